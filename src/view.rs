//! What the operator sees. One component a file; folders of files follow the screen.
//!
//! A component gets what it shows and the session's store to ask things of; it knows no
//! request, no answer body and nothing of the page around the bar.
//!
//! A component is a function from what it shows to an element or any view.

mod bar;
mod busy;
mod checking;
mod copy_diagnostics;
mod customer_menu;
mod customer_panel;
mod disclosure;
mod distinct;
mod element;
mod field;
mod icon;
mod identity;
mod login_form;
mod login_menu;
mod notice;
mod notices;
mod operator;
mod spinner;
mod status;
mod switch;
pub mod toolbar;
