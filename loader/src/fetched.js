/**
 * @file Brings the glue from beside the tag, and checks it. It checks the WebAssembly, which is
 * asked for here so that both are on their way at once.
 */

import { GLUE_HASH, NAME } from '#build';
import { explain } from './explain.js';
import { wait } from './page.js';
import { tag } from './tag.js';

/** How long the preload is waited for: by then the fetch beside it has seen the same file. */
const PATIENCE_MS = 7_000;

/**
 * A module cannot be imported with a hash, but a preload with one fills the place that `import` then
 * reads from: a changed file never runs. A browser without preloads, too old for the toolbar anyway,
 * gets no further. `start.js` takes the element away.
 * @param {string} href
 */
const preload = (href) =>
  new Promise((onload, onerror) =>
    document.head.append(
      Object.assign(document.createElement('link'), {
        integrity: GLUE_HASH,
        nonce: tag.nonce,
        href,
        rel: 'modulepreload',
        crossOrigin: '',
        onload,
        onerror,
      }),
    ),
  );

/**
 * Answers the glue.
 * @type {import('./types.d.ts').Bring}
 */
export const bring = async () => {
  // No address of anything: without a tag there is nothing beside it.
  let glue = 'a:';
  try {
    const base = new URL(`wasm/${NAME}`, tag.src);
    glue = `${base}.js`;
    await Promise.all([
      // Without this fetch, WebKit says nothing of a changed file.
      fetch(glue, { integrity: GLUE_HASH }),
      // Frameworks may take the element out, and with it what it would say.
      Promise.race([preload(glue), wait(PATIENCE_MS)]),
      fetch(`${base}_bg.wasm`),
    ]);
    return [await import(glue)];
  } catch (error) {
    throw await explain(glue, error);
  }
};
