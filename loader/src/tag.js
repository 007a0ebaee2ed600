/**
 * @file The script tag, by which the files beside it are found.
 */

import { KEY } from './memory.js';

/**
 * The tag, or nothing of one. Not `document.currentScript`: that may hold the loader among others,
 * or have it inside.
 * @type {Partial<HTMLScriptElement>}
 */
export const tag = document.querySelector(/** @type {'script'} */ (`[src*="${KEY}.js"]`)) ?? {};
