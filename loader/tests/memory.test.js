import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memory } from '../src/memory.js';
import { page } from './fakes/page.js';

test('what is remembered is there on the next page', () => {
  const storage = {};
  page({ memory: storage });
  assert.equal(memory(), undefined);
  memory('operator\v/fr');
  page({ memory: storage });
  assert.equal(memory(), 'operator\v/fr');
  memory('');
  assert.equal(memory(), '');
});

test('storage that is forbidden remembers nothing and breaks nothing', () => {
  page({ memory: /** @type {any} */ (null) });
  assert.equal(memory('operator'), undefined);
  assert.equal(memory(), undefined);
});
