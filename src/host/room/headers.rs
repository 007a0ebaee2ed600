//! The page's own headers, bars and drawers at the edge, moved out from under the bar.
//!
//! Each carries a numbered attribute while it is moved, and a rule of the toolbar's stylesheet
//! names that number: nothing of the element's own styles is written, and on paper nothing moves.

use super::super::stylesheet;
use super::anchor::{Anchor, upwards};
use super::computed::length_or_nothing;
use super::css::{MARK, Shift, still};
use super::edge::Edge;
use super::properties::Properties;
use super::selector::selector_of;
use super::sticky::Sticky;
use crate::config::Position;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, ShadowRoot};

/// On an element of the page: `move` or `keep`, whatever it looks like.
const WISH: &str = "data-telesales-toolbar-room";

/// More than any page has; a page that makes new ones for ever is not followed for ever.
const MOST: usize = 60;

/// What is moved at present.
pub(super) struct Headers {
    sheet: CssStyleSheet,
    moved: Vec<Moved>,
    sticky: Sticky,
    shadows: Vec<ShadowRoot>,
    next_mark: u32,
}

struct Moved {
    element: Element,
    mark: u32,
    shift: Shift,
    /// Its class and style when it was measured: with others it is measured again.
    looks: Option<Looks>,
}

impl Headers {
    pub(super) fn new(sheet: CssStyleSheet) -> Self {
        Self {
            sheet,
            moved: Vec::new(),
            sticky: Sticky::default(),
            shadows: Vec::new(),
            next_mark: 1,
        }
    }

    /// Looks at those of these elements that stick, while the toolbar's styles say nothing.
    pub(super) fn look_at_sticky(&mut self, candidates: &[Element], position: Position) {
        self.sticky = Sticky::unaided(candidates, position);
    }

    /// Moves those of these elements, and of what is around them, that the bar would cover, and
    /// measures anew what looks different. Whether anything moves now that did not, or the other
    /// way round.
    ///
    /// Asks for nothing that browsers answer with a whole frame, as hit tests are: what is not in
    /// order in between must not count as a jump of the page.
    pub(super) fn settle(&mut self, edge: &Edge, mut candidates: Vec<Element>) -> bool {
        let mut released = self.release_changed();
        let before = self.moved.len();
        let changed = !released.is_empty();
        candidates.append(&mut released);
        let mut seen = Vec::new();
        for element in candidates {
            for candidate in upwards(&element) {
                if seen.contains(&candidate) {
                    break;
                }
                seen.push(candidate.clone());
                self.unmark_copy(&candidate);
                if let Some(shift) = self.shift_of(&candidate, edge) {
                    self.mark(&candidate, shift);
                }
            }
        }
        self.sticky.forget_unaided();
        changed || self.moved.len() != before
    }

    /// Takes away the mark of a header that the page has copied together with it.
    fn unmark_copy(&self, element: &Element) {
        if element.has_attribute(MARK) && !self.is_moved(element) {
            let _ = element.remove_attribute(MARK);
        }
    }

    /// None for what may stay where it is.
    fn shift_of(&mut self, element: &Element, edge: &Edge) -> Option<Shift> {
        let wish = element.get_attribute(WISH);
        if wish.as_deref() == Some("keep") || self.is_moved(element) {
            return None;
        }
        let anchor = Anchor::of(element, edge.position)?;
        let is_asked_for = wish.as_deref() == Some("move");
        if !is_asked_for && !is_under_the_bar(element, &anchor, edge) {
            return None;
        }
        let Properties { margin, inset, .. } = Properties::at(edge.position);
        let (_, window) = edge.window_size();
        let fills_window = anchor == Anchor::Fixed
            && element.local_name() != "body"
            && element.get_bounding_client_rect().height() > window - 1.0;
        let (property, own) = match anchor {
            Anchor::Sticky(own)
                if self
                    .sticky
                    .follows(element, &own, edge.position, &self.sheet) =>
            {
                return None;
            }
            Anchor::Sticky(own) => (inset, own),
            Anchor::Fixed | Anchor::Absolute => (margin, length_or_nothing(element, margin)),
        };
        Some(Shift {
            property,
            own,
            zoom: zoom_of(element),
            fills_window,
        })
    }

