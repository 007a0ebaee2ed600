// Whether this page gets a bar: one question to the session, a no remembered for a while.

import { read } from './session.js';

const MEMORY = 'telesales-peer';
const SHOPPER_FOR_MS = 5 * 60 * 1000;

// Storage can be forbidden; then every page asks.
const memory = (value) => {
  try {
    if (value !== undefined) sessionStorage[MEMORY] = value;
    return sessionStorage[MEMORY];
  } catch {
    return undefined;
  }
};

/**
 * Asks, and for an operator calls what `bring` resolves to with the session's answer. Where the
 * tab is known to be an operator's, both happen at once.
 */
export async function begin(bring) {
  const known = memory();
  if (known > Date.now()) return;
  const coming = known === 'operator' && bring();
  const session = await read();
  if (!session.mayImpersonate) {
    memory(Date.now() + SHOPPER_FOR_MS);
    return;
  }
  memory('operator');
  const show = await (coming || bring());
  if (document.readyState === 'loading') {
    await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  show(session);
}
