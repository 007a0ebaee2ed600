//! Room for the bar: the page is pushed by its height, and what the page itself keeps at that
//! edge of the window moves along.
//!
//! Published for the page's own styles: the class `telesales-toolbar` on `<html>` and the
//! custom property `--telesales-toolbar-height`.

mod anchor;
mod change;
mod computed;
mod css;
mod edge;
mod headers;
mod marks;
mod own_space;
mod pace;
mod page;
mod probe;
mod properties;
mod root_class;
mod selector;
mod shell;
mod sticky;
mod watch;

use super::{HostError, Step};
use crate::config::{self, Layout};
use gloo_timers::callback::Timeout;
use page::Page;
use root_class::RootClass;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use watch::Watch;
use web_sys::{CssStyleSheet, HtmlElement, ResizeObserver};

/// The room made for a bar; dropping it gives the room back.
pub struct Room {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
    settled: RefCell<Option<(RootClass, Option<Watch>)>>,
    _bar_missing: Timeout,
    page: Rc<Page>,
}

impl Room {
    /// Makes room for `bar` and follows its height, without touching an element of the page before
    /// it is settled. `reserved` is the sheet that may hold the
    /// room already, from before the first paint; `remember` gets what to put there next time.
    /// None where the page is not to be touched.
    pub fn make(
        bar: &HtmlElement,
        layout: Layout,
        reserved: Option<CssStyleSheet>,
        remember: impl Fn(&str) + 'static,
    ) -> Result<Option<Self>, HostError> {
        let page = Page::new(bar, layout, reserved, Box::new(remember))?;
        if layout.room == config::Room::None {
            (page.remember)("");
            return Ok(None);
        }
        // The browser calls it in the first frame with the bar in it, not one frame later.
        let on_resize = Closure::<dyn FnMut()>::new({
            let page = Rc::clone(&page);
            move || page.bar_is_sized()
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref())
            .step("observe the height of the bar")?;
        observer.observe(bar);
        Ok(Some(Self {
            observer,
            _on_resize: on_resize,
            settled: RefCell::default(),
            _bar_missing: page.awaited(),
            page,
        }))
    }

    /// The page is quiet: frameworks no longer mind attributes of others on its elements, so its
    /// headers move along from now on.
    pub fn settle(&self) -> Result<(), HostError> {
        let class = RootClass::add(&self.page.root)?;
        self.settled.replace(Some((class, self.page.watched()?)));
        self.page.settle();
        Ok(())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
