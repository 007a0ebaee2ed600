import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { ITEMS } from '#build';
import { ask, isOperator } from '../src/ask.js';
import { page } from './fakes/page.js';

const OPERATORS = { namespaces: { impersonate: { canImpersonate: { value: 'true' } } } };
const SHOPPERS = { namespaces: { impersonate: { canImpersonate: { value: 'false' } } } };
const json = (/** @type {unknown} */ body, status = 200) => Response.json(body, { status });

beforeEach(() => {
  page({ url: 'https://store.example/fr/chairs?a=b' });
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

/** Answers the question of `isOperator` with these, one after the other. */
const answering = (/** @type {(Response | Error)[]} */ ...answers) => {
  const question = mock.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer;
  });
  return question;
};

/** Lets what is waited for pass. */
const settle = async (/** @type {Promise<unknown>} */ promise) => {
  let isOver = false;
  promise.catch(() => {}).finally(() => (isOver = true));
  while (!isOver) {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(1_000);
  }
};

test('asks the page’s own origin for every item, in another order each time', async () => {
  /** @type {URL[]} */
  const asked = [];
  mock.method(globalThis, 'fetch', async (/** @type {URL} */ url, /** @type {object} */ options) => {
    asked.push(url);
    assert.deepEqual(options, { cache: 'no-store', credentials: 'include' });
    return json(SHOPPERS);
  });
  for (let turn = 0; turn < 40; turn++) await ask('/fr/api/sessions');
  const items = asked.map((url) => (url.searchParams.get('items') ?? '').split(','));
  assert.ok(asked.every((url) => url.origin + url.pathname === 'https://store.example/fr/api/sessions'));
  assert.ok(items.every((it) => it.toSorted().join() === ITEMS.split(',').toSorted().join()));
  assert.ok(new Set(items.map(String)).size > 1);
});

test('keeps what the endpoint itself asks for', async () => {
  const fetched = mock.method(globalThis, 'fetch', async () => json(SHOPPERS));
  await ask('https://other.example/api/sessions?sc=2');
  const url = /** @type {URL} */ (/** @type {any} */ (fetched.mock.calls[0]).arguments[0]);
  assert.equal(url.host, 'other.example');
  assert.equal(url.searchParams.get('sc'), '2');
  assert.ok(url.searchParams.get('items')?.includes('canImpersonate'));
});

test('waits for the session that Store Framework makes, and not for ever', async () => {
  const fetched = mock.method(globalThis, 'fetch', async () => json(SHOPPERS));
  const ends = { resolve: () => {} };
  const made = new Promise((resolve) => (ends.resolve = () => resolve(0)));
  window.__RENDER_8_SESSION__ = { sessionPromise: made };
  const first = ask('/api/sessions');
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(fetched.mock.callCount(), 0);
  ends.resolve();
  await first;
  assert.equal(fetched.mock.callCount(), 1);
  for (const make of [() => new Promise(() => {}), () => Promise.reject(new Error('none'))]) {
    window.__RENDER_8_SESSION__ = { sessionPromise: make() };
    await settle(ask('/api/sessions'));
  }
  assert.equal(fetched.mock.callCount(), 3);
  delete window.__RENDER_8_SESSION__;
});

test('the answer can be read twice', async () => {
  mock.method(globalThis, 'fetch', async () => json(OPERATORS));
  const answer = await ask('/api/sessions');
  assert.equal(await answer.text(), await answer.text());
});

test('the first answer that can tell decides', async () => {
  for (const [body, means] of /** @type {const} */ ([[OPERATORS, true], [SHOPPERS, false]])) {
    const question = answering(json(body));
    assert.equal(await isOperator(question, '/api/sessions'), means);
    assert.equal(question.mock.callCount(), 1);
  }
});

test('asks again after what passes', async () => {
  for (const passing of [json({}, 503), new TypeError('Failed to fetch'), new Response('<html>')]) {
    const question = answering(passing, json(OPERATORS));
    const answer = isOperator(question, '/api/sessions');
    await settle(answer);
    assert.equal(await answer, true);
    assert.equal(question.mock.callCount(), 2);
  }
});

test('says at once what will not pass, and after the second time what has not', async () => {
  const lasting = isOperator(answering(json({}, 404)), '/fr/api/sessions');
  await assert.rejects(lasting, (it) => {
    assert.deepEqual(it, ['/fr/api/sessions fails', 404]);
    return true;
  });
  const error = new TypeError('Failed to fetch');
  const twice = isOperator(answering(error, error), 'fr/api/sessions');
  await settle(twice);
  await assert.rejects(twice, (it) => {
    assert.deepEqual(it, ['fr/api/sessions fails', error]);
    return true;
  });
});
