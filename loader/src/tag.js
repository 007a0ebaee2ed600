/**
 * @file The script tag, by which the files beside it are found.
 */

/**
 * The tag, or nothing of one. Not `document.currentScript`: that may hold the loader among others,
 * or have it inside.
 * @type {Partial<HTMLScriptElement>}
 */
export const tag = document.querySelector(/** @type {'script'} */ ('[src*="telesales-toolbar.js"]')) ?? {};
