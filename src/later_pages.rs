//! What the loader is to know on later pages of the tab, in the tab's memory.

use crate::session::Session;
use crate::session::state::SessionState;
use js_sys::Function;
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// Keeps the loader's memory as the session is.
pub struct LaterPages {
    remember: Function,
    /// An expression for the pages without a bar.
    hidden: String,
    is_over: Cell<bool>,
}

impl LaterPages {
    /// `remember` takes the expression, and what makes the room before the first paint; without
    /// either, the tab is an operator's no more.
    pub fn new(remember: Function, hidden: String) -> Self {
        Self {
            remember,
            hidden,
            is_over: Cell::new(false),
        }
    }

    /// Has them know the tab as an operator's, and the room's style, if that is known.
    pub fn note(&self, css: Option<&str>) {
        let css = css.map_or(JsValue::UNDEFINED, JsValue::from);
        let hidden = if self.is_over.get() {
            JsValue::UNDEFINED
        } else {
            self.hidden.as_str().into()
        };
        // A page's storage may be full or forbidden.
        let _ = self.remember.call2(&JsValue::NULL, &hidden, &css);
    }

    /// Follows the session: what has ended is said on one page, and not again on the next.
    pub fn follow(&self, session: &Session) {
        let is_over = matches!(session.state, SessionState::Lost(_));
        if self.is_over.replace(is_over) != is_over {
            self.note(None);
        }
    }
}
