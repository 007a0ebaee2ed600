//! The shipped build in a real browser, against the demo store over real HTTP.
//!
//! One file per behaviour. A test is a few steps on a [`support::Stage`]: an open store and a
//! browser that nobody has used before.

mod support;

mod failures;
mod integrity;
mod keyboard;
mod options;
mod policies;
mod room;
mod screens;
mod shopper;
mod story;
