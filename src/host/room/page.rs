//! The page as the room has changed it: measured, pushed, its headers moved.

use super::super::stylesheet::PageStyles;
use super::super::{HostError, after, document};
use super::change::Change;
use super::computed::{computed, height_of};
use super::edge::Edge;
use super::headers::{Headers, wishes};
use super::marks::Marks;
use super::own_space::OwnSpace;
use super::watch::Watch;
use super::{css, probe, shell};
use crate::config::{self, Layout};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{CssStyleSheet, Document, Element, HtmlElement};

/// How long reserved room waits for the bar, in milliseconds: a session takes its time.
const BAR_PATIENCE: u32 = 15_000;

/// How long the bar is drawn, in milliseconds, when room that was reserved for it is measured anew.
const BELIEF: u32 = 100;

/// The page as the room has changed it.
pub(super) struct Page {
    document: Document,
    bar: HtmlElement,
    layout: Layout,
    styles: PageStyles,
    pub(super) root: Element,
    own: RefCell<OwnSpace>,
    /// Whether elements of the page may be touched.
    is_settled: Cell<bool>,
    /// The height of the bar that the last room is for; none before it is drawn.
    made_for: Cell<Option<i32>>,
    /// The end of the time in which reserved room is believed to be right.
    belief: RefCell<Option<Timeout>>,
    headers: RefCell<Headers>,
    /// Gets what makes the room before the first paint of a later page.
    pub(super) remember: Box<dyn Fn(&str)>,
}

impl Page {
    /// Nothing is changed yet: what `reserved` says holds.
    pub(super) fn new(
        bar: &HtmlElement,
        layout: Layout,
        reserved: Option<CssStyleSheet>,
        remember: Box<dyn Fn(&str)>,
    ) -> Result<Rc<Self>, HostError> {
        let document = document()?;
        let styles = PageStyles::adopt(document.clone(), reserved)?;
        Ok(Rc::new(Self {
            root: document.document_element().ok_or(HostError::NoDocument)?,
            bar: bar.clone(),
            layout,
            own: RefCell::default(),
            is_settled: Cell::default(),
            made_for: Cell::new(None),
            belief: RefCell::default(),
            headers: RefCell::new(Headers::new(styles.sheet().clone())),
            styles,
            remember,
            document,
        }))
    }

    /// What was reserved stays until the bar is drawn for the first time; and a while longer when it
    /// is as high as the bar, since to measure costs the page its styles.
    pub(super) fn bar_is_sized(self: &Rc<Self>) {
        let height = height_of(&self.bar);
        let before = self.made_for.get();
        if before == Some(height) || (before.is_none() && height == 0) {
            return;
        }
        let has_reserved = before.is_none() && !self.styles.selectors().is_empty();
        let is_right = has_reserved && computed(&self.root, css::HEIGHT) == format!("{height}px");
        if !self.is_settled.get() {
            self.made_for.set(Some(height));
            if !is_right {
                self.measure(&css::still(&self.styles.selectors()));
                self.write("");
            }
        } else if is_right {
            self.made_for.set(Some(height));
            let page = Rc::downgrade(self);
            let measure = move || {
                if let Some(page) = page.upgrade() {
                    page.make_room();
                }
            };
            let measured = after(BELIEF, Box::new(measure));
            self.belief.replace(Some(measured));
        } else {
            self.make_room();
        }
    }

    /// The page is quiet.
    pub(super) fn settle(&self) {
        self.is_settled.set(true);
        if self.made_for.get().is_some() {
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
        for selector in &selectors {
            if let Ok(Some(reserved)) = self.document.query_selector(selector) {
                candidates.push(reserved);
            }
        }
        self.measure(&still);
        let position = self.layout.position;
        self.headers
            .borrow_mut()
            .look_at_sticky(&candidates, position);
        self.write(&still);
        let mut headers = self.headers.borrow_mut();
        headers.settle(&edge, candidates);
        shell::fit(&mut headers.marks, &edge, &inside);
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
    pub(super) fn awaited(self: &Rc<Self>) -> Timeout {
        let page = Rc::clone(self);
        let give_back = move || {
            if page.made_for.get().is_none() {
                page.make_room();
            }
        };
        after(BAR_PATIENCE, Box::new(give_back))
    }

    /// In `auto`, watches for what the page does later.
    pub(super) fn watched(self: &Rc<Self>) -> Result<Option<Watch>, HostError> {
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
        let moves = self.layout.room != config::Room::Overlay;
        let mut room = css::published(height);
        if moves {
            room += &css::push(self.layout.position, height, &self.own.borrow());
        }
        let headers = |css: fn(&Marks, i32) -> String| match moves {
            true => css(&self.headers.borrow().marks, height),
            false => String::new(),
        };
        let css = room.clone() + &headers(Marks::css_by_mark) + still;
        let is_whole = self.is_settled.get() && still.is_empty();
        if self.styles.replace(&css::on_screens(&css)) && is_whole {
            (self.remember)(&(room + &headers(Marks::css_by_selector)));
        }
    }
}
