// A shop in Vue 3 with vue-router: one page, drawn in the browser.

import { createApp, h } from 'vue';
import { RouterLink, RouterView, createRouter, createWebHistory } from 'vue-router';
import { DEPARTMENTS, paragraphs } from '../shared/departments.js';

const page = (department) => ({
  render: () =>
    h('main', [h('h1', department.title), paragraphs(department).map((text) => h('p', text))]),
});

const router = createRouter({
  history: createWebHistory('/_frameworks/vue/'),
  routes: DEPARTMENTS.map((it) => ({ path: `/${it.path}`, component: page(it), meta: it })),
  scrollBehavior: (to, from, saved) => saved ?? { top: 0 },
});
// As stores do that colour the whole page by department.
router.afterEach((to) => {
  document.title = to.meta.title;
  document.documentElement.className = `shop ${to.meta.path || 'home'}`;
});

const links = () => DEPARTMENTS.map((it) => h(RouterLink, { to: `/${it.path}` }, () => it.title));
const shop = () => [h('header', { class: 'fixed', 'data-test': 'header' }, links()), h(RouterView)];
createApp({ render: shop }).use(router).mount('#app');
