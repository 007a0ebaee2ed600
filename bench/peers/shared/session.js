// The session over HTTP, as the toolbar speaks to it: ask, log in, log out, each verified by a
// reading. `src/protocol.rs` has the sources.

const ENDPOINT = '/api/sessions';
const KEY = 'vtex-impersonated-customer-email';
const ITEMS = [
  'authentication.adminUserEmail',
  'impersonate.canImpersonate,impersonate.storeUserId,impersonate.storeUserEmail',
  'profile.id,profile.email,profile.firstName,profile.lastName,profile.document,profile.phone',
].join();
const PATIENCE_MS = 10_000;
// Imported customers load late: the first reading after a login may not have them yet.
const READ_AGAIN_AFTER_MS = [300, 700, 1_500];

/** What went wrong, as a key of the texts. */
export class Failure extends Error {
  constructor(reason, detail) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

async function request(url, options) {
  let response;
  try {
    response = await fetch(url, {
      credentials: 'include',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
    });
  } catch (error) {
    if (error.name === 'TimeoutError') throw new Failure('timedOut');
    throw new Failure(navigator.onLine ? 'unreachable' : 'offline');
  }
  if (response.status === 401) throw new Failure('expired');
  if (response.status === 403) throw new Failure('notAllowed');
  if (!response.ok) throw new Failure('serverError', response.status);
  try {
    return await response.json();
  } catch {
    throw new Failure('unreadable');
  }
}

// A string, a boolean or a number without the blanks around it; other values are none.
const value = (namespace, key) => {
  const leaf = namespace?.[key]?.value;
  return (typeof leaf !== 'object' && `${leaf ?? ''}`.trim()) || null;
};

const isSame = (one, other) => one?.toLowerCase() === other?.toLowerCase();

/**
 * Who works and who is served, as an answer of the session says; `samples/session` decides.
 * `customer` is null for nobody, and `unnamed` for somebody whom the session does not name.
 */
export function judge(answer) {
  const { authentication, impersonate, profile } = answer.namespaces ?? answer;
  const operator = value(authentication, 'adminUserEmail');
  const isSession = answer.namespaces
    ? typeof answer.namespaces === 'object'
    : impersonate || operator;
  if (!isSession) throw new Failure('unreadable');
  const mayImpersonate = /^true$/i.test(value(impersonate, 'canImpersonate'));
  return { mayImpersonate, operator, ...(mayImpersonate && served(impersonate, profile)) };
}

function served(impersonate, profile) {
  const [id, own] = [value(impersonate, 'storeUserId'), value(profile, 'id')];
  if (!id) return { customer: null };
  const address = value(profile, 'email');
  const email = value(impersonate, 'storeUserEmail') ?? (id === own ? address : null);
  if (!email) return { customer: 'unnamed' };
  const customer = { email, name: null, id: null, phone: null };
  if (!own && !address) return { customer, profile: 'missing' };
  if (id !== own && !isSame(email, address)) return { customer, profile: 'another' };
  const names = [value(profile, 'firstName'), value(profile, 'lastName')].filter(Boolean);
  return {
    customer: {
      email,
      name: names.join(' ') || null,
      id: value(profile, 'document') ?? own,
      phone: value(profile, 'phone'),
    },
    profile: 'theirs',
  };
}

/** Who works and who is served; `mayImpersonate` is false for everybody else. */
export async function read() {
  const session = judge(await request(`${ENDPOINT}?items=${ITEMS}`));
  // Somebody without a name: the peers have no words for that.
  if (session.customer === 'unnamed') throw new Failure('unreadable');
  return session;
}

const post = (email) =>
  request(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ public: { [KEY]: { value: email } } }),
  });

const writeCookie = (email, maxAge) => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${KEY}=${email}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`;
};

/** Succeeds only when the session names this customer. */
export async function logIn(typed) {
  const email = typed.trim();
  if (!email) throw new Failure('empty');
  if (!/^[^\s@;,]+@[^\s@;,]+$/.test(email)) throw new Failure('malformed');
  await post(email);
  for (const wait of [...READ_AGAIN_AFTER_MS, null]) {
    const { mayImpersonate, customer } = await read();
    if (!mayImpersonate) throw new Failure('notAllowed');
    if (customer) {
      if (customer.email.toLowerCase() !== email.toLowerCase()) {
        throw new Failure('anotherCustomer', customer.email);
      }
      writeCookie(email, 86_400);
      return;
    }
    if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Failure('notFound', email);
}

/** Succeeds only when the session names nobody. */
export async function logOut() {
  // First of all: the session app reads the cookie beside the key.
  writeCookie('', 0);
  await post('');
  if ((await read()).customer) throw new Failure('stillActive');
}
