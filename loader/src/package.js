/**
 * @file The package for npm: a function of a module. No hashes are checked: the bundler names and
 * serves the files anew, as it does the rest of the site.
 */

import { begin } from './begin.js';
import { bring } from './bundled.js';

/** @import { TelesalesToolbarOptions } from '../../package/telesales-toolbar.d.ts' */

/** @param {TelesalesToolbarOptions} [options] */
export function mountTelesalesToolbar(options) {
  // A server that draws pages has none to mount into.
  if (typeof document !== 'undefined') begin({ ...options }, bring);
}
