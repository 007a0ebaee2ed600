//! Room for the bar: the page is pushed down by its height, not covered.
//!
//! Published for the page's own styles: the class `telesales-toolbar` on `<html>` and the
//! custom property `--telesales-toolbar-height`.

use super::stylesheet::PageStyles;
use super::{HostError, Step, document};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

const CLASS: &str = "telesales-toolbar";

/// The room made for a bar; dropping it gives the room back.
pub struct PageOffset {
    root: Element,
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
    _styles: Rc<PageStyles>,
}

impl PageOffset {
    /// Makes room for `bar` and follows its height.
    pub fn of(bar: &Element) -> Result<Self, HostError> {
        let document = document()?;
        let root = document.document_element().ok_or(HostError::NoDocument)?;
        let styles = Rc::new(PageStyles::adopt(document)?);
        let on_resize = Closure::<dyn FnMut()>::new({
            let (styles, bar) = (Rc::clone(&styles), bar.clone());
            move || styles.replace(&offset_css(height_of(&bar)))
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref())
            .step("observe the height of the bar")?;
        // Before the first frame with the bar in it, not one frame later.
        styles.replace(&offset_css(height_of(bar)));
        observer.observe(bar);
        root.class_list().add_1(CLASS).step("mark the page")?;
        Ok(Self {
            root,
            observer,
            _on_resize: on_resize,
            _styles: styles,
        })
    }
}

impl Drop for PageOffset {
    fn drop(&mut self) {
        self.observer.disconnect();
        let _ = self.root.class_list().remove_1(CLASS);
        // An attribute that was not there before must not stay behind empty.
        if self
            .root
            .get_attribute("class")
            .is_some_and(|class| class.is_empty())
        {
            let _ = self.root.remove_attribute("class");
        }
    }
}

/// In CSS pixels. The base is as high as the bar; panels hang below it without counting.
fn height_of(bar: &Element) -> i32 {
    bar.dyn_ref::<HtmlElement>()
        .map_or(0, HtmlElement::offset_height)
}

fn offset_css(height: i32) -> String {
    format!(
        ":root{{--telesales-toolbar-height:{height}px}}\
         @media not print{{html{{margin-top:{height}px!important;scroll-padding-top:{height}px}}}}"
    )
}
