/**
 * @file What an answer and an address mean. Tried with `samples/`, as is everybody who judges.
 */

/**
 * Whether the expression that the toolbar has compiled describes the page's path, or all of it
 * before a `#`. An address writes é as %C3%A9: each byte is compared as a character.
 * @param {string} expression
 */
export const matches = (expression) =>
  unescape(location.pathname + location.hash).match(expression);

/**
 * Whether the session is one that the toolbar is for: its browser may impersonate, or is an admin's
 * of a store that lacks the session app, who is to be told. Throws when this is no session. A list
 * of one word passes for the word: the toolbar, which looks closer, says no then.
 * @param {any} answer
 */
export const isOperators = (answer) => {
  const { impersonate, authentication } = answer.namespaces ?? answer;
  return impersonate
    ? // A string in any case, "false" included, or a boolean.
      /^\s*true\s*$/i.test(impersonate.canImpersonate?.value)
    : // `in` throws where there are no namespaces, and finds nothing in those that there are.
      authentication?.adminUserEmail?.value || '' in answer.namespaces;
};
