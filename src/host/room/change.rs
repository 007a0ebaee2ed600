//! What has changed in the page since it was last looked at.

use wasm_bindgen::JsCast;
use web_sys::{Element, MutationRecord};

/// How many changed elements of one look are looked at one by one; the edge is in any case.
const SUSPECTS: usize = 12;

/// What happened since the last look.
#[derive(Default)]
pub(super) struct Change {
    /// Elements that came or changed their class or style; some of them if there are many.
    pub(super) elements: Vec<Element>,
    /// Whether to look further than at the edge, as more than the scroll position changed.
    pub(super) thorough: bool,
    /// Whether the window has another size.
    pub(super) resized: bool,
}

impl Change {
    /// One more to look at, if there is one.
    pub(super) fn add(&mut self, element: Option<Element>) {
        if let Some(element) = element
            && self.elements.len() < SUSPECTS
        {
            self.elements.push(element);
        }
    }

    /// What a `MutationObserver` has seen.
    pub(super) fn add_records(&mut self, records: &js_sys::Array) {
        self.thorough = true;
        let missing = SUSPECTS - self.elements.len();
        for record in records.iter().take(missing) {
            let record: MutationRecord = record.unchecked_into();
            if record.type_() == "attributes" {
                self.add(record.target().and_then(|it| it.dyn_into().ok()));
                continue;
            }
            let added = record.added_nodes();
            for index in 0..added.length().min(missing as u32) {
                self.add(added.item(index).and_then(|it| it.dyn_into().ok()));
            }
        }
    }
}
