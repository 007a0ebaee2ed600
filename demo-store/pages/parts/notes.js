/*
 * What the tests look at, noted before anything else of the page runs: what was said, what moved,
 * which listeners there are, and what the page was like at `load`, before the toolbar is there.
 *
 * It keeps the functions it needs, since the page is about to replace some. All answers are
 * strings: a page's `toJSON` would spoil anything else.
 */
(() => {
  'use strict';
  const { ownKeys } = Reflect;
  const { add, remove } = {
    add: EventTarget.prototype.addEventListener,
    remove: EventTarget.prototype.removeEventListener,
  };
  const own = { console: window.console, error: window.console.error };
  const notes = { said: '', reasons: '', errors: '', shifted: '', before: null, listeners: {} };
  Object.defineProperty(window, 'notes', { value: notes });

  own.console.error = function (...said) {
    notes.said += said.join(' ') + '\n';
    return own.error.apply(own.console, said);
  };
  add.call(document, 'telesales-toolbar-error', (event) => {
    notes.reasons += event.detail.reason + '\n';
  });

  add.call(window, 'error', (event) => {
    // Files that do not arrive are errors too, with no message.
    if (event.message) notes.errors += event.message + '\n';
  });
  add.call(window, 'unhandledrejection', (event) => {
    notes.errors += `unhandled: ${event.reason}\n`;
  });

  if (window.PerformanceObserver?.supportedEntryTypes?.includes('layout-shift')) {
    const look = (list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        const at = `${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms`;
        notes.shifted += `${at}, ${entry.sources?.[0]?.node?.nodeName}\n`;
      }
    };
    const observer = new PerformanceObserver(look);
    observer.observe({ type: 'layout-shift', buffered: true });
    notes.shifts = () => {
      look({ getEntries: () => observer.takeRecords() });
      return notes.shifted;
    };
  }

  // Listeners where a guest has no business to leave any.
  const name = (target) =>
    target === window ? 'window' : target === document ? 'document'
      : target === document.documentElement ? 'html' : target === document.body ? 'body'
        : target === window.visualViewport ? 'visualViewport' : '';
  const kept = new WeakMap();
  const count = (target, type, by) => {
    const where = `${name(target ?? window)} ${type}`;
    if (where[0] !== ' ') notes.listeners[where] = (notes.listeners[where] ?? 0) + by;
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const once = typeof options === 'object' && options?.once;
    const capture = Boolean(typeof options === 'object' ? options?.capture : options);
    // What the loader itself needs until it is known whether there is a toolbar.
    const loaders = document.currentScript?.src?.includes('/telesales-toolbar/');
    if (listener && !once && !loaders) {
      if (!kept.has(listener)) kept.set(listener, []);
      const known = kept.get(listener);
      const same = (it) => it[0] === this && it[1] === type && it[2] === capture;
      if (!known.some(same)) {
        known.push([this, type, capture]);
        count(this, type, 1);
        const forget = () => this.removeEventListener(type, listener, capture);
        if (typeof options === 'object' && options?.signal) add.call(options.signal, 'abort', forget);
      }
    }
    return add.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const capture = Boolean(typeof options === 'object' ? options?.capture : options);
    const known = (listener && kept.get(listener)) || [];
    for (let at = known.length - 1; at >= 0; at -= 1) {
      if (known[at][0] === this && known[at][1] === type && known[at][2] === capture) {
        known.splice(at, 1);
        count(this, type, -1);
      }
    }
    return remove.call(this ?? window, type, listener, options);
  };

  // WebKit answers in the pixels of the zoomed element, others in those of the window.
  const ownPixels = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
  const zoomOf = (element) => {
    let zoom = 1;
    for (let it = element; it; it = it.parentElement ?? it.getRootNode().host) {
      zoom *= parseFloat(getComputedStyle(it).zoom) || 1;
    }
    return zoom;
  };
  notes.rect = (element) => {
    const rect = element.getBoundingClientRect();
    const zoom = ownPixels ? zoomOf(element) : 1;
    if (zoom === 1) return rect;
    const left = (rect.left + scrollX) * zoom - scrollX;
    const top = (rect.top + scrollY) * zoom - scrollY;
    const [width, height] = [rect.width * zoom, rect.height * zoom];
    return { left, top, width, height, right: left + width, bottom: top + height };
  };

  const PLACES = '[data-test], h1, section, footer';
  const places = () => {
    const found = {};
    let index = 0;
    for (const element of document.querySelectorAll(PLACES)) {
      const { left, top, width, height } = notes.rect(element);
      found[`${index} ${element.tagName}.${element.id}`] =
        [left + scrollX, top + scrollY, width, height].join(' ');
      index += 1;
    }
    return found;
  };
  notes.places = places;

  // What WebDriver leaves in a page.
  const DRIVERS = /cdc_|wdc_|driver|automation|ret_nodes|^se_/i;
  const look = () => {
    const page = { ...places() };
    page.html = document.documentElement.outerHTML;
    page.sheets = document.adoptedStyleSheets.length;
    for (const [key, count] of Object.entries(notes.listeners)) page[`listeners ${key}`] = count;
    for (const key of ownKeys(window)) if (!DRIVERS.test(String(key))) page[`window.${String(key)}`] = 1;
    return page;
  };
  const FUNCTIONS = ['fetch', 'Promise', 'customElements', 'console', 'open', 'requestAnimationFrame',
    'setTimeout', 'MutationObserver', 'ResizeObserver', 'CSSStyleSheet'];
  const functions = () => {
    const found = FUNCTIONS.map((key) => [key, window[key]]);
    for (const key of ['pushState', 'replaceState', 'back', 'go']) {
      found.push([`history.${key}`, history[key]]);
    }
    for (const key of ['insertBefore', 'appendChild', 'removeChild']) {
      found.push([key, Node.prototype[key]]);
    }
    return found;
  };

  /** Remembers the page as it is now. */
  notes.remember = () => {
    notes.before = look();
    notes.functions = functions();
  };
  // Of long texts only where they part.
  const apart = (was, is) => {
    const [before, after] = [String(was), String(is)];
    let at = 0;
    while (at < before.length && before[at] === after[at]) at += 1;
    const excerpt = (text) =>
      (text.length < 80 ? text : text.slice(Math.max(0, at - 20), at + 60)).replace(/\s+/g, ' ');
    return `${excerpt(before)} -> ${excerpt(after)}`;
  };
  /** What is different from what was remembered, a line each. */
  notes.differences = () => {
    const { before } = notes;
    const now = look();
    let found = '';
    for (const key of ownKeys({ ...before, ...now })) {
      const [was, is] = [before[key] ?? 0, now[key] ?? 0];
      if (was !== is) found += `${key}: ${apart(was, is)}\n`;
    }
    const after = functions();
    for (let at = 0; at < after.length; at += 1) {
      if (after[at][1] !== notes.functions[at][1]) found += `${after[at][0]} is another function\n`;
    }
    return found;
  };
  add.call(window, 'load', notes.remember, { capture: true, once: true });
  // For browsers that do not report shifts: where things were in the first frame.
  add.call(document, 'DOMContentLoaded', () => {
    requestAnimationFrame(() => { notes.first = places(); });
  }, { once: true });
})();
