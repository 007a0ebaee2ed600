//! The class on `<html>`, for the page's own styles.

use super::super::{HostError, Step};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

const CLASS: &str = "telesales-toolbar";

/// Routers that swap documents take it away. A page that wants it away gets its will after this
/// many times.
const PATIENCE: u32 = 100;

/// Keeps the class there; dropping it takes it away.
pub(super) struct RootClass {
    root: Element,
    had_attribute: bool,
    observer: MutationObserver,
    _on_change: Closure<dyn FnMut()>,
}

impl RootClass {
    pub(super) fn add(root: &Element) -> Result<Self, HostError> {
        let had_attribute = root.has_attribute("class");
        let on_change = Closure::<dyn FnMut()>::new({
            let (root, left) = (root.clone(), Cell::new(PATIENCE));
            move || {
                let list = root.class_list();
                if !list.contains(CLASS) && left.get() > 0 {
                    left.set(left.get() - 1);
                    let _ = list.add_1(CLASS);
                }
            }
        });
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref())
            .step("observe the page's class")?;
        root.class_list().add_1(CLASS).step("mark the page")?;
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        options.set_attribute_filter(&js_sys::Array::of1(&"class".into()));
        observer
            .observe_with_options(root, &options)
            .step("observe the page's class")?;
        Ok(Self {
            root: root.clone(),
            had_attribute,
            observer,
            _on_change: on_change,
        })
    }
}

impl Drop for RootClass {
    fn drop(&mut self) {
        self.observer.disconnect();
        let _ = self.root.class_list().remove_1(CLASS);
        // An attribute that was not there before must not stay behind empty.
        let is_empty = self
            .root
            .get_attribute("class")
            .is_some_and(|class| class.is_empty());
        if is_empty && !self.had_attribute {
            let _ = self.root.remove_attribute("class");
        }
    }
}
