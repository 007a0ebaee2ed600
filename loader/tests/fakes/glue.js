/**
 * @file Stands for the glue that wasm-bindgen makes: notes what it is given.
 */

/** @type {unknown[][]} */
export const mounted = [];

export const __wbg_get_imports = () => ({});

export const __wbg_finalize_init = /** @type {(...given: unknown[]) => void} */ (() => {});

/** @param {unknown[]} given */
export function mount(...given) {
  mounted.push(given);
  return { free() {}, settle() {} };
}
