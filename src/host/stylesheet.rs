//! Constructed stylesheets: the one way of styling that a strict `style-src` lets through and
//! that no framework of the page sees.

use super::{HostError, Step, property};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssRuleList, CssStyleSheet, Document, ShadowRoot};

/// Gives a shadow root its styles.
pub(super) fn adopt(shadow: &ShadowRoot, css: &str) -> Result<(), HostError> {
    let sheet = CssStyleSheet::new().step("construct a stylesheet")?;
    sheet.replace_sync(css).step("fill a stylesheet")?;
    shadow.adopted_style_sheets().push(&sheet);
    Ok(())
}

/// Styles on the page itself; dropping this takes them away.
pub(super) struct PageStyles {
    document: Document,
    sheet: CssStyleSheet,
    text: RefCell<String>,
}

impl PageStyles {
    /// With what `reserved` says until it is replaced.
    pub(super) fn adopt(
        document: Document,
        reserved: Option<CssStyleSheet>,
    ) -> Result<Self, HostError> {
        let sheet = match reserved {
            Some(reserved) => reserved,
            None => CssStyleSheet::new().step("construct a stylesheet")?,
        };
        let adopted = document.adopted_style_sheets();
        if !adopted.includes(&sheet, 0) {
            adopted.push(&sheet);
        }
        Ok(Self {
            document,
            sheet,
            text: RefCell::default(),
        })
    }

    /// Whom the rules now in it are about.
    pub(super) fn selectors(&self) -> Vec<String> {
        let mut selectors = Vec::new();
        if let Ok(rules) = self.sheet.css_rules() {
            add_selectors(&mut selectors, &rules);
        }
        selectors
    }

    pub(super) fn sheet(&self) -> &CssStyleSheet {
        &self.sheet
    }

    /// Replaces what these styles say; whether that was something else.
    pub(super) fn replace(&self, css: &str) -> bool {
        let before = self.text.replace(css.to_owned());
        let differs = before != css;
        if differs {
            // Fails only for sheets that are not constructed.
            let _ = self.sheet.replace_sync(css);
        }
        differs
    }
}

impl Drop for PageStyles {
    fn drop(&mut self) {
        // The loader keeps the sheet for a later toolbar.
        let _ = self.sheet.replace_sync("");
        withdraw(&self.document.adopted_style_sheets(), &self.sheet);
    }
}

/// What something is when this sheet says nothing.
pub(super) fn without<T>(sheet: &CssStyleSheet, look: impl FnOnce() -> T) -> T {
    sheet.set_disabled(true);
    let seen = look();
    sheet.set_disabled(false);
    seen
}

/// Of the rules in a media query, and of those of the reserved room, which are in none.
fn add_selectors(selectors: &mut Vec<String>, rules: &CssRuleList) {
    for index in 0..rules.length() {
        let rule = JsValue::from(rules.item(index));
        let within = property(&rule, "cssRules");
        if let Some(selector) = property(&rule, "selectorText").as_string() {
            selectors.push(selector);
        } else if within.is_object() {
            add_selectors(selectors, within.unchecked_ref());
        }
    }
}

/// Takes one sheet out of a list.
pub(super) fn withdraw(sheets: &js_sys::Array, sheet: &CssStyleSheet) {
    let mut kept = Vec::new();
    for index in 0..sheets.length() {
        let other = sheets.get(index);
        if other != *sheet.unchecked_ref::<JsValue>() {
            kept.push(other);
        }
    }
    sheets.set_length(0);
    for sheet in kept {
        sheets.push(&sheet);
    }
}
