/**
 * @file The room for the bar before the first paint, as it was on the last page: in a stylesheet
 * that no framework sees.
 */

import { matches } from './judge.js';

/** How long it waits for a bar, in milliseconds. */
const PATIENCE_MS = 7_000;

/** @type {import('./types.d.ts').ReservedRoom | undefined} */
export let room;

/** Gives the room back. */
export const giveBack = () => room?.replaceSync('');

/**
 * Makes the room, unless the page is one without a bar. Whoever takes it over stops the timer.
 * @param {string} css
 * @param {string} hidden
 */
export const reserve = (css, hidden) => {
  if (!matches(hidden)) {
    room = new CSSStyleSheet();
    room.replaceSync(css);
    document.adoptedStyleSheets.push(room);
    room.timer = setTimeout(giveBack, PATIENCE_MS);
  }
};
