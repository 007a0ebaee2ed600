/**
 * @file Starts the toolbar in an operator's page. Comes with the glue.
 */

import { WASM_HASH } from '#build';
import { __wbg_finalize_init, __wbg_get_imports, mount } from '#glue';
import { basePath, endpoint } from './base.js';
import { BETWEEN, OPERATOR } from './memory.js';
import { idle, loaded, parsed } from './page.js';

// For whoever mounts without a loader, as tests do.
export { mount } from '#glue';

/** @import { Options, Problem, Start } from './types.d.ts' */

/**
 * The WebAssembly from beside this file, checked.
 * @param {typeof import('./explain.js').explain} explain
 */
const fetchWasm = async (explain) => {
  const url = import.meta.url.replace('.js', '_bg.wasm');
  try {
    return await fetch(url, { integrity: WASM_HASH });
  } catch (error) {
    throw await explain(url, error);
  }
};

/**
 * Starts the WebAssembly. Not by the glue's own way, which is for all that there may be: a checked
 * file has come as a whole before its first byte is given away, so that nothing is won by streams.
 * @param {any} wasm a response, or bytes.
 */
const init = async (wasm) => {
  const bytes = wasm.arrayBuffer ? await wasm.arrayBuffer() : wasm;
  const { instance, module } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
  __wbg_finalize_init(instance, module);
};

/**
 * What is the matter when the toolbar does not start.
 * @param {unknown} error
 * @returns {Problem}
 */
const problem = (error) => {
  if (!window.WebAssembly) return ['WebAssembly is switched off', error];
  // As the browsers word it when the policy forbids WebAssembly.
  if (/-eval|CSP/.test(`${error}`)) return ["script-src lacks 'wasm-unsafe-eval'", error];
  return Array.isArray(error) ? /** @type {Problem} */ (error) : ['it does not start', error];
};

/**
 * Moves the host element to the end of `<html>`, where a page may replace its `<body>` or hide all in
 * it. Until the page is quiet it is at the end of `<body>`: frameworks that hydrate the whole
 * document put up with it there alone.
 */
const moveHost = () => {
  /** @type {any} */
  const root = document.documentElement;
  /** @type {any} */
  const host = document.querySelector('telesales-toolbar');
  if (host?.parentNode !== document.body) return;
  // Keeps the focus and the place in the top layer, where browsers know it.
  if (root.moveBefore) return root.moveBefore(host, null);
  const focused = host.shadowRoot.activeElement;
  root.append(host);
  host.showPopover?.();
  focused?.focus();
};

/** The base path, as Store Framework publishes it, sooner or later. */
const published = (/** @type {Options} */ options, /** @type {string} */ guess) =>
  basePath(options, window.__RUNTIME__?.rootPath ?? guess);

/**
 * Starts it as soon as the document is there.
 * @type {Start}
 */
export const start = async (
  instance,
  options,
  asked,
  room,
  answer,
  channel,
  heard,
  memory,
  explain,
  wasm,
) => {
  let css = memory()?.split(BETWEEN)[3];
  /**
   * @param {string} base
   * @param {Promise<Response>} [answered]
   */
  const mountAt = (base, answered) => {
    /**
     * @param {string} [hidden] none: an operator's no more.
     * @param {string} [latest]
     */
    const remember = (hidden, latest) => {
      css = latest ?? css;
      memory(hidden ? [OPERATOR, base, hidden, css].join(BETWEEN) : '');
    };
    const session = { __proto__: null, ...options, basePath: base, sessionEndpoint: endpoint(options, base) };
    instance.toolbar = mount(session, room, remember, answered, channel, heard());
  };
  /** @param {string} base */
  const settle = async (base) => {
    await loaded();
    await idle();
    const last = published(options, base);
    if (last !== base) {
      instance.toolbar?.free();
      mountAt(last);
    }
    moveHost();
    instance.toolbar?.settle();
  };
  // The preload that has brought this file.
  document.querySelector(`link[href="${import.meta.url}"]`)?.remove();
  try {
    await init(wasm ?? (await fetchWasm(explain)));
    await parsed();
    // The page was put aside and came back meanwhile, and started anew.
    if (instance.toolbar) return;
    clearTimeout(room?.timer);
    const base = published(options, asked);
    mountAt(base, base === asked ? answer : undefined);
    // Throws when the toolbar has been taken out meanwhile.
    settle(base).catch(() => {});
  } catch (error) {
    throw problem(error);
  }
};
