// Builds the peers into `out/`, after `npm ci --ignore-scripts`: `node build.mjs`.
// The demo store serves them below /_peers/, compressed.

import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, 'out');
const STYLE = join(HERE, '../../style');
const SHEETS = ['tokens', 'base', 'toolbar', 'panel', 'form'];

// The toolbar's own style sheets as one minified text.
const STYLES = {
  name: 'toolbar-styles',
  setup: (build) => {
    build.onResolve({ filter: /^toolbar-styles$/ }, ({ path }) => ({ path, namespace: 'styles' }));
    build.onLoad({ filter: /.*/, namespace: 'styles' }, async () => {
      const sheets = SHEETS.map((name) => readFile(join(STYLE, `${name}.css`), 'utf8'));
      const css = (await Promise.all(sheets)).join('\n');
      const { code } = await esbuild.transform(css, { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};

const bundle = (name, entry, options = {}) =>
  esbuild.build({
    absWorkingDir: HERE,
    entryPoints: { [name]: entry },
    outdir: OUT,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [STYLES],
    ...options,
  });

await rm(OUT, { recursive: true, force: true });
await Promise.all([
  bundle('plain', 'plain/main.js'),
  bundle('preact', 'preact/main.jsx', {
    jsxImportSource: 'preact',
    alias: { hooks: 'preact/hooks' },
  }),
  bundle('react', 'react/main.js', { external: ['./react-bar.js'] }),
  bundle('react-bar', 'react/mount.jsx', { alias: { hooks: 'react' } }),
]);
for (const name of await readdir(OUT)) {
  const file = join(OUT, name);
  await writeFile(`${file}.br`, brotliCompressSync(await readFile(file)));
}
