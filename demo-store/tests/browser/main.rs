//! The shipped build in a real browser, against the demo store over real HTTP.
//!
//! One file per behaviour. A test is a few steps on a [`support::Stage`]: an open store and a
//! browser that nobody has used before.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it measured"
)]

mod support;

mod cart;
mod cost;
mod cycles;
mod endurance;
mod failures;
mod first_page;
mod frameworks;
mod guest;
mod history;
mod integrity;
mod keyboard;
mod later_pages;
mod looks;
mod options;
mod origins;
mod packages;
mod policies;
mod privacy;
mod room;
mod routes;
mod screens;
mod shopper;
mod storefronts;
mod story;
mod switching;
mod tabs;
mod worker;
