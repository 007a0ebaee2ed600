/**
 * @file What a build fills in, as it is without one: for the tests of the modules.
 */

/** The name that the glue and the WebAssembly share, made of their contents. */
export const NAME = 'telesales-toolbar';
/** The integrity of the glue. */
export const GLUE_HASH = '';
/** The integrity of the WebAssembly. */
export const WASM_HASH = '';
/** What the session is asked for: `src/protocol/items.txt`. */
export const ITEMS = 'impersonate.canImpersonate,authentication.adminUserEmail,profile.email';
/** The WebAssembly in the single file: gzip, in base64. */
export const WASM = '';
