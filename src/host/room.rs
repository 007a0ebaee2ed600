//! Room for the bar: the page is pushed by its height, and what the page itself keeps at that
//! edge of the window moves along.
//!
//! Published for the page's own styles: the class `telesales-toolbar` on `<html>` and the
//! custom property `--telesales-toolbar-height`.

mod anchor;
mod css;
mod headers;
mod own_space;
mod probe;
mod properties;
mod root_class;
mod shell;
mod watch;

use super::stylesheet::PageStyles;
use super::{HostError, Step, document};
use crate::config::{self, Layout};
use gloo_timers::callback::Timeout;
use headers::{Headers, wishes};
use own_space::OwnSpace;
use root_class::RootClass;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use watch::{Change, Watch};
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, ResizeObserver};

/// How long reserved room waits for the bar, in milliseconds: a session takes its time.
const BAR_PATIENCE: u32 = 15_000;

/// How long the bar is drawn, in milliseconds, when room that was reserved for it is measured anew.
const BELIEF: u32 = 100;

/// The room made for a bar; dropping it gives the room back.
pub struct Room {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
    _watch: Option<Watch>,
    _class: RootClass,
    _bar_missing: Timeout,
    _page: Rc<Page>,
}

/// The page as the room has changed it.
struct Page {
    document: Document,
    bar: HtmlElement,
    layout: Layout,
    styles: PageStyles,
    has_reserved: bool,
    root: Element,
    own: RefCell<OwnSpace>,
    /// The height of the bar that the last room is for; none before it is drawn.
    made_for: Cell<Option<i32>>,
    /// The end of the time in which reserved room is believed to be right.
    belief: RefCell<Option<Timeout>>,
    headers: RefCell<Headers>,
    remember: Box<dyn Fn(&str)>,
}

