/**
 * @file The glue and the WebAssembly of the package.
 */

// Bundlers look for just these two expressions, with the names written out.
const glue = () => import(GLUE_FILE);
const wasm = () => fetch(new URL(WASM_FILE, import.meta.url));

/**
 * Answers the glue, and the WebAssembly's response.
 * @type {import('./types.d.ts').Bring}
 */
export const bring = async () => {
  try {
    return await Promise.all([glue(), wasm()]);
  } catch (error) {
    throw ['its files do not come', error];
  }
};
