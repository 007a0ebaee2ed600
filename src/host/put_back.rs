//! Keeps the host element in the page.
//!
//! Pages replace what is in them: routers swap documents, frameworks that hydrate a whole
//! document drop what they did not draw, `document.open` starts a new one.

use super::{HostError, Step};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, MutationObserver, MutationObserverInit, Node};

/// So often within [`WHILE`] an element is put back; then the page has its will, for two scripts
/// must not fight for ever.
const TIMES: u32 = 10;

/// In milliseconds.
const WHILE: f64 = 10_000.0;

/// Why the element is no longer kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The document is another, and every listener in it and on the window is gone.
    Document,
    /// The page takes the element out again and again.
    Refused,
}

/// Puts an element back; dropping it ends that.
pub(super) struct PutBack {
    observer: MutationObserver,
    _on_change: Closure<dyn FnMut()>,
}

impl PutBack {
    /// `insert` puts the element back where it was; `lost` is told when that makes no sense.
    pub(super) fn keep(
        document: &Document,
        element: Element,
        insert: impl Fn() + 'static,
        lost: Rc<dyn Fn(Lost)>,
    ) -> Result<Self, HostError> {
        let root = document.document_element().ok_or(HostError::NoDocument)?;
        let limit = Limit::default();
        let on_change = Closure::<dyn FnMut()>::new({
            let (document, root) = (document.clone(), root.clone());
            move || {
                if !root.is_connected() {
                    // Between the old document and the new one there may be none.
                    if document.document_element().is_some() {
                        lost(Lost::Document);
                    }
                    return;
                }
                if element.is_connected() {
                    return;
                }
                if limit.allows() {
                    insert();
                } else {
                    lost(Lost::Refused);
                }
            }
        });
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref())
            .step("observe the host element")?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        let mut parents: Vec<&Node> = vec![document, &root];
        let body = document.body();
        if let Some(body) = &body {
            parents.push(body);
        }
        for parent in parents {
            observer
                .observe_with_options(parent, &options)
                .step("observe the host element")?;
        }
        Ok(Self {
            observer,
            _on_change: on_change,
        })
    }
}

impl Drop for PutBack {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// How often in a while.
#[derive(Default)]
struct Limit {
    times: Cell<u32>,
    since: RefCell<Option<f64>>,
}

impl Limit {
    fn allows(&self) -> bool {
        let now = js_sys::Date::now();
        let began = self.since.borrow().is_some_and(|since| now - since < WHILE);
        if !began {
            self.since.replace(Some(now));
            self.times.set(0);
        }
        self.times.set(self.times.get() + 1);
        self.times.get() <= TIMES
    }
}
