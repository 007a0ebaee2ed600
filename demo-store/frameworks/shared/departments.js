// What every site sells: one page each, long enough to scroll, with links to all of them.

export const DEPARTMENTS = [
  { path: '', title: 'Home', about: 'Things for the house, made slowly.' },
  { path: 'chairs', title: 'Chairs', about: 'To sit on while the kettle boils.' },
  { path: 'lamps', title: 'Lamps', about: 'Light for the evening, and for early mornings.' },
  { path: 'rugs', title: 'Rugs', about: 'Wool from three valleys, woven in one.' },
  { path: 'bowls', title: 'Bowls', about: 'Thrown by hand, no two alike.' },
];

// The paragraphs of a page: more than any window shows.
export const paragraphs = ({ title, about }) =>
  Array.from({ length: 30 }, (_, index) => `${title}, shelf ${index + 1}. ${about}`);

// The department an address below `base` belongs to; unknown ones are the home page.
export const departmentAt = (pathname, base) => {
  const path = pathname.slice(base.length).replace(/\/$/, '');
  return DEPARTMENTS.find((it) => it.path === path) ?? DEPARTMENTS[0];
};
