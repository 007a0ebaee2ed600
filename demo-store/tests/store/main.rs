//! What the demo store promises, one file per behaviour.

// Clippy lets only the test functions themselves unwrap, not what they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod carts;
mod circumstances;
mod command;
mod customers;
mod faults;
mod files;
mod guests;
mod identity;
mod impersonation;
mod items;
mod lab;
mod model;
mod origins;
mod pages;
mod purchases;
mod samples;
mod seed;
mod sockets;
mod strange_carts;
mod support;
