//! Plays many short histories of a telesales operator's working day and checks that the bar never
//! says what is not so.
//!
//! Each history is a browser with some tabs. In each tab runs the toolbar's own core: client,
//! session and what tabs tell each other. Against it stands the pretend store's own chain of
//! session apps. The time is virtual, all runs on one thread, and every choice comes from one seed:
//! a history that breaks a rule can be played again, and is shortened until each of its steps is
//! needed.

mod agenda;
mod dice;
mod executor;
mod generator;
mod history;
mod joining;
mod loader;
mod people;
pub mod plan;
mod play;
mod ports;
mod rules;
mod shop;
mod shorten;
mod shown;
mod tale;
mod world;

pub use agenda::Time;
pub use history::{Failure, play};
pub use rules::{Breach, Rule};
pub use shorten::shorten;
