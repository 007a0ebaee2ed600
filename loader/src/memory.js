/**
 * @file The tab's memory, one entry of `sessionStorage`. A shopper's: when the session said no, in
 * milliseconds since 1970. An operator's: a word, the base path, an expression for the pages without
 * a bar, the style that makes the room.
 */

/** The name of the entry, and of the line between the tabs. */
export const KEY = 'telesales-toolbar';

/** What an operator's memory begins with. */
export const OPERATOR = 'operator';

/** Stands between the parts of it. Not a line's end, as in releases before, which had other parts. */
export const BETWEEN = '\v';

/**
 * Answers the memory, and before that replaces it, if there is something to remember. Storage can
 * be forbidden; then every page asks.
 * @param {any} [value]
 * @returns {string | undefined}
 */
export const memory = (value) => {
  try {
    return value == null ? sessionStorage[KEY] : (sessionStorage[KEY] = value);
  } catch {
    /* forbidden, or full */
  }
  return undefined;
};
