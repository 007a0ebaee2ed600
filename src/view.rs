//! What the operator sees. One component a file; folders of files follow the screen.
//!
//! A component gets what it shows and the session's store to ask things of; it knows no
//! request, no answer body and nothing of the page around the bar.
//!
//! No element here is fully static: Leptos builds those through `innerHTML`, which a page that
//! requires Trusted Types forbids. A dynamic text or attribute in each keeps it that way.

mod bar;
mod checking;
mod copy_diagnostics;
mod customer_menu;
mod customer_panel;
mod disclosure;
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
