/**
 * @file The question to the session.
 */

import { ITEMS } from '#build';
import { isOperators } from './judge.js';
import { wait } from './page.js';

const STORES_PATIENCE_MS = 7_000;
const PAUSE_MS = 3_000;

/**
 * Asks for all items. The answer's text can be taken more than once.
 * @param {string} where
 */
export const ask = async (where) => {
  // Store Framework makes its session at the start; asking beside it could make a second one.
  await Promise.race([
    // When it cannot, there is nothing to wait for.
    window.__RENDER_8_SESSION__?.sessionPromise?.catch(wait),
    wait(STORES_PATIENCE_MS),
  ]);
  // Not the document's base, which may be another site's.
  const url = new URL(where, /** @type {any} */ (location));
  // In another order each time: caches, which go by the address, then have no answer of their own.
  const items = ITEMS.split(',').sort(() => 0.5 - Math.random());
  url.searchParams.set('items', `${items}`);
  const response = await fetch(url, { cache: 'no-store', credentials: 'include' });
  // Read here and not by the toolbar, which then draws the bar in its first frame.
  const text = response.text();
  response.text = () => text;
  return response;
};

/**
 * Whether an operator works here, by the first answer that can tell. Asks again where that may
 * help, and else fails with what is wrong.
 * @param {() => Promise<Response>} question
 * @param {string} where
 * @param {boolean} [isLast]
 * @returns {Promise<boolean>}
 */
export const isOperator = async (question, where, isLast) => {
  try {
    const answer = await question();
    if (!answer.ok) throw answer.status;
    return isOperators(JSON.parse(await answer.text()));
  } catch (thrown) {
    /** @type {any} a status, or an error, which is no number. */
    const error = thrown;
    if (isLast || error < 500) throw [`${where} fails`, error];
    await wait(PAUSE_MS);
    return isOperator(question, where, true);
  }
};
