//! What is moved at present: each element carries a numbered attribute, and a rule of the
//! toolbar's stylesheet names that number. Nothing of the element's own styles is written, and on
//! paper nothing moves.

use super::super::stylesheet;
use super::css::{MARK, Shift, still};
use super::selector::selector_of;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, ShadowRoot};

/// More than any page has; a page that makes new ones for ever is not followed for ever.
pub(super) const MOST: usize = 60;

/// The elements that are moved; let go of when it is dropped.
pub(super) struct Marks {
    sheet: CssStyleSheet,
    moved: Vec<Moved>,
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

/// Class and style.
type Looks = (Option<String>, Option<String>);

impl Marks {
    /// Nothing is moved yet; the rules are for `sheet`.
    pub(super) fn new(sheet: CssStyleSheet) -> Self {
        Self {
            sheet,
            moved: Vec::new(),
            shadows: Vec::new(),
            next_mark: 1,
        }
    }

    /// The stylesheet that names the marks.
    pub(super) fn sheet(&self) -> &CssStyleSheet {
        &self.sheet
    }

    /// How many are moved.
    pub(super) fn count(&self) -> usize {
        self.moved.len()
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
        for it in &mut self.moved {
            it.looks = None;
        }
    }

    /// Whether this one is moved.
    pub(super) fn is_moved(&self, element: &Element) -> bool {
        self.moved.iter().any(|it| it.element == *element)
    }

    /// Takes away the mark of a header that the page has copied together with it.
    pub(super) fn unmark_copy(&self, element: &Element) {
        if element.has_attribute(MARK) && !self.is_moved(element) {
            let _ = element.remove_attribute(MARK);
        }
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
    pub(super) fn release_changed(&mut self) -> Vec<Element> {
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

impl Drop for Marks {
    fn drop(&mut self) {
        for it in &self.moved {
            let _ = it.element.remove_attribute(MARK);
        }
        for shadow in &self.shadows {
            stylesheet::withdraw(&shadow.adopted_style_sheets(), &self.sheet);
        }
    }
}

fn looks(element: &Element) -> Looks {
    (
        element.get_attribute("class"),
        element.get_attribute("style"),
    )
}
