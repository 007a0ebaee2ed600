// What a person reads.

const FAILURES = {
  empty: () => 'Enter the customer’s email.',
  malformed: () => 'That is not an email address. It looks like name@example.com.',
  notFound: (email) => `No customer with the email ${email}. Check the spelling, or ask for another.`,
  anotherCustomer: (email) => `The store is serving ${email} instead. Try again.`,
  notAllowed: () => 'Your account may not act for customers. Ask for the telesales role.',
  expired: () => 'Your own sign-in has ended. Sign in again, then retry.',
  offline: () => 'You are offline. Check your connection, then try again.',
  unreachable: () => 'The connection to the store was lost. Check it, then try again.',
  timedOut: () => 'The store did not answer in time. Try again.',
  serverError: (status) => `The store has a problem (error ${status}). Try again in a moment.`,
  unreadable: () => 'The store’s answer made no sense. Try again in a moment.',
  stillActive: () => 'The store did not end the customer’s session. Try again.',
};

/** What failed, and what to do. */
export const explain = ({ reason, detail, message }) => FAILURES[reason]?.(detail) ?? message;

export const ICONS = {
  headset:
    'M3.5 12.5v-2a6.5 6.5 0 0 1 13 0v2M3.5 12a1.5 1.5 0 0 1 3 0v2.5a1.5 1.5 0 0 1-3 0zM13.5 12a1.5 1.5 0 0 1 3 0v2.5a1.5 1.5 0 0 1-3 0zM16.5 14.5c0 2-1.5 3-4.5 3',
  person:
    'M10 9.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.75 17c.5-3.25 3-5 6.25-5s5.75 1.75 6.25 5',
  chevron: 'M5.5 8l4.5 4.5L14.5 8',
  orders: 'M3.5 6.5L10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5L10 10l6.5-3.5M10 10v7',
  leave: 'M8 3.5H4.5v13H8M8.5 10h8M13.5 6.5L17 10l-3.5 3.5',
};
