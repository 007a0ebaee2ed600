//! A pretend VTEX store: pages to shop in, and the session and cart endpoints
//! the way VTEX documents them, wrong cases included.
//!
//! It exists for development and for tests in a real browser. It shares no type
//! with the toolbar: a wrong field name would then agree with itself.

mod answer;
mod api;
mod app;
mod arrival;
mod browser;
mod call;
mod cart;
mod catalog;
mod chance;
mod cookies;
mod cors;
mod customers;
mod files;
mod frameworks;
mod guests;
mod ids;
mod lab;
pub mod model;
mod orders;
mod pages;
mod peers;
mod requests;
mod server;
mod session;
mod staff;
mod toolbar;
mod world;

pub use app::app;
pub use requests::{LoggedRequest, RequestLog};
pub use server::{DEFAULT_PORT, Options, StartError, Store, start};
