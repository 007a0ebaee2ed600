/**
 * @file The glue and the WebAssembly of the single file, which holds both. Unpacked before it is
 * compiled: Firefox 153, given the stream, at times never comes to its end.
 */

import { WASM } from '#build';
import { start } from '#start';

/**
 * Answers the glue, and the WebAssembly's bytes.
 * @type {import('./types.d.ts').Bring}
 */
export const bring = async () => {
  const packed = Uint8Array.from(atob(WASM), (it) => it.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return [{ start }, await new Response(unpacked).arrayBuffer()];
};
