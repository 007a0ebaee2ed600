//! A selector for one element, that holds on the next page too.

use web_sys::Element;

/// What this element alone has in its document: an id, its name, or its name and classes, of
/// which the last may come and go.
pub(super) fn selector_of(element: &Element) -> Option<String> {
    let document = element.owner_document()?;
    let is_it = |selector: &String| {
        let found = document.query_selector_all(selector).ok();
        found.is_some_and(|it| it.length() == 1 && it.item(0).as_ref() == Some(element.as_ref()))
    };
    let name = element.local_name();
    let id = element.id();
    let by_id = format!("#{}", web_sys::css::escape(&id));
    if !id.is_empty() && is_it(&by_id) {
        return Some(by_id);
    }
    if is_it(&name) {
        return Some(name);
    }
    let classes = element.class_list();
    let mut with_classes = name;
    for index in 0..classes.length() {
        if let Some(class) = classes.item(index) {
            with_classes += ".";
            with_classes += &web_sys::css::escape(&class);
        }
    }
    is_it(&with_classes).then_some(with_classes)
}
