// Answers GET /api/* from its cache, and asks the store meanwhile for the next time
// (stale-while-revalidate), as service workers of stores do with all they do not know.
const CACHE = 'api';

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isCall = origin === location.origin && pathname.startsWith('/api/');
  if (isCall && event.request.method === 'GET') event.respondWith(answer(event));
});

async function answer(event) {
  const cache = await caches.open(CACHE);
  const old = await cache.match(event.request);
  const fresh = ask(event.request, cache);
  if (!old) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return old;
}

async function ask(request, cache) {
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
