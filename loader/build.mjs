// Bundles an entry of `src/`: `node build.mjs ENTRY`. What a build fills in comes as JSON on the
// standard input: the constants of `src/plain.js`, the names of the package's files, and the paths of
// the glue as wasm-bindgen makes it and of what starts it. The bundle goes to the standard output.
//
// Without an entry it is a hook of Trunk's, for `trunk serve` after `npm ci` in this folder: the
// script goes where Trunk collects its files. `cargo xtask build` makes its own.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const HERE = dirname(fileURLToPath(import.meta.url));
const ITEMS = readFileSync(join(HERE, '../src/protocol/items.txt'), 'utf8').trim();
const SCRIPT = 'telesales-toolbar.js';

/**
 * How each entry is read, and whether it is made small here.
 * @type {Record<string, { format: import('esbuild').Format, small?: boolean }>}
 */
const ENTRIES = {
  script: { format: 'iife', small: true },
  single: { format: 'iife' },
  package: { format: 'esm' },
  start: { format: 'esm' },
};

/**
 * The ways to make a script small that are tried: each bit counts for shoppers, and which of them is
 * the best changes with every line.
 * @type {import('terser').MinifyOptions[]}
 */
const WAYS = [1, 2, 4].flatMap((passes) =>
  [false, true].flatMap((pure_getters) =>
    [false, true].flatMap((conditionals) =>
      [0, 1, 3].map((quote_style) => ({
        ecma: /** @type {const} */ (2020),
        compress: {
          passes,
          pure_getters,
          conditionals,
          unsafe: true,
          unsafe_arrows: true,
          inline: 1,
        },
        format: { quote_style },
      })),
    ),
  ),
);

/**
 * The same script in the fewest bytes, compressed as servers do.
 * @param {string} script
 */
const smallest = async (script) => {
  const { minify } = await import('terser');
  const tried = await Promise.all(WAYS.map((way) => minify(script, way)));
  const texts = tried.map(({ code = '' }) => ({ code, bytes: brotliCompressSync(code).length }));
  return texts.reduce((best, it) => (it.bytes < best.bytes ? it : best)).code;
};

/**
 * @param {Record<string, string>} filled
 * @returns {import('esbuild').Plugin}
 */
const fillIn = ({ glue, start, ...constants }) => ({
  name: 'fill-in',
  setup(build) {
    build.onResolve({ filter: /^#build$/ }, () => ({ path: 'build', namespace: 'filled-in' }));
    build.onLoad({ filter: /.*/, namespace: 'filled-in' }, () => ({
      contents: Object.entries({ ITEMS, ...constants })
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n'),
    }));
    build.onResolve({ filter: /^#glue$/ }, () => ({ path: glue }));
    build.onResolve({ filter: /^#start$/ }, () => ({ path: start }));
  },
});

/**
 * @param {string} entry
 * @param {Record<string, string>} filled
 */
const bundle = async (entry, filled) => {
  const esbuild = await import('esbuild');
  const { format, small } = ENTRIES[entry];
  const { outputFiles } = await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: [`src/${entry}.js`],
    bundle: true,
    format,
    target: 'es2022',
    charset: 'utf8',
    // Not this folder's, whose strictness adds a line to scripts.
    tsconfigRaw: {},
    define: {
      GLUE_FILE: JSON.stringify(filled.GLUE_FILE ?? ''),
      WASM_FILE: JSON.stringify(filled.WASM_FILE ?? ''),
    },
    external: ['./wasm/*'],
    legalComments: 'none',
    logLevel: 'warning',
    // A classic script has no address of its own; its glue has the WebAssembly beside it.
    logOverride: { 'empty-import-meta': 'silent' },
    plugins: [fillIn(filled)],
    write: false,
  });
  const [{ text }] = outputFiles;
  return small ? smallest(text) : text;
};

const [, , entry] = process.argv;
const { TRUNK_STAGING_DIR: staging, TELESALES_TOOLBAR_SEALS: seals } = process.env;
if (entry) {
  process.stdout.write(await bundle(entry, JSON.parse(readFileSync(0, 'utf8'))));
} else if (!seals) {
  const folder = staging ?? join(HERE, 'bundles');
  mkdirSync(folder, { recursive: true });
  const plain = { NAME: 'telesales-toolbar', GLUE_HASH: '' };
  writeFileSync(join(folder, SCRIPT), await bundle('script', plain));
}
