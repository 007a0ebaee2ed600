/**
 * @file How long a tab that is a shopper's is not asked about again.
 */

import { memory } from './memory.js';

const FOR_MS = 5 * 60 * 1000;

// A page where somebody may have signed in, by its address.
const PAGE = /\blog[-_]?[io]n\b|\bsign[-_]?[io]n\b/i;
// The requests of a sign-in with VTEX ID.
const REQUEST = /vtexid.*(validate|finish)/;

/** Notes that the session has said no. */
export const isShopper = () => memory(Date.now());

/**
 * Whether the no of an earlier page still holds: it is not old, and the tab has come by a link from
 * a page of this site that was none to sign in with. A no of the future is none: clocks are set.
 * @param {any} saidNoAt
 */
export const wasShopper = (saidNoAt) =>
  Date.now() - saidNoAt < FOR_MS &&
  Date.now() >= saidNoAt &&
  // Neither loaded again nor gone back to. The one of `getEntriesByType` takes more bytes.
  !performance.navigation.type &&
  document.referrer.startsWith(`${origin}/`) &&
  !PAGE.test(document.referrer);

/** Watches for requests that look like a sign-in, in pages that ask nothing, too. */
export const watchSignIns = () =>
  new PerformanceObserver((list) => {
    if (list.getEntries().some((it) => REQUEST.test(it.name))) memory('');
  }).observe({ type: 'resource' });
