/**
 * @file Decides whether this is an operator's page, and brings the toolbar into it.
 */

import { ask, isOperator } from './ask.js';
import { basePath, endpoint } from './base.js';
import { explain } from './explain.js';
import { BETWEEN, KEY, OPERATOR, memory } from './memory.js';
import { calm, wait } from './page.js';
import { reserve, room } from './room.js';
import { isShopper, wasShopper } from './shopper.js';

/** @import { Bring, Instance, Options } from './types.d.ts' */

/** Takes away what an operator has left: it would bring the customer back for the next one. */
const NO_COOKIE = 'vtex-impersonated-customer-email=;path=/;max-age=0';

/**
 * Decides.
 * @param {Instance} instance
 * @param {Options} options
 * @param {Bring} bring
 * @param {number} [heard] what another tab may have said unheard.
 */
export const decide = async (instance, options, bring, heard) => {
  if (origin === 'null') throw ['no allow-same-origin'];
  const [role, guess, hidden, css] = `${memory()}`.split(BETWEEN);
  const isKnown = role === OPERATOR;
  if (isKnown) reserve(css, hidden);
  else {
    if (wasShopper(role)) return;
    await calm();
  }
  const base = basePath(options, guess);
  const where = endpoint(options, base);
  /** @type {BroadcastChannel | undefined} */
  let channel;
  try {
    // Open before the session is asked: what is said since makes the answer old.
    channel = new BroadcastChannel(KEY);
    channel.onmessage = (event) => (heard = event.data);
  } catch {
    /* forbidden: the toolbar asks for itself */
  }
  /** @type {Promise<Response> | undefined} */
  let answer;
  // The toolbar, which may come later than a failure, deals with that.
  if (isKnown) (answer = ask(where)).catch(wait);
  else if (!(await isOperator(() => (answer = ask(where)), where))) {
    channel?.close();
    isShopper();
    document.cookie = NO_COOKIE;
    return;
  }
  const [glue, wasm] = await bring();
  const heardLast = () => heard;
  await glue.start(instance, options, base, room, answer, channel, heardLast, memory, explain, wasm);
};