impl Room {
    /// Makes room for `bar` and follows its height. `reserved` is the sheet that may hold the
    /// room already, from before the first paint; `remember` gets what to put there next time.
    /// None where the page is not to be touched.
    pub fn make(
        bar: &HtmlElement,
        layout: Layout,
        reserved: Option<CssStyleSheet>,
        remember: impl Fn(&str) + 'static,
    ) -> Result<Option<Self>, HostError> {
        let document = document()?;
        let root = document.document_element().ok_or(HostError::NoDocument)?;
        let has_reserved = reserved.is_some();
        let styles = PageStyles::adopt(document.clone(), reserved)?;
        if layout.room == config::Room::None {
            remember("");
            return Ok(None);
        }
        let page = Rc::new(Page {
            has_reserved,
            own: RefCell::default(),
            made_for: Cell::new(None),
            belief: RefCell::default(),
            root,
            headers: RefCell::new(Headers::new(styles.sheet().clone())),
            bar: bar.clone(),
            layout,
            styles,
            remember: Box::new(remember),
            document,
        });
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
            _watch: page.watched()?,
            _class: RootClass::add(&page.root)?,
            _bar_missing: page.awaited(),
            _page: page,
        }))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Page {
    /// What was reserved stays until the bar is drawn for the first time; and a while longer when it
    /// is as high as the bar, since to measure costs the page its styles.
    fn bar_is_sized(self: &Rc<Self>) {
        let height = height_of(&self.bar);
        let before = self.made_for.get();
        if before == Some(height) || (before.is_none() && height == 0) {
            return;
        }
        let reserved = before.is_none().then(|| computed(&self.root, css::HEIGHT));
        if self.has_reserved && reserved == Some(format!("{height}px")) {
            self.made_for.set(Some(height));
            let page = Rc::downgrade(self);
            let measured = Timeout::new(BELIEF, move || {
                if let Some(page) = page.upgrade() {
                    page.make_room();
                }
            });
            self.belief.replace(Some(measured));
        } else {
            self.make_room();
        }
    }

    /// The whole of it, for a bar that is as high as it is now.
    fn make_room(&self) {
        self.belief.take();
        self.made_for.set(Some(height_of(&self.bar)));
        let selectors = self.styles.selectors();
        let still = css::still(&selectors);
        if self.layout.room != config::Room::Auto {
            self.measure(&still);
            self.write("");
            return;
        }
        // All hit tests first: see `Headers::settle`.
        let edge = self.edge();
        let mut candidates = probe::at_edge(&edge, true);
        let inside = shell::inside(&edge);
        candidates.extend(wishes(&edge));
        // What a reserved room has moved may not be in sight.
        let reserved = |it: &String| self.document.query_selector(it).ok().flatten();
        candidates.extend(selectors.iter().filter_map(reserved));
        self.measure(&still);
        let mut headers = self.headers.borrow_mut();
        headers.note_unaided(&candidates, self.layout.position);
        drop(headers);
        self.write(&still);
        let mut headers = self.headers.borrow_mut();
        headers.settle(&edge, candidates);
        shell::fit(&mut headers, &edge, &inside);
        drop(headers);
        // All where it is to be, and only then free to fade again.
        self.write(&still);
        self.write("");
    }

    /// What the page has there itself. The toolbar's styles say nothing else then, and are to be
    /// written anew afterwards.
    fn measure(&self, still: &str) {
        self.styles.replace(still);
        self.own
            .replace(OwnSpace::of(&self.root, self.layout.position));
    }

    /// A bar that is not drawn in the end, for somebody who is no operator any more, needs none
    /// of what was reserved.
    fn awaited(self: &Rc<Self>) -> Timeout {
        let page = Rc::clone(self);
        Timeout::new(BAR_PATIENCE, move || {
            if page.made_for.get().is_none() {
                page.make_room();
            }
        })
    }

    /// In `auto`, watches for what the page does later.
    fn watched(self: &Rc<Self>) -> Result<Option<Watch>, HostError> {
        if self.layout.room != config::Room::Auto {
            return Ok(None);
        }
        let page = Rc::clone(self);
        Watch::start(&self.document, move |change| page.follow(change)).map(Some)
    }

    /// Whether to look again soon: while a view transition covers the page, nothing is seen.
    fn follow(&self, change: Change) -> bool {
        if self.made_for.get().is_none() {
            return false;
        }
        if change.resized || self.belief.borrow().is_some() {
            // Other sizes have other headers.
            self.headers.borrow_mut().forget_looks();
            self.make_room();
            return false;
        }
        let edge = self.edge();
        let mut candidates = probe::at_edge(&edge, change.thorough);
        let is_blind = candidates.iter().all(|it| it.local_name() == "html");
        candidates.extend(change.elements);
        if change.thorough {
            candidates.extend(wishes(&edge));
        }
        let moved = self.headers.borrow_mut().settle(&edge, candidates);
        if moved {
            self.write("");
        }
        is_blind
    }

    fn edge(&self) -> Edge {
        Edge {
            document: self.document.clone(),
            bar: self.bar.clone(),
            position: self.layout.position,
            height: f64::from(height_of(&self.bar)),
        }
    }

    /// The room as it is now, and `still` with it. To ask for the height has what was written
    /// before take effect.
    fn write(&self, still: &str) {
        let height = height_of(&self.bar);
        let mut css = css::published(height);
        let mut at_first_paint = css.clone();
        if self.layout.room != config::Room::Overlay {
            let push = css::push(self.layout.position, height, &self.own.borrow());
            let headers = self.headers.borrow();
            at_first_paint += &(push.clone() + &headers.css_by_selector(height));
            css += &(push + &headers.css_by_mark(height));
        }
        css += still;
        if self.styles.replace(&css::on_screens(&css)) && still.is_empty() {
            (self.remember)(&at_first_paint);
        }
    }
}

/// The edge of the window that the bar is at, and how much of it the bar takes.
struct Edge {
    document: Document,
    bar: HtmlElement,
    position: config::Position,
    /// In CSS pixels.
    height: f64,
}

impl Edge {
    /// Width and height of the window in CSS pixels, scroll bars included.
    fn window_size(&self) -> (f64, f64) {
        let window = web_sys::window();
        let size = |size: Option<Result<wasm_bindgen::JsValue, _>>| {
            size.and_then(Result::ok)
                .and_then(|size| size.as_f64())
                .unwrap_or_default()
        };
        (
            size(window.as_ref().map(web_sys::Window::inner_width)),
            size(window.as_ref().map(web_sys::Window::inner_height)),
        )
    }
}

/// In CSS pixels. The base is as high as the bar; panels hang off it without counting.
fn height_of(bar: &HtmlElement) -> i32 {
    bar.offset_height()
}

/// What is computed for a property, such as `12.5px`; none for `auto` and the like.
fn length(element: &Element, property: &str) -> Option<String> {
    Some(computed(element, property)).filter(|value| value.ends_with("px"))
}

/// The same, where none is no length at all.
fn length_or_nothing(element: &Element, property: &str) -> String {
    length(element, property).unwrap_or_else(|| "0px".to_owned())
}

/// Whether a root is told not to scroll the window.
fn is_unscrollable(root: &Element) -> bool {
    matches!(computed(root, "overflow-y").as_str(), "hidden" | "clip")
}

/// What is computed for one property of an element.
fn computed(element: &Element, property: &str) -> String {
    web_sys::window()
        .and_then(|window| window.get_computed_style(element).ok().flatten())
        .and_then(|style| style.get_property_value(property).ok())
        .unwrap_or_default()
}
