/**
 * @file What is said when the toolbar does not start.
 */

import { KEY } from './memory.js';
import { wait } from './page.js';
import { giveBack } from './room.js';

/**
 * Tells the console and the document why, and gives the room back.
 * @param {import('./types.d.ts').Problem} problem
 */
export const fail = async ([reason, error]) => {
  giveBack();
  // Not in a page that is being left, which takes its requests with it: it is gone in a second.
  await wait(1_000);
  // Pages take the console away.
  window.console?.error('Telesales Toolbar:', reason, error);
  document.dispatchEvent(new CustomEvent(`${KEY}-error`, { detail: { reason, error } }));
};
