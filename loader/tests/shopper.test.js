import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memory } from '../src/memory.js';
import { isShopper, wasShopper, watchSignIns } from '../src/shopper.js';
import { page } from './fakes/page.js';

const MINUTE = 60_000;
const here = 'https://store.example/chairs';

test('a no holds on the way from page to page, and no longer than five minutes', () => {
  page({ referrer: here });
  const said = (/** @type {number} */ ago) => String(Date.now() - ago);
  assert.equal(wasShopper(said(0)), true);
  assert.equal(wasShopper(said(4.9 * MINUTE)), true);
  assert.equal(wasShopper(said(5.1 * MINUTE)), false);
});

test('a clock that was set back does not stretch it', () => {
  page({ referrer: here });
  assert.equal(wasShopper(String(Date.now() + 1_000)), false);
  assert.equal(wasShopper(String(Date.now() + 24 * 60 * MINUTE)), false);
});

test('what is no time is no no', () => {
  page({ referrer: here });
  for (const memory of ['undefined', '', 'operator', 'operator\v', 'NaN']) {
    assert.equal(wasShopper(memory), false, memory);
  }
});

test('a page that is loaded again or gone back to asks', () => {
  for (const [visit, holds] of /** @type {const} */ ([[0, true], [1, false], [2, false]])) {
    page({ referrer: here, visit });
    assert.equal(wasShopper(String(Date.now())), holds, `${visit}`);
  }
});

test('so does one that comes from elsewhere, or from where somebody signs in', () => {
  const referrers = {
    'https://store.example/': true,
    'https://store.example/design-in-wood': true,
    'https://store.example/blog/in-the-log-inn': true,
    'https://store.example/signing-ceremony': true,
    '': false,
    'https://account.myvtex.com/': false,
    'https://accounts.google.com/': false,
    'https://store.example.org/': false,
    'https://store.example/login': false,
    'https://store.example/Sign-In?returnUrl=/': false,
    'https://store.example/account/log_in': false,
    'https://store.example/api/signin-oidc': false,
  };
  for (const [referrer, holds] of Object.entries(referrers)) {
    page({ referrer });
    assert.equal(wasShopper(String(Date.now())), holds, referrer);
  }
});

test('a request of a sign-in ends it, whatever else the page has asked for', () => {
  const storage = {};
  page({ memory: storage });
  /** @type {(list: { getEntries(): { name: string }[] }) => void} */
  let notice = () => assert.fail('nothing is observed');
  /** @type {any} */ (globalThis).PerformanceObserver = class {
    constructor(/** @type {typeof notice} */ run) {
      notice = run;
    }
    observe(/** @type {object} */ what) {
      assert.deepEqual(what, { type: 'resource' });
    }
  };
  const asked = (/** @type {string[]} */ ...names) =>
    notice({ getEntries: () => names.map((name) => ({ name: `https://store.example/${name}` })) });
  watchSignIns();
  isShopper();
  const said = memory();
  asked('a.png', 'vtexid/ui.js', 'validate.js');
  assert.equal(memory(), said, 'neither of them is one');
  asked('a.png', 'api/vtexid/pub/authentication/classic/validate', 'b.png');
  assert.equal(memory(), '');
});