    /// From now on this element moves so.
    pub(super) fn mark(&mut self, element: &Element, shift: Shift) {
        if self.moved.len() >= MOST || self.is_moved(element) {
            return;
        }
        self.reach_into_shadow(element);
        let mark = self.next_mark;
        self.next_mark += 1;
        if element.set_attribute(MARK, &mark.to_string()).is_ok() {
            self.moved.push(Moved {
                looks: Some(looks(element)),
                element: element.clone(),
                mark,
                shift,
            });
        }
    }

    /// What is moved is to be measured anew the next time.
    pub(super) fn forget_looks(&mut self) {
        self.sticky = Sticky::default();
        for it in &mut self.moved {
            it.looks = None;
        }
    }

    fn is_moved(&self, element: &Element) -> bool {
        self.moved.iter().any(|it| it.element == *element)
    }

    /// The page's stylesheets do not reach into shadow roots.
    fn reach_into_shadow(&mut self, element: &Element) {
        let Ok(shadow) = element.get_root_node().dyn_into::<ShadowRoot>() else {
            return;
        };
        if !self.shadows.contains(&shadow) {
            shadow.adopted_style_sheets().push(&self.sheet);
            self.shadows.push(shadow);
        }
    }

    /// Lets go of what is gone or looks other than when it was moved.
    fn release_changed(&mut self) -> Vec<Element> {
        let mut released = Vec::new();
        self.moved.retain(|it| {
            let element = &it.element;
            let stays = element.is_connected() && it.looks.as_ref() == Some(&looks(element));
            if !stays {
                let _ = element.remove_attribute(MARK);
                released.push(element.clone());
            }
            stays
        });
        released
    }

    /// The rules for the elements as they are marked now.
    pub(super) fn css_by_mark(&self, height: i32) -> String {
        let mut css = String::new();
        for it in &self.moved {
            css += &it.shift.by_mark(it.mark, height);
        }
        css
    }

    /// The same for a later page, where there are no marks yet: for elements that a simple
    /// selector tells from all others.
    pub(super) fn css_by_selector(&self, height: i32) -> String {
        let (mut css, mut selectors) = (String::new(), Vec::new());
        for it in &self.moved {
            if let Some(selector) = selector_of(&it.element) {
                css += &it.shift.insisting(&selector, height);
                selectors.push(selector);
            }
        }
        if !selectors.is_empty() {
            // At once, even where the browser has computed styles before this holds.
            css += &still(&selectors);
        }
        css
    }
}

impl Drop for Headers {
    fn drop(&mut self) {
        for it in &self.moved {
            let _ = it.element.remove_attribute(MARK);
        }
        for shadow in &self.shadows {
            stylesheet::withdraw(&shadow.adopted_style_sheets(), &self.sheet);
        }
    }
}

/// Class and style.
type Looks = (Option<String>, Option<String>);

fn looks(element: &Element) -> Looks {
    (
        element.get_attribute("class"),
        element.get_attribute("style"),
    )
}

/// What the page asks to be moved, wherever it is.
pub(super) fn wishes(edge: &Edge) -> Vec<Element> {
    let mut wishes = Vec::new();
    if let Ok(found) = edge.document.query_selector_all(&format!("[{WISH}=move]")) {
        for index in 0..found.length() {
            let element = found.item(index).and_then(|it| it.dyn_into().ok());
            if let Some(element) = element.filter(|_| wishes.len() < MOST) {
                wishes.push(element);
            }
        }
    }
    wishes
}

/// Whether the bar covers a part of it, now or, for what sticks, after scrolling.
fn is_under_the_bar(element: &Element, anchor: &Anchor, edge: &Edge) -> bool {
    let rect = element.get_bounding_client_rect();
    if rect.width() == 0.0 && rect.height() == 0.0 {
        return false;
    }
    let scrolled = web_sys::window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default();
    let (_, window) = edge.window_size();
    match (anchor, edge.position) {
        (Anchor::Sticky(_), _) => true,
        (Anchor::Absolute, _) => rect.top() + scrolled < edge.height - 0.5,
        (Anchor::Fixed, Position::Top) => rect.top() < edge.height - 0.5,
        (Anchor::Fixed, Position::Bottom) => rect.bottom() > window - edge.height + 0.5,
    }
}

/// As a number in CSS. Browsers that cannot tell have zoomed nothing.
fn zoom_of(element: &Element) -> String {
    js_sys::Reflect::get(element, &"currentCSSZoom".into())
        .ok()
        .and_then(|zoom| zoom.dyn_into::<js_sys::Number>().ok())
        .and_then(|zoom| zoom.to_string_with_radix(10).ok())
        .map_or_else(|| "1".to_owned(), String::from)
}
