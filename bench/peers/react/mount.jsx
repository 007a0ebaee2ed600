// React, the bar, and the styles.

import { createRoot } from 'react-dom/client';
import { TAG, furnish, show } from '../shared/host.js';
import { Bar } from '../view/bar.jsx';

export function mount(session) {
  const host = document.createElement(TAG);
  const base = furnish(host);
  createRoot(base).render(<Bar session={session} />);
  show(host, base);
}
