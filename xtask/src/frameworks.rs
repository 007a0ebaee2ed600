//! The framework sites that the browser tests visit.

use crate::npm_build::NpmBuild;

/// What tells the demo store where the sites are.
pub(crate) const FOLDER_VARIABLE: &str = "TELESALES_TOOLBAR_FRAMEWORKS";

/// How they are built.
pub(crate) const SITES: NpmBuild = NpmBuild {
    what: "framework sites",
    folder: "demo-store/frameworks",
    sources: &[
        "shared",
        "react",
        "vue",
        "svelte",
        "turbo",
        "astro/src",
        "vite",
    ],
    beside: &[],
    result: "sites",
};
