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
    let classes = element.class_list();
    let classes: String = (0..classes.length())
        .filter_map(|index| classes.item(index))
        .map(|class| format!(".{}", web_sys::css::escape(&class)))
        .collect();
    let id = Some(element.id()).filter(|id| !id.is_empty());
    let id = id.map(|id| format!("#{}", web_sys::css::escape(&id)));
    let with_classes = format!("{name}{classes}");
    id.into_iter().chain([name, with_classes]).find(is_it)
}
