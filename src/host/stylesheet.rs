//! Constructed stylesheets: the one way of styling that a strict `style-src` lets through and
//! that no framework of the page sees.

use super::{HostError, Step};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, ShadowRoot};

/// Gives a shadow root its styles.
pub(super) fn adopt(shadow: &ShadowRoot, css: &str) -> Result<(), HostError> {
    let sheet = constructed(css)?;
    shadow.adopted_style_sheets().push(&sheet);
    Ok(())
}

/// Styles on the page itself; dropping this takes them away.
pub(super) struct PageStyles {
    document: Document,
    sheet: CssStyleSheet,
}

impl PageStyles {
    pub(super) fn adopt(document: Document) -> Result<Self, HostError> {
        let sheet = constructed("")?;
        document.adopted_style_sheets().push(&sheet);
        Ok(Self { document, sheet })
    }

    /// Replaces what these styles say.
    pub(super) fn replace(&self, css: &str) {
        // Fails only for sheets that are not constructed.
        let _ = self.sheet.replace_sync(css);
    }
}

impl Drop for PageStyles {
    fn drop(&mut self) {
        let sheets = self.document.adopted_style_sheets();
        let mut kept = Vec::new();
        for index in 0..sheets.length() {
            let sheet = sheets.get(index);
            if sheet != *self.sheet.unchecked_ref::<JsValue>() {
                kept.push(sheet);
            }
        }
        sheets.set_length(0);
        for sheet in kept {
            sheets.push(&sheet);
        }
    }
}

fn constructed(css: &str) -> Result<CssStyleSheet, HostError> {
    let sheet = CssStyleSheet::new().step("construct a stylesheet")?;
    sheet.replace_sync(css).step("fill a stylesheet")?;
    Ok(sheet)
}
