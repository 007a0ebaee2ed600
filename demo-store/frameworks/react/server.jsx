// What a server would send for a page: drawn once, when the sites are built.

import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';

export const draw = (props) => `<!doctype html>${renderToString(<App {...props} />)}`;
