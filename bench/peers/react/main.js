// The bar with React: shoppers get the question alone, operators React and the bar too. These two
// files share no chunk: a third one would be one more request before the question.

import { begin } from '../shared/begin.js';

begin(async () => (await import('./react-bar.js')).mount).catch((error) =>
  console.error('Telesales bar:', error),
);
