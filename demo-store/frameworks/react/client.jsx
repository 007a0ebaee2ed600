// Hydrates the whole document, and notes what React had to say about it.

import { hydrateRoot } from 'react-dom/client';
import { App } from './app.jsx';

window.hydrationErrors = [];
const note = (kind) => (error) => window.hydrationErrors.push(`${kind}: ${error}`);
const { base, tag, own } = document.currentScript.dataset;

hydrateRoot(document, <App base={base} path={location.pathname} tag={tag === 'true'} own={own === 'true'} />, {
  onRecoverableError: note('recovered'),
  onUncaughtError: note('uncaught'),
  onCaughtError: note('caught'),
});
