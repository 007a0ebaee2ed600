/**
 * @file Begins, once in a page.
 */

import { decide } from './decide.js';
import { fail } from './fail.js';
import { KEY } from './memory.js';
import { watchSignIns } from './shopper.js';

/** @import { Bring, Options } from './types.d.ts' */

/** The word on the line for a change of which no more is known. */
const CHANGED = 7;

/**
 * Begins. Included twice by accident: the first one works, the second is silent.
 * @param {Options | undefined} options
 * @param {Bring} bring
 */
export const begin = (options, bring) => {
  const name = Symbol.for(KEY);
  if (window[name]) return;
  /** @type {import('./types.d.ts').Instance} */
  const instance = (window[name] = {});
  watchSignIns();
  /** @param {number} [heard] */
  const start = (heard) => {
    // Pages extend Object.prototype, with names of options perhaps.
    /** @type {any} */
    const own = { __proto__: null, ...options };
    if (!instance.toolbar) decide(instance, own, bring, heard).catch(fail);
  };
  start();
  // A page that comes back from the cache may have waited through a sign-in, or a change.
  addEventListener('pageshow', (event) => event.persisted && start(CHANGED));
};
