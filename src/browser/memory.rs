//! What a tab remembers from one page to the next: when a change was last under way.

use web_sys::Storage;

const NAME: &str = "telesales-toolbar-change";

/// Remembers a time, in milliseconds since 1970, or forgets it.
pub(super) fn remember(at: Option<f64>) {
    // Storage can be forbidden or full; the next page then believes what it reads.
    if let Some(storage) = storage() {
        let _ = match at {
            Some(at) => storage.set_item(NAME, &(at as u64).to_string()),
            None => storage.remove_item(NAME),
        };
    }
}

/// What was remembered last.
pub(super) fn remembered() -> Option<f64> {
    let text = storage()?.get_item(NAME).ok()??;
    text.parse::<u64>().ok().map(|at| at as f64)
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
