/**
 * @file The moments of a page.
 */

/**
 * Waits.
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Waits for the document to be read to its end. Not for `DOMContentLoaded`, which scripts delay that
 * do not come.
 */
export const parsed = () =>
  new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve(0);
    else addEventListener('readystatechange', resolve, { capture: true, once: true });
  });

/** Waits until the page has nothing better to do; some never have. WebKit cannot tell. */
export const idle = () =>
  new Promise((resolve) => {
    /** @type {(run: (given: any) => void, options: any) => unknown} */
    const soon = window.requestIdleCallback ?? setTimeout;
    soon(resolve, { timeout: 1_000 });
  });

/** Waits until the document is read to its end, and has nothing better to do. */
export const calm = async () => {
  do await idle();
  while (document.readyState === 'loading');
};

/** Waits until all of the page has come; for ten seconds at most, as some never do. */
export const loaded = async () => {
  // Leaves no listener behind in a page that the toolbar is taken out of meanwhile.
  for (let turn = 0; turn < 200 && document.readyState !== 'complete'; turn++) await wait(50);
};
