// The bar as a custom element in plain JavaScript.

import { begin } from '../shared/begin.js';
import { TAG, furnish, options, show } from '../shared/host.js';
import { logIn, logOut } from '../shared/session.js';
import { ICONS, explain } from '../shared/texts.js';

const SVG = 'http://www.w3.org/2000/svg';

/** An element with its attributes, listeners (`on…`) and children. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('part', name === 'chevron' ? 'icon chevron' : 'icon');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows and hides the panel that `build` makes anew each time. */
function disclosure(name, label, isLocked, build) {
  let panel;
  const close = () => {
    panel?.remove();
    panel = undefined;
    button.setAttribute('aria-expanded', 'false');
  };
  const toggle = () => {
    if (panel) {
      if (!isLocked()) close();
      return;
    }
    panel = h('div', { part: `panel ${name}-panel`, id: `${name}-panel` }, ...build());
    container.append(panel);
    button.setAttribute('aria-expanded', 'true');
    panel.querySelector('input')?.focus();
  };
  const button = h(
    'button',
    {
      type: 'button',
      part: `${name}-button`,
      'aria-expanded': 'false',
      'aria-controls': `${name}-panel`,
      onclick: toggle,
    },
    ...label,
  );
  const onkeydown = (event) => {
    if (event.key !== 'Escape' || !panel || isLocked()) return;
    event.stopPropagation();
    close();
    button.focus();
  };
  const container = h('div', { part: 'disclosure', onkeydown }, button);
  addEventListener('pointerdown', (event) => {
    if (panel && !isLocked() && !event.composedPath().includes(container)) close();
  });
  return container;
}

/** Runs `work` with the button busy; what fails is said in `problem`, what succeeds reloads. */
async function attempt(button, busyText, problem, work) {
  const idle = [...button.childNodes];
  const spinner = h('span', { part: 'spinner', 'aria-hidden': 'true' });
  button.replaceChildren(spinner, h('span', {}, busyText));
  button.setAttribute('aria-disabled', 'true');
  problem.textContent = '';
  try {
    await work();
    location.reload();
  } catch (failure) {
    problem.textContent = explain(failure);
    button.replaceChildren(...idle);
    button.removeAttribute('aria-disabled');
  }
}

class TelesalesBar extends HTMLElement {
  #base = furnish(this);
  #isBusy = false;

  /** Draws what the session says. */
  draw({ operator, customer }) {
    const bar = h(
      'section',
      { part: customer ? 'bar impersonating' : 'bar', 'aria-label': 'Telesales' },
      h(
        'p',
        { part: 'operator' },
        icon('headset'),
        h('span', { part: 'operator-label' }, 'Operator'),
        operator && h('bdi', { part: 'operator-email', title: operator }, operator),
      ),
      customer ? this.#customerMenu(customer) : this.#loginMenu(),
    );
    this.#base.replaceChildren(bar);
  }

  show() {
    show(this, this.#base);
  }

  async #attempt(...given) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    await attempt(...given);
    this.#isBusy = false;
  }

  #loginMenu() {
    let typed = '';
    const label = [icon('person'), h('span', {}, 'Login as')];
    return disclosure('login', label, () => this.#isBusy, () => {
      const input = h('input', {
        part: 'email-input',
        id: 'customer-email',
        type: 'email',
        name: 'email',
        autocomplete: 'off',
        autocapitalize: 'none',
        spellcheck: 'false',
        'aria-describedby': 'login-error',
        oninput: () => {
          typed = input.value;
          problem.textContent = '';
          input.removeAttribute('aria-invalid');
        },
      });
      input.value = typed;
      const button = h('button', { type: 'submit', part: 'submit-button' }, 'Login');
      const problem = h('p', { part: 'error login-error', id: 'login-error', role: 'alert' });
      const onsubmit = async (event) => {
        event.preventDefault();
        input.readOnly = true;
        await this.#attempt(button, 'Logging in…', problem, () => logIn(typed));
        input.readOnly = false;
        if (problem.textContent) input.setAttribute('aria-invalid', 'true');
      };
      return [
        h(
          'form',
          { part: 'login-form', novalidate: '', onsubmit },
          h('label', { part: 'email-label', for: 'customer-email' }, 'Customer’s email'),
          h('div', { part: 'login-row' }, input, button),
          problem,
        ),
      ];
    });
  }

  #customerMenu(customer) {
    const name = customer.name ?? customer.email;
    const label = [
      icon('person'),
      h('span', { part: 'acting-as' }, 'Acting as'),
      h('bdi', { part: 'customer-name' }, name),
      icon('chevron'),
    ];
    const field = (term, key) =>
      h(
        'div',
        { part: 'field' },
        h('dt', { part: 'field-label' }, term),
        h(
          'dd',
          { part: `field-value value-${key}${customer[key] ? '' : ' missing'}` },
          h('bdi', {}, customer[key] ?? 'Not given'),
        ),
      );
    return disclosure('customer', label, () => this.#isBusy, () => {
      const problem = h('p', { part: 'error logout-error', role: 'alert' });
      const button = h(
        'button',
        {
          type: 'button',
          part: 'logout-button',
          onclick: () => this.#attempt(button, 'Logging out…', problem, logOut),
        },
        icon('leave'),
        h('span', {}, 'Logout'),
      );
      const orders = h(
        'a',
        { part: 'orders-link', href: options().ordersUrl },
        icon('orders'),
        h('span', {}, 'Orders'),
      );
      return [
        h('p', { part: 'panel-title' }, h('bdi', {}, name)),
        h('dl', { part: 'fields' }, field('Email', 'email'), field('ID', 'id'), field('Phone', 'phone')),
        problem,
        h('div', { part: 'actions' }, orders, button),
      ];
    });
  }
}

begin(() => (session) => {
  customElements.define(TAG, TelesalesBar);
  const bar = document.createElement(TAG);
  bar.draw(session);
  bar.show();
}).catch((error) => console.error('Telesales bar:', error));
