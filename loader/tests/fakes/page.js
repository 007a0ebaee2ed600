/**
 * @file A page without a browser: as much of one as the loader's modules look at.
 */

/**
 * Puts a page in place of the globals.
 * @param {object} [page]
 * @param {string} [page.url] the page's address.
 * @param {string} [page.referrer] the address of the page before.
 * @param {number} [page.visit] how it has come about: 0 by a link, 1 loaded again, 2 gone back to.
 * @param {Record<string, string>} [page.memory] the tab's storage; none: storage is forbidden.
 */
export const page = ({
  url = 'https://store.example/',
  referrer = '',
  visit = 0,
  memory = {},
} = {}) => {
  const location = new URL(url);
  const forbidden = memory === null;
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    get() {
      if (forbidden) throw new DOMException('forbidden', 'SecurityError');
      return memory;
    },
  });
  Object.assign(globalThis, { location, origin: location.origin });
  Object.defineProperty(globalThis, 'document', {
    configurable: true,
    value: { referrer, readyState: 'complete' },
  });
  Object.defineProperty(globalThis, 'performance', {
    configurable: true,
    value: { navigation: { type: visit } },
  });
  Object.assign(globalThis, { window: globalThis });
};
