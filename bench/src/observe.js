// In every page before its own scripts: notes when the bar is painted, how long an answer to the
// operator's hand takes, what jumps, and how much memory a WebAssembly has.
(() => {
  const seen = (window.__bench = { shift: 0, wasm: 0 });

  // A message sent in a frame's last callback is received when the frame is done.
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });

  seen.bar = new Promise((resolve) => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      if (this.localName === 'telesales-toolbar') {
        const observer = new MutationObserver(() => {
          if (!root.querySelector('[part~="bar"]')) return;
          observer.disconnect();
          painted(resolve);
        });
        observer.observe(root, { childList: true, subtree: true });
      }
      return root;
    };
  });

  // From the hand's movement, by the clock of the input event, to the frame that shows something
  // for it. A key's own event comes before what it types.
  let pressed;
  addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
  seen.next = (kind) =>
    new Promise((resolve) => {
      const answer = (event) => {
        const start = kind === 'input' ? pressed : event.timeStamp;
        painted((end) => resolve(end - start));
      };
      addEventListener(kind, answer, { capture: true, once: true });
    });

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) {
      if (!hadRecentInput) seen.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const native = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await native.apply(WebAssembly, given);
      const { memory } = (result.instance ?? result).exports;
      // The loader asks the page's policy with a module that has nothing.
      if (memory) seen.wasm = () => memory.buffer.byteLength;
      return result;
    };
  }

  // What the tag asked of the network, when its first script was there, and when it first
  // asked the session.
  seen.requests = (script) => {
    const all = performance.getEntriesByType('resource').map((it) => it.toJSON());
    const own = all.filter(({ name }) => /\/(telesales-toolbar|_peers|api)\//.test(name));
    const sent = own.filter(({ transferSize }) => transferSize > 0);
    return {
      number: sent.length,
      bytes: sent.reduce((sum, { transferSize }) => sum + transferSize, 0),
      asked: own.find(({ name }) => name.includes('/api/sessions'))?.startTime ?? 0,
      arrived: own.find(({ name }) => name.endsWith(script))?.responseEnd ?? 0,
      loaded: performance.getEntriesByType('navigation')[0].loadEventEnd,
    };
  };
})();
