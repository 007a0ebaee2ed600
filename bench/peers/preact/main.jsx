// The bar with Preact: all of it in one small file.

import { render } from 'preact';
import { begin } from '../shared/begin.js';
import { TAG, furnish, show } from '../shared/host.js';
import { Bar } from '../view/bar.jsx';

begin(() => (session) => {
  const host = document.createElement(TAG);
  const base = furnish(host);
  render(<Bar session={session} />, base);
  show(host, base);
}).catch((error) => console.error('Telesales bar:', error));
