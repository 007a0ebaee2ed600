//! Something is under way.

use leptos::prelude::*;

/// A turning ring beside words; the words alone where motion is not wanted.
#[component]
pub fn Spinner(
    /// What is under way.
    label: &'static str,
) -> impl IntoView {
    // `{...}`: a static element would be built through `innerHTML`.
    view! {
        <span part="spinner" aria-hidden={"true"}></span>
        <span>{label}</span>
    }
}
