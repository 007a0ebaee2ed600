// Before anything else on a page: notes errors, and what the toolbar holds on to in the page,
// told from the page's own by who calls. The tests read it as `window.watched`.
(() => {
  if (window.watched) return;
  const watched = (window.watched = { errors: [], inserted: null, loaded: null });
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;

  const note = (...words) => watched.errors.push(words.map(String).join(' '));
  const failed = ({ message, target }) => {
    // What is fetched ahead of a navigation may be given up by it.
    if (target?.rel !== 'prefetch') note(message ?? `${target?.outerHTML} failed`);
  };
  add.call(window, 'error', failed, true);
  add.call(window, 'unhandledrejection', (event) => note('unhandled:', event.reason));
  const say = console.error;
  console.error = (...words) => {
    note(...words);
    say.apply(console, words);
  };

  // The mounted toolbar: its loader is a part of the page.
  const byToolbar = () => /\/telesales-toolbar\/wasm\//.test(new Error().stack);
  // What the toolbar's own elements listen to goes with them.
  const stays = (target) => !(target instanceof Node) || (target.isConnected && target.getRootNode() === document);

  // A listener is a target, type, function and phase; adding it again adds nothing.
  const numbers = new WeakMap();
  let last = 0;
  const number = (it) => numbers.get(it) ?? (numbers.set(it, ++last), last);
  const phase = (options) => Boolean(options && typeof options === 'object' ? options.capture : options);
  const held = new Map();
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener && stays(target) && byToolbar()) {
      const key = [number(target), type, number(listener), phase(options)].join();
      held.set(key, `${target.constructor.name} ${type}`);
      const drop = () => held.delete(key);
      if (options?.once) add.call(target, type, drop, { once: true, capture: true });
      if (options?.signal) add.call(options.signal, 'abort', drop, { once: true });
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener) held.delete([number(target), type, number(listener), phase(options)].join());
    return remove.call(target, type, listener, options);
  };

  // An observer is held while it observes anything.
  const observers = {};
  for (const kind of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const { prototype } = window[kind] ?? {};
    if (!prototype) continue;
    const { observe, disconnect } = prototype;
    const busy = new WeakSet();
    observers[kind] = 0;
    prototype.observe = function (...words) {
      if (!busy.has(this) && byToolbar()) {
        busy.add(this);
        observers[kind] += 1;
      }
      return observe.apply(this, words);
    };
    prototype.disconnect = function () {
      if (busy.delete(this)) observers[kind] -= 1;
      return disconnect.call(this);
    };
  }
  // As lines, so that a difference can be read.
  watched.held = () => [
    ...[...held.values()].sort(),
    ...Object.entries(observers).map(([kind, count]) => `${kind} ${count}`),
  ];

  add.call(window, 'load', () => (watched.loaded = performance.now()), { once: true });
  new MutationObserver(() => {
    if (document.querySelector('telesales-toolbar')) watched.inserted ??= performance.now();
  }).observe(document, { childList: true, subtree: true });
})();
