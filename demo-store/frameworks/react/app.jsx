// A shop as React draws it when it owns the whole document, as Hydrogen, Remix and Next do:
// the same component on the server and in the browser, routes through `history`.

import { useEffect, useState } from 'react';
import { DEPARTMENTS, departmentAt, paragraphs } from '../shared/departments.js';

// `tag`: whether the toolbar's tag is one of React's own elements. `own`: whether all scripts of the
// page are: before version 19, React wants its head to begin as it has drawn it.
export function App({ base, path, tag, own }) {
  const [current, setCurrent] = useState(path);
  useEffect(() => {
    window.hydratedAt = performance.now();
    const follow = () => setCurrent(location.pathname);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (event) => {
    event.preventDefault();
    history.pushState(null, '', event.currentTarget.href);
    setCurrent(location.pathname);
    scrollTo(0, 0);
  };
  const department = departmentAt(current, base);
  // The class of the root is React's own, and another one on each page.
  return (
    <html lang="en" className={`shop ${department.path || 'home'}`}>
      <head>
        {own && <script src="/_frameworks/shared/watch.js" />}
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{department.title}</title>
        <link rel="stylesheet" href="/_frameworks/shared/site.css" />
        {tag && <script async src="/telesales-toolbar/telesales-toolbar.js" />}
        {own && <script defer src={`${base}client.js`} data-base={base} data-tag={tag} data-own={own} />}
      </head>
      <body className={department.path || 'home'}>
        <header className="sticky" data-test="header">
          {DEPARTMENTS.map((it) => (
            <a key={it.path} href={base + it.path} onClick={go}>
              {it.title}
            </a>
          ))}
        </header>
        <main key={department.path}>
          <h1>{department.title}</h1>
          {paragraphs(department).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </main>
      </body>
    </html>
  );
}
