// What the loader finds in pages, and what its parts hand to each other.

/** The options as the tag has them, in camel case. */
export type Options = Record<string, string | undefined>;

/** What is thrown: in words for the integrator, and what has been thrown or answered. */
export type Problem = [reason: string, error?: unknown];

/** The mounted toolbar, as the glue exports it. */
export interface Toolbar {
  /** Takes it out of the page. */
  free(): void;
  /** The page is quiet: everything may go where it belongs. */
  settle(): void;
}

/** What a page has of the loader, from its first script on. */
export interface Instance {
  toolbar?: Toolbar;
}

/** The sheet with the room that is reserved, and what gives it back in the end. */
export type ReservedRoom = CSSStyleSheet & { timer?: ReturnType<typeof setTimeout> };

/** Starts the toolbar, with what the loader knows and has asked. */
export type Start = (
  instance: Instance,
  options: Options,
  /** The base path that the question was asked with. */
  asked: string,
  room: ReservedRoom | undefined,
  /** The answer to the question. */
  answer: Promise<Response> | undefined,
  /** The line to the other tabs, open since before the question. */
  channel: BroadcastChannel | undefined,
  /** What was last said on it, if anything. */
  heard: () => number | undefined,
  /** The tab's memory. */
  memory: typeof import('./memory.js').memory,
  /** Why a file does not come. */
  explain: typeof import('./explain.js').explain,
  /** The WebAssembly's response or bytes; by default it is fetched from beside the glue. */
  wasm?: unknown,
) => Promise<void>;

/** Brings what starts the toolbar, and the WebAssembly if it has that. */
export type Bring = () => Promise<[glue: { start: Start }, wasm?: unknown]>;

declare global {
  /** The glue's file, beside the package's module. */
  const GLUE_FILE: string;
  /** The WebAssembly's. */
  const WASM_FILE: string;

  interface Window {
    /** Published by Store Framework: the path that this binding starts at. */
    __RUNTIME__?: { rootPath?: string };
    /** Published by Store Framework while it makes its session. */
    __RENDER_8_SESSION__?: { sessionPromise?: Promise<unknown> };
    /** By the symbol of its name. */
    [instance: symbol]: Instance | undefined;
  }
}
