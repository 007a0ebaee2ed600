/**
 * @file Says at the end how many tests there were, as the test groups read it.
 */

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* counts(events) {
  const counts = { 'test:pass': 0, 'test:fail': 0 };
  for await (const { type, data } of events) {
    if (type in counts && data.details?.type !== 'suite') counts[/** @type {'test:pass'} */ (type)] += 1;
  }
  yield `${counts['test:pass']} passed, ${counts['test:fail']} failed\n`;
}
