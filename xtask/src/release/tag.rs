//! The tag that a store pastes, pinned to this release by its hash.

use super::VERSION;
use super::files::File;

/// Where README.md tells stores to serve the releases.
const FOLDER: &str = "/telesales-toolbar";

/// With the version in the address: a pinned tag and another release's script would not run, and
/// pages with the old tag are in caches for a while.
pub(super) fn pinned(script: &File) -> String {
    format!(
        "<script async blocking=\"render\" src=\"{FOLDER}/{VERSION}/{}\" integrity=\"{}\" \
         crossorigin=\"anonymous\"></script>\n",
        script.name,
        script.integrity()
    )
}
