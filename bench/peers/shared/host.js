// The host element in the page: a shadow root with the toolbar's own styles, the top layer, and
// room for the bar.

import styles from 'toolbar-styles';

export const TAG = 'telesales-toolbar';

/** Gives an element its shadow root; answers the element in it to draw into. */
export function furnish(host) {
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const base = document.createElement('div');
  base.setAttribute('part', 'base');
  shadow.append(base);
  return base;
}

/** Puts the element on top of the page and pushes the page down by the height of `base`. */
export function show(host, base) {
  host.popover = 'manual';
  document.documentElement.append(host);
  host.showPopover();
  const room = new CSSStyleSheet();
  document.adoptedStyleSheets.push(room);
  new ResizeObserver(() => {
    const height = `${Math.round(base.offsetHeight)}px`;
    room.replaceSync(`:root{--telesales-toolbar-height:${height};
      margin-top:${height}!important;scroll-padding-top:${height}!important}`);
  }).observe(base);
}

/** What the store's tag says about this bar. */
export const options = () =>
  document.querySelector('script[data-orders-url]')?.dataset ?? { ordersUrl: '/account#/orders' };
