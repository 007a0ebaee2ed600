/** What the script tag takes as `data-*` attributes; README.md of the toolbar explains each. */
export interface TelesalesToolbarOptions {
  /** Where the Session Manager answers; `/api/sessions` after the base path by default. */
  sessionEndpoint?: string;
  /** The page with the customer's orders; by storefront by default. */
  ordersUrl?: string;
  /** Where operators sign in; the store's admin by default. */
  signInUrl?: string;
  /** What stands before every path of a store that does not start at `/`. */
  basePath?: string;
  /** What becomes of the cart at login; `sync` by default. */
  cartOnLogin?: 'sync' | 'keep' | 'off';
  /** What becomes of the cart at logout; `new` by default. */
  cartOnLogout?: 'new' | 'anonymous' | 'keep' | 'off';
  /** `reload`, the default, `stay`, or an address to open. */
  afterLogin?: string;
  /** `reload`, the default, `stay`, or an address to open. */
  afterLogout?: string;
  /** Whether the bar shows on the page with the customer's orders; `hide` by default. */
  myOrders?: 'hide' | 'show';
  /** Paths without a bar, such as `/kiosk/* /landing*`. */
  excludePaths?: string;
  /** Hosts without a bar, such as `*.staging.store.example`. */
  excludeHosts?: string;
  /** Where in the window; `top` by default. */
  position?: 'top' | 'bottom';
  /** What is done to the page for the bar; `auto` by default. */
  room?: 'auto' | 'margin' | 'overlay' | 'none';
}

/**
 * Asks the session once whether this browser may impersonate customers, and mounts the bar if it
 * may. For anybody else nothing more is fetched, and nothing of the page changes. Call it once, in
 * the browser; on a server and the second time it does nothing.
 *
 * When the bar cannot start, `document` gets the event `telesales-toolbar-error`.
 */
export function mountTelesalesToolbar(options?: TelesalesToolbarOptions): void;
