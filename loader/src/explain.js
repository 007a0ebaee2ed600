/**
 * @file Why a file of the toolbar does not come.
 */

/** @import { Problem } from './types.d.ts' */

/**
 * Answers what to throw: the file has changed, or it is not where it should be.
 * @param {string} url
 * @param {unknown} error what a checked fetch of it has said.
 * @returns {Promise<Problem>}
 */
export const explain = async (url, error) => {
  const file = await fetch(url).catch((it) => it);
  return file.ok ? ['its files changed', error] : ['its files are missing', file.status ?? file];
};
