//! Who must not use whom, in the toolbar's crate. `ARCHITECTURE.md` says why.
//!
//! Data flows `protocol → client → session → view`; `host` stands beside the line; `model`,
//! `config` and `i18n` are leaves; only `lib.rs` sees all.

/// What a module must not name. The most specific layer that a file belongs to holds for it.
pub(super) struct Layer {
    /// The module as a path below `src`, for itself and everything in its folder; with a `/` at
    /// the end, only for what is in its folder.
    pub(super) module: &'static str,
    /// Modules of this crate.
    pub(super) modules: &'static [&'static str],
    /// Crates; a `*` at the end stands for any ending.
    pub(super) crates: &'static [&'static str],
}

const BROWSER: &[&str] = &["leptos", "web_sys", "gloo*", "js_sys", "wasm_bindgen*"];

pub(super) const LAYERS: &[Layer] = &[
    Layer {
        module: "model",
        modules: &["browser", "client", "host", "protocol", "session", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "config",
        modules: &["client", "host", "protocol", "session", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "i18n",
        modules: &["client", "host", "protocol", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "protocol",
        modules: &["client", "host", "model", "session", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "ports",
        modules: &["browser", "client", "host", "protocol", "session", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "client",
        modules: &["browser", "host", "session", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "client/json/browser",
        modules: &["browser", "host", "session", "view"],
        crates: &["leptos", "web_sys", "gloo*"],
    },
    Layer {
        module: "session",
        modules: &[
            "browser", "client", "config", "host", "i18n", "protocol", "view",
        ],
        crates: BROWSER,
    },
    Layer {
        module: "session/",
        modules: &["browser", "host", "protocol", "view"],
        crates: BROWSER,
    },
    Layer {
        module: "session/store",
        modules: &["browser", "host", "protocol", "view"],
        crates: &["web_sys", "gloo*", "js_sys", "wasm_bindgen*"],
    },
    Layer {
        module: "browser",
        modules: &["client", "session", "view"],
        crates: &["leptos"],
    },
    Layer {
        module: "view",
        modules: &["client", "host", "protocol"],
        crates: &[],
    },
    Layer {
        module: "kept",
        modules: &[
            "browser", "client", "config", "host", "i18n", "model", "ports", "protocol", "session",
            "view",
        ],
        crates: &["web_sys", "gloo*", "js_sys", "wasm_bindgen*"],
    },
    Layer {
        module: "later_pages",
        modules: &[
            "browser", "client", "config", "host", "i18n", "model", "ports", "protocol", "view",
        ],
        crates: &["leptos", "web_sys", "gloo*"],
    },
    Layer {
        module: "samples",
        modules: &[
            "client", "config", "host", "model", "protocol", "session", "view",
        ],
        crates: BROWSER,
    },
    Layer {
        module: "host",
        modules: &["client", "protocol", "session", "view"],
        crates: &["leptos"],
    },
];

/// The file that joins all layers and so belongs to none.
pub(super) const JOINING_FILE: &str = "lib";
