// Puts the worker between the store's pages and the store, or takes it out again.
// `data-worker` on <html> says when that is done: `on` or `off`.
const { serviceWorker } = navigator;
const say = (state) => { document.documentElement.dataset.worker = state; };

async function putIn() {
  await serviceWorker.register('/_demo/worker.js', { scope: '/' });
  await serviceWorker.ready;
  while (!serviceWorker.controller) {
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
  }
  say('on');
}

async function takeOut() {
  const registrations = await serviceWorker.getRegistrations();
  await Promise.all(registrations.map((one) => one.unregister()));
  await caches.delete('api');
  say('off');
}

document.querySelector('#in').addEventListener('click', putIn);
document.querySelector('#out').addEventListener('click', takeOut);
