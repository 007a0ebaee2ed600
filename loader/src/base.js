/**
 * @file Where a page's binding starts, and its session.
 */

/** @import { Options } from './types.d.ts' */

/**
 * Where the page's binding starts, by the tag or by a guess.
 * @param {Options} options
 * @param {string} [guess]
 */
export const basePath = (options, guess = '') => (options.basePath ?? guess).replace(/\/+$/, '');

/**
 * Where the session is asked.
 * @param {Options} options
 * @param {string} base
 */
export const endpoint = (options, base) => options.sessionEndpoint ?? `${base}/api/sessions`;
