// Builds the sites into `sites/`, after `npm ci --ignore-scripts`: `node build.mjs`.
// The demo store serves each of them below /_frameworks/NAME/.

import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { compile } from 'svelte/compiler';
import { DEPARTMENTS, paragraphs } from './shared/departments.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, 'sites');
const WATCH = '<script src="/_frameworks/shared/watch.js"></script>';
const TAG = '<script async src="/telesales-toolbar/telesales-toolbar.js"></script>';
const PRODUCTION = { 'process.env.NODE_ENV': '"production"' };

const bundle = (entry, file, options = {}) =>
  esbuild.build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    outfile: join(OUT, file),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: PRODUCTION,
    minify: true,
    logLevel: 'warning',
    ...options,
  });

const write = async (file, text) => {
  await mkdir(dirname(join(OUT, file)), { recursive: true });
  await writeFile(join(OUT, file), text);
};

// A page as a server sends it to Vue, Svelte and Turbo.
const page = (title, script, body = '') => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    ${WATCH}
    <link rel="stylesheet" href="/_frameworks/shared/site.css">
    ${TAG}
    <script defer src="${script}"></script>
  </head>
  <body>${body}</body>
</html>
`;

// React as shipped, with the tag among its own elements; with a tag that only the server knows of;
// its development build, which minds every attribute; and the version before, as shipped and not.
const BEFORE = { react: 'react-18', 'react-dom': 'react-dom-18' };
const REACT = [
  { name: 'react', tag: true, mode: 'production' },
  { name: 'react-foreign-tag', tag: false, mode: 'production' },
  { name: 'react-development', tag: true, mode: 'development' },
  { name: 'react-18', tag: false, mode: 'production', alias: BEFORE },
  { name: 'react-18-development', tag: true, mode: 'development', alias: BEFORE },
];

async function react() {
  for (const { name, tag, mode, alias } of REACT) {
    const server = `.server/${name}.cjs`;
    await bundle('react/server.jsx', server, { format: 'cjs', platform: 'node', alias });
    const { draw } = (await import(pathToFileURL(join(OUT, server)))).default;
    const base = `/_frameworks/${name}/`;
    const define = { 'process.env.NODE_ENV': JSON.stringify(mode) };
    await bundle('react/client.jsx', `${name}/client.js`, { define, alias });
    const own = alias === BEFORE;
    const start = `<script defer src="${base}client.js" data-base="${base}" data-tag="${tag}"></script>`;
    const foreign = tag ? '' : TAG;
    const scripts = own ? { first: '', last: foreign } : { first: WATCH, last: foreign + start };
    for (const { path } of DEPARTMENTS) {
      const props = { base, path: base + path, tag, own };
      await write(join(name, path, 'index.html'), draw(props, scripts));
    }
  }
}

async function vue() {
  const define = {
    ...PRODUCTION,
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  };
  await bundle('vue/main.js', 'vue/main.js', { define });
  await write('vue/index.html', page('Vue', '/_frameworks/vue/main.js', '<div id="app"></div>'));
}

const SVELTE = {
  name: 'svelte',
  setup: (build) =>
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' });
      return { contents: js.code };
    }),
};

async function svelte() {
  const conditions = ['svelte', 'browser', 'production'];
  await bundle('svelte/main.js', 'svelte/main.js', { plugins: [SVELTE], conditions });
  await write('svelte/index.html', page('Svelte', '/_frameworks/svelte/main.js'));
}

async function turbo() {
  const base = '/_frameworks/turbo/';
  await bundle('turbo/main.js', 'turbo/main.js');
  const links = DEPARTMENTS.map((it) => `<a href="${base}${it.path}">${it.title}</a>`);
  for (const [index, department] of DEPARTMENTS.entries()) {
    // Half of the pages with either kind of header: a kept page comes back beside the other.
    const kind = index % 2 ? 'fixed' : 'sticky';
    const shelves = paragraphs(department).map((text) => `<p>${text}</p>`);
    const body = `
    <header class="${kind}" data-test="header">${links.join(' ')}</header>
    <main><h1>${department.title}</h1>${shelves.join('\n')}</main>
  `;
    await write(join('turbo', department.path, 'index.html'), page(department.title, `${base}main.js`, body));
  }
}

// Called rather than started, because its command refuses versions of Node that it works with.
async function astro() {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  const root = join(HERE, 'astro');
  await build({ root, base: '/_frameworks/astro', logLevel: 'warn' });
  // Astro finds its own packages only from a folder below theirs.
  await cp(join(root, 'dist'), join(OUT, 'astro'), { recursive: true });
}

// With the toolbar from its npm package, which `cargo xtask test` lays among the others.
async function vite() {
  if (!existsSync(join(HERE, 'node_modules/telesales-toolbar'))) return;
  const { build } = await import('vite');
  await build({
    root: join(HERE, 'vite'),
    base: '/_frameworks/vite/',
    build: { outDir: join(OUT, 'vite'), emptyOutDir: true },
    logLevel: 'warn',
  });
}

await rm(OUT, { recursive: true, force: true });
for (const file of ['watch.js', 'site.css']) {
  await cp(join(HERE, 'shared', file), join(OUT, 'shared', file));
}
await Promise.all([react(), vue(), svelte(), turbo(), astro(), vite()]);
