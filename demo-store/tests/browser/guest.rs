//! The toolbar as a guest in pages that do not treat it well: `demo-store/pages`, a file per
//! kind, and a test per file. Each test fills a row of the matrix that `cargo xtask test` prints.

mod documents;
mod hosts;
mod policies;
mod rooms;
mod row;
mod sandboxes;
mod scripts;
mod styles;
mod support;
