// The body of a function that looks at a page with the bar in it. It answers with a problem a
// line, its column before the colon; plain loops only, since the page may have changed arrays.
// Arguments: the moment (start, scrolled, anchor), the position of the bar, and whether the page
// makes room.
const [moment, position, room] = arguments;
let problems = '';
const problem = (column, what) => { problems += `${column}: ${moment}: ${what}\n`; };
const NEAR = 0.75;
const near = (a, b) => Math.abs(a - b) <= NEAR;
const round = (number) => Math.round(number * 100) / 100;

const host = document.querySelector('telesales-toolbar');
if (!host || !host.shadowRoot) return 'visible: there is no bar\n';
const bar = notes.rect(host);
const part = host.shadowRoot.querySelector('[part~=bar]');
const width = document.documentElement.clientWidth;

// At the edge of the window, all along it, drawn and not see-through.
const edge = position === 'bottom' ? bar.bottom - innerHeight : bar.top;
if (!near(edge, 0)) problem('visible', `${round(edge)}px from the edge`);
if (!near(bar.left, 0)) problem('visible', `starts at ${round(bar.left)}px`);
const full = near(bar.width, innerWidth) || near(bar.right, width) || bar.width > innerWidth - 20;
if (!full || bar.width > innerWidth + NEAR) problem('visible', `${round(bar.width)}px of ${innerWidth}px wide`);
if (bar.height < 20 || bar.height > 200) problem('visible', `${round(bar.height)}px high`);
for (const element of [host, part]) {
  const style = getComputedStyle(element);
  if (style.opacity !== '1' || style.visibility !== 'visible' || style.filter !== 'none') {
    problem('visible', `opacity ${style.opacity}, visibility ${style.visibility}, filter ${style.filter}`);
  }
  if (style.transform !== 'none' || style.direction !== 'ltr') {
    problem('visible', `transform ${style.transform}, direction ${style.direction}`);
  }
}
const drawn = getComputedStyle(part);
if (/^(transparent|rgba\(.*, 0\))$/.test(drawn.backgroundColor)) problem('visible', 'no background');
if (drawn.color === drawn.backgroundColor) problem('visible', 'text in the colour of the background');
if (drawn.fontSize !== '14px' || drawn.textTransform !== 'none' || drawn.letterSpacing !== 'normal') {
  problem('visible', `text of ${drawn.fontSize}, ${drawn.textTransform}, ${drawn.letterSpacing}`);
}

// What a click along the bar meets.
for (const share of [0.02, 0.25, 0.5, 0.75, 0.98]) {
  const met = document.elementFromPoint(innerWidth * share, (bar.top + bar.bottom) / 2);
  if (met !== host) problem('onTop', `${met && (met.id || met.tagName)} at ${share * 100} %`);
}

// Whether something of the page lies below the bar, or above it.
const under = (column, element) => {
  const rect = notes.rect(element);
  const name = element.id || element.tagName.toLowerCase();
  if (!rect.width && !rect.height) return problem(column, `${name} is not there`);
  if (position === 'bottom') {
    if (rect.bottom > bar.top + NEAR) problem(column, `${name} ends ${round(rect.bottom - bar.top)}px too low`);
  } else if (rect.top < bar.bottom - NEAR) {
    problem(column, `${name} starts ${round(bar.bottom - rect.top)}px too high`);
  }
};

// Headers in open shadow roots too.
const marked = (test) => {
  const found = [];
  for (const element of document.querySelectorAll(`[data-test=${test}]`)) found[found.length] = element;
  for (const shadow of document.querySelectorAll('[data-test=shadow]')) {
    for (const element of shadow.shadowRoot.querySelectorAll(`[data-test=${test}]`)) found[found.length] = element;
  }
  return found;
};

if (room) {
  if (moment === 'start' && position === 'top') {
    for (const element of marked('first')) under('notCovered', element);
  }
  if (moment === 'anchor' && position === 'top') under('notCovered', document.querySelector('#details'));
  if (position === 'bottom') for (const element of marked('bottom')) under('headers', element);
  else for (const element of marked('header')) {
    // Hidden above the page until it is scrolled.
    if (element.matches('.compact:not(.shown)')) continue;
    const stays = /fixed|sticky/.test(getComputedStyle(element).position);
    if (moment === 'start' || stays) under('headers', element);
  }
}
return problems;
