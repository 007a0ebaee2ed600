/*
 * Telesales Toolbar: the loader, the one script a store's page carries.
 *
 * It asks the session once whether this browser may impersonate customers. If not, it does
 * nothing more; for an operator it fetches the glue and the WebAssembly and mounts the bar.
 * It is a classic script that also runs as a module or injected by a tag manager, and it
 * writes nothing but one sessionStorage entry: no cookie, no local storage, no DOM.
 */
(() => {
  'use strict';

  // `cargo xtask build` fills in names by content and hashes; these suit `trunk serve`.
  const GLUE = { file: 'wasm/telesales-toolbar.js', integrity: '' };
  const WASM = { file: 'wasm/telesales-toolbar_bg.wasm', integrity: '' };

  // The tab's memory: "operator", or until when (epoch milliseconds) this is a shopper.
  const MEMORY = 'telesales-toolbar';
  const SHOPPER_FOR_MS = 5 * 60 * 1000;
  const SESSION_PATIENCE_MS = 7000;
  // Pages where somebody may be about to sign in: what the tab knew ends here.
  const SIGN_IN_PATH = /log-?in|sign-?in|vtexid|\/admin/i;

  // Included twice by accident: the first one works, the second is silent.
  const INSTANCE = Symbol.for('telesales-toolbar');
  if (window[INSTANCE]) return;
  const instance = (window[INSTANCE] = {});

  const script =
    document.currentScript ?? document.querySelector('script[src*="telesales-toolbar.js"]');
  if (!script) {
    console.error('Telesales Toolbar: its script tag was not found; keep "telesales-toolbar.js" in the address.');
    return;
  }
  const home = script.src;
  // Store Framework stores with several bindings publish the path that theirs starts at.
  const basePath = (script.dataset.basePath ?? window.__RUNTIME__?.rootPath ?? '').replace(/\/+$/, '');
  const sessionEndpoint = script.dataset.sessionEndpoint ?? `${basePath}/api/sessions`;

  // Storage can be forbidden; then every page asks.
  const recall = () => {
    try {
      return sessionStorage.getItem(MEMORY);
    } catch {
      return null;
    }
  };
  const remember = (value) => {
    try {
      sessionStorage.setItem(MEMORY, value);
    } catch {
      /* forbidden */
    }
  };

  const loaded = new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
  const idle = () =>
    new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(() => resolve()));

  // Store Framework makes its session at the start; asking beside it could make a second one.
  const sessionMade = () =>
    Promise.race([
      Promise.resolve(window.__RENDER_8_SESSION__?.sessionPromise).catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, SESSION_PATIENCE_MS)),
    ]);

  // true: may impersonate, or is an admin of a store that lacks the session app, who is to be
  // told. false: may not. null: could not ask, which is neither.
  // The value is a string in any case, "false" included.
  const askMayImpersonate = async () => {
    try {
      await sessionMade();
      const url = new URL(sessionEndpoint, document.baseURI);
      url.searchParams.set('items', 'impersonate.canImpersonate,authentication.adminUserEmail');
      const response = await fetch(url, {
        credentials: 'include',
        headers: { accept: 'application/json' },
        priority: 'low',
      });
      if (!response.ok) return null;
      const { namespaces } = await response.json();
      if (!namespaces) return null;
      const { impersonate, authentication } = namespaces;
      if (!impersonate) return Boolean(authentication?.adminUserEmail?.value);
      return String(impersonate.canImpersonate?.value).toLowerCase() === 'true';
    } catch {
      return null;
    }
  };

  // A module cannot be imported with a hash, but a preload with one fills the place that
  // `import` then reads from: a changed file never runs.
  const preload = (href) =>
    new Promise((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = href;
      link.integrity = GLUE.integrity;
      link.crossOrigin = 'anonymous';
      link.nonce = script.nonce;
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${href} did not arrive as it was released`));
      document.head.append(link);
    }).finally(() => document.head.querySelector(`link[href="${href}"]`)?.remove());

  const start = async () => {
    const glue = new URL(GLUE.file, home).href;
    const wasm = fetch(new URL(WASM.file, home), { integrity: WASM.integrity });
    // Awaited below; a failure before that must not count as unhandled.
    wasm.catch(() => {});
    // Frameworks that hydrate the whole document drop foreign elements, the preload's too: none
    // before load. Until then the glue comes as far as the browser's cache.
    await Promise.all([loaded, fetch(glue, { integrity: GLUE.integrity })]);
    await preload(glue);
    const { default: initialise, mount } = await import(glue);
    await initialise({ module_or_path: wasm });
    // Kept here so that it is not collected, and so unmounted, while the page lives.
    instance.toolbar = mount({ ...script.dataset, basePath, sessionEndpoint });
  };

  const decide = async () => {
    const signingIn = SIGN_IN_PATH.test(location.pathname);
    const known = signingIn ? null : recall();
    if (Number(known) > Date.now()) return;
    if (known !== 'operator') await loaded.then(idle);
    const operator = await askMayImpersonate();
    if (operator === false) {
      remember(signingIn ? '0' : String(Date.now() + SHOPPER_FOR_MS));
    } else if (operator || known === 'operator') {
      remember('operator');
      await start();
    }
  };

  decide().catch((error) => console.error('Telesales Toolbar could not start:', error));
})();
