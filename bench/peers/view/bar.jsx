// The bar in components: for React and for Preact, which differ only in where hooks come from.

import { useEffect, useRef, useState } from 'hooks';
import { options } from '../shared/host.js';
import { logIn, logOut } from '../shared/session.js';
import { ICONS, explain } from '../shared/texts.js';

function Icon({ name }) {
  return (
    <svg part={name === 'chevron' ? 'icon chevron' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

function Spinner({ label }) {
  return (
    <>
      <span part="spinner" aria-hidden="true" />
      <span>{label}</span>
    </>
  );
}

/** Work that ends in a reload, or in a problem to show. */
function useAttempt(work) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const attempt = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      await work();
      location.reload();
    } catch (failure) {
      setProblem(explain(failure));
      setBusy(false);
    }
  };
  return { busy, problem, attempt, forget: () => setProblem('') };
}

/** A button that shows and hides a panel below it. */
function Disclosure({ name, locked, label, children }) {
  const [open, setOpen] = useState(false);
  const container = useRef(null);
  const button = useRef(null);
  useEffect(() => {
    if (!open || locked) return undefined;
    const close = (event) => {
      if (!event.composedPath().includes(container.current)) setOpen(false);
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, [open, locked]);
  const closeOnEscape = (event) => {
    if (event.key !== 'Escape' || !open || locked) return;
    event.stopPropagation();
    setOpen(false);
    button.current.focus();
  };
  return (
    <div part="disclosure" ref={container} onKeyDown={closeOnEscape}>
      <button
        type="button"
        part={`${name}-button`}
        ref={button}
        aria-expanded={open ? 'true' : 'false'}
        aria-controls={`${name}-panel`}
        onClick={() => setOpen(!open || locked)}
      >
        {label}
      </button>
      {open && (
        <div part={`panel ${name}-panel`} id={`${name}-panel`}>
          {children}
        </div>
      )}
    </div>
  );
}

function LoginForm({ typed, setTyped, login: { busy, problem, attempt, forget } }) {
  const input = useRef(null);
  useEffect(() => input.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    attempt();
  };
  const type = (event) => {
    forget();
    setTyped(event.target.value);
  };
  return (
    <form part="login-form" noValidate onSubmit={submit}>
      <label part="email-label" htmlFor="customer-email">
        Customer’s email
      </label>
      <div part="login-row">
        <input
          part="email-input"
          id="customer-email"
          type="email"
          name="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck="false"
          ref={input}
          value={typed}
          readOnly={busy}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby="login-error"
          onInput={type}
        />
        <button type="submit" part="submit-button" aria-disabled={busy ? 'true' : undefined}>
          {busy ? <Spinner label="Logging in…" /> : 'Login'}
        </button>
      </div>
      <p part="error login-error" id="login-error" role="alert">
        {problem}
      </p>
    </form>
  );
}

function LoginMenu() {
  const [typed, setTyped] = useState('');
  const login = useAttempt(() => logIn(typed));
  const label = (
    <>
      <Icon name="person" />
      <span>Login as</span>
    </>
  );
  return (
    <Disclosure name="login" locked={login.busy} label={label}>
      <LoginForm typed={typed} setTyped={setTyped} login={login} />
    </Disclosure>
  );
}

function Field({ label, name, value }) {
  return (
    <div part="field">
      <dt part="field-label">{label}</dt>
      <dd part={`field-value value-${name}${value ? '' : ' missing'}`}>
        <bdi>{value ?? 'Not given'}</bdi>
      </dd>
    </div>
  );
}

function CustomerMenu({ customer }) {
  const logout = useAttempt(logOut);
  const name = customer.name ?? customer.email;
  const label = (
    <>
      <Icon name="person" />
      <span part="acting-as">Acting as</span>
      <bdi part="customer-name">{name}</bdi>
      <Icon name="chevron" />
    </>
  );
  return (
    <Disclosure name="customer" locked={logout.busy} label={label}>
      <p part="panel-title">
        <bdi>{name}</bdi>
      </p>
      <dl part="fields">
        <Field label="Email" name="email" value={customer.email} />
        <Field label="ID" name="id" value={customer.id} />
        <Field label="Phone" name="phone" value={customer.phone} />
      </dl>
      <p part="error logout-error" role="alert">
        {logout.problem}
      </p>
      <div part="actions">
        <a part="orders-link" href={options().ordersUrl}>
          <Icon name="orders" />
          <span>Orders</span>
        </a>
        <button
          type="button"
          part="logout-button"
          aria-disabled={logout.busy ? 'true' : undefined}
          onClick={logout.attempt}
        >
          {logout.busy ? (
            <Spinner label="Logging out…" />
          ) : (
            <>
              <Icon name="leave" />
              <span>Logout</span>
            </>
          )}
        </button>
      </div>
    </Disclosure>
  );
}

export function Bar({ session: { operator, customer } }) {
  return (
    <section part={customer ? 'bar impersonating' : 'bar'} aria-label="Telesales">
      <p part="operator">
        <Icon name="headset" />
        <span part="operator-label">Operator</span>
        {operator && (
          <bdi part="operator-email" title={operator}>
            {operator}
          </bdi>
        )}
      </p>
      {customer ? <CustomerMenu customer={customer} /> : <LoginMenu />}
    </section>
  );
}
