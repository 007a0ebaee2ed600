/*
 * Telesales Toolbar: the loader, the one script a store's page carries.
 *
 * It asks the session once whether this browser may impersonate customers. If not, it does
 * nothing more; for an operator it fetches the glue and the WebAssembly and mounts the bar. It
 * asks all that the toolbar would, at once in a tab known as an operator's and else while the
 * WebAssembly is on its way; the toolbar takes the answer over.
 * It is a classic script that also runs as a module or injected by a tag manager. In a shopper's
 * page it writes one sessionStorage entry and nothing else: no cookie (it takes away one that an
 * operator has left), no local storage, no DOM.
 *
 * The other packages of a release are this file too, with something else between the lines
 * "// begin: …" and "// end: …"; see xtask/src/release/loader.rs. The judges have lines of their
 * own, for the tests that run them alone; see src/samples.rs.
 */
(() => {
  // begin: names
  // `cargo xtask build` fills in names by content, and hashes; these suit `trunk serve`.
  const NAME = 'telesales-toolbar';
  const GLUE_HASH = '';
  const WASM_HASH = '';
  // end: names

  // The tab's memory. A shopper's: until when (epoch milliseconds) this is one. An operator's,
  // one a line: the word "operator", what the toolbar asks the session for, an expression for the
  // pages without a bar, the style that makes the room.
  const MEMORY = 'telesales-toolbar';
  const SHOPPER_FOR_MS = 5 * 60 * 1000;
  // A shopper until then is one that has to be asked for.
  const LONG_AGO = 1;
  const SESSION_PATIENCE_MS = 7000;
  // The first two are looked at. The others make the order, by which caches tell questions apart,
  // one of 5,040.
  const QUESTION =
    'impersonate.canImpersonate,authentication.adminUserEmail,' +
    'store.countryCode,store.currencyCode,store.currencySymbol,store.cultureInfo,store.channel';
  // Pages where somebody may be about to sign in, and the requests of a sign-in without such a
  // page: what the tab knew ends there.
  const SIGN_IN = /^[^,]*(log-?in|sign-?in|.admin)|vtexid.[^,]*(validate|finish)/i;

  // Included twice by accident: the first one works, the second is silent.
  const INSTANCE = Symbol.for(MEMORY);
  if (window[INSTANCE]) return;
  const instance = (window[INSTANCE] = {});

  // begin: tag
  const script =
    document.currentScript ?? document.querySelector('script[src*="telesales-toolbar.js"]');
  // end: tag

  // The room for the bar before the first paint, as it was on the last page: in a stylesheet that
  // no framework sees. The mounted toolbar takes it over.
  let room;

  // What was last said on the line to the other tabs since the session was asked, which makes the
  // answer old. Tabs of the first release say no more than that: they are heard once it is mounted.
  let heard;

  // What is wrong when it goes no further than here.
  let reason = 'no tag';
  const fail = (error) => {
    // As the browsers word it when the policy forbids WebAssembly.
    if (/-eval|CSP/.test(error)) reason = "script-src lacks 'wasm-unsafe-eval'";
    room?.replaceSync('');
    // Not in a page that is being left, which takes its requests with it: it is gone in a second.
    setTimeout(() => {
      // Pages take the console away.
      window.console?.error('Telesales Toolbar:', reason, error);
      document.dispatchEvent(
        new CustomEvent('telesales-toolbar-error', { detail: { reason, error } }),
      );
    }, 1000);
  };

  // Storage can be forbidden; then every page asks.
  const memory = (value) => {
    try {
      if (value) sessionStorage[MEMORY] = value;
      return sessionStorage[MEMORY];
    } catch {
      /* forbidden */
    }
  };

  // judges: from here
  // Whether the expression that the toolbar has compiled describes the page's path, or all of it
  // before a `#`. An address writes é as %C3%A9: each byte is compared as a character.
  const matches = (expression) =>
    unescape(location.pathname + location.hash).match(`^(${expression})(#|$)`);

  // Whether the session is one that the toolbar is for: its browser may impersonate, or is an
  // admin's of a store that lacks the session app, who is to be told. Throws when this is no
  // session. A list of one word passes for the word: the toolbar, which looks closer, says no
  // then. Both are tried with `samples/session`.
  const operatorIn = (answer) => {
    const { impersonate, authentication } = answer.namespaces ?? answer;
    return impersonate
      ? // A string in any case, "false" included, or a boolean.
        /^\s*true\s*$/i.test(impersonate.canImpersonate?.value)
      : // `in` throws where there are no namespaces, and finds nothing in those that there are.
        authentication?.adminUserEmail?.value || '' in answer.namespaces;
  };
  // judges: to here

  const loaded = new Promise((resolve) => {
    addEventListener('load', resolve);
    if (document.readyState === 'complete') resolve();
  });

  // Brings the glue and the wasm; answers the glue's `mount`. `ask` is told what the toolbar asks
  // the session for as soon as the glue has said so, while the wasm is on its way.
  const bring = async (ask) => {
    reason = 'its files changed';
    // begin: files
    const base = new URL(`wasm/${NAME}`, script.src);
    const glue = `${base}.js`;
    const get = () => fetch(`${base}_bg.wasm`, { integrity: WASM_HASH });
    // Compiled while the glue comes.
    const compiled = WebAssembly.compileStreaming(get()).catch(() => {});
    // A module cannot be imported with a hash, but a preload with one fills the place that
    // `import` then reads from: a changed file never runs. A browser without preloads, too old for
    // the toolbar anyway, gets no further.
    const preload = () =>
      new Promise((onload, onerror) =>
        document.head.append(
          Object.assign(document.createElement('link'), {
            integrity: GLUE_HASH,
            nonce: script.nonce,
            href: glue,
            rel: 'modulepreload',
            crossOrigin: '',
            onload() {
              onload(this.remove());
            },
            onerror() {
              onerror(this.remove());
            },
          }),
        ),
      );
    // Without this fetch, WebKit says nothing of a changed file. Frameworks that hydrate the whole
    // document drop foreign elements, the preload's too: none before load.
    await Promise.all([fetch(glue, { integrity: GLUE_HASH }), loaded.then(preload)]);
    const code = await import(glue);
    ask(code.ITEMS);
    // The glue can do with what a server gives another type than WebAssembly's.
    const wasm = (await compiled) ?? get();
    // end: files
    await code.default({ module_or_path: wasm });
    reason = 'it failed';
    return code.mount;
  };

  const decide = async () => {
    if (origin === 'null') throw (reason = "sandbox lacks 'allow-same-origin'");
    // Pages extend Object.prototype, with names of options perhaps.
    const options = { __proto__: null, ...script.dataset };
    let [role, items, hidden, css = ''] = `${memory()}`.split('\n');
    if (!items) {
      if (Date.now() < role && !SIGN_IN.test(location.pathname + document.referrer)) return;
      await loaded;
      await new Promise(window.requestIdleCallback ?? setTimeout);
    }
    if (css && !matches(hidden)) {
      room = new CSSStyleSheet();
      room.replaceSync(css);
      document.adoptedStyleSheets.push(room);
    }
    // Store Framework stores with several bindings publish the path that theirs starts at.
    options.basePath = (options.basePath ?? window.__RUNTIME__?.rootPath ?? '').replace(/\/+$/, '');
    options.sessionEndpoint ??= `${options.basePath}/api/sessions`;
    // Store Framework makes its session at the start; asking beside it could make a second one.
    // An answer that takes longer is the toolbar's own affair, which asks again then.
    const patience = new Promise((resolve) => setTimeout(resolve, SESSION_PATIENCE_MS));
    const session = Promise.race([window.__RENDER_8_SESSION__?.sessionPromise, patience]).catch(
      () => {},
    );
    // What the session answers to the last question; the line to the other tabs, open before it is
    // asked.
    let answer, channel;
    // Asks for the items. Answers as `operatorIn`; undefined: could not ask, which is neither.
    const ask = () => {
      if (items) {
        try {
          (channel ??= new BroadcastChannel(MEMORY)).onmessage = (event) => (heard = event.data);
        } catch {
          /* forbidden: the toolbar then asks for itself */
        }
      }
      answer = session.then(async () => {
        // Not the document's base, which may be another site's.
        const url = new URL(options.sessionEndpoint, location);
        // In another order each time: a service worker's cache, which goes by the address, then has
        // no answer of its own.
        const order = (items || QUESTION).split(',').sort(() => 0.5 - Math.random());
        url.searchParams.set('items', order);
        const response = await fetch(url, {
          cache: 'no-store',
          credentials: 'include',
          priority: items ? 'high' : 'low',
        });
        // Read here and not by the toolbar, which then draws the bar in its first frame.
        const text = response.text();
        response.text = () => text;
        return response;
      });
      return Promise.race([
        answer
          .then((response) => response.text())
          .then(JSON.parse)
          .then(operatorIn),
        patience,
      ]).catch(() => {});
    };
    let operator = ask();
    if (items || (await operator)) {
      // A tab that is not known yet, or known by another release.
      const mount = await bring((all) => items === all || ((items = all), (operator = ask())));
      // Kept here so that it is not collected, and so unmounted, while the page lives.
      instance.toolbar ??= mount(
        options,
        room,
        (lines, latest = css) => {
          css = latest;
          memory(`operator\n${lines}\n${css}`);
        },
        answer,
        items,
        channel,
        heard,
      );
    }
    if ((await operator) == false) {
      // An operator's no more: the room goes with the toolbar.
      instance.toolbar = instance.toolbar?.free();
      memory(Date.now() + SHOPPER_FOR_MS);
      // What an operator's sign-in has left: it would bring the customer back for the next one.
      document.cookie = 'vtex-impersonated-customer-email=;path=/;max-age=0';
      addEventListener('pagehide', () => {
        const requests = performance.getEntries().map((it) => it.name);
        if (SIGN_IN.test([location.pathname, requests])) memory(LONG_AGO);
      });
    }
  };

  const start = () => instance.toolbar ?? decide().catch(fail);
  start();
  // A page that comes back from the cache may have waited through a sign-in, or a change: 7 is the
  // word for one of which no more is known.
  addEventListener('pageshow', (event) => event.persisted && start((heard ??= 7)));
})();
