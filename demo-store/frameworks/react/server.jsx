// What a server would send for a page: drawn once, when the sites are built. The scripts are the
// server's, as those that start an application are.

import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';

export const draw = (props, { first, last }) => {
  const drawn = renderToString(<App {...props} />);
  return `<!doctype html>${drawn.replace('<head>', `<head>${first}`).replace('</head>', `${last}</head>`)}`;
};
