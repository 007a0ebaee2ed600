//! The reactive shell of the session: commands in, a read-only signal out, the only writer.

pub use super::cart::CartFate;
use super::controller::Controller;
use super::policy::Policy;
use super::state::{OperatorSession, Task};
use super::{Command, Session};
use crate::config::AfterChange;
use crate::kept::Kept;
use crate::model::CustomerEmail;
use crate::ports::Ports;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The session as the view sees it.
#[derive(Clone, Copy)]
pub struct SessionStore {
    session: Kept<Session>,
    controls: StoredValue<Rc<dyn Controls>, LocalStorage>,
}

/// What the view may ask for, whatever the ports are.
trait Controls {
    fn run(&self, command: Command);
    fn refresh(&self);
    fn diagnostics(&self) -> String;
    fn policy(&self) -> &Policy;
}

impl<P: Ports> Controls for Controller<P> {
    fn run(&self, command: Command) {
        Controller::run(self, command);
    }

    fn refresh(&self) {
        self.0.ports.leave(&AfterChange::Reload);
    }

    fn diagnostics(&self) -> String {
        Controller::diagnostics(self)
    }

    fn policy(&self) -> &Policy {
        &self.0.policy
    }
}

impl SessionStore {
    /// A store, and the controller behind it, which `controller` makes of what it has to tell of
    /// each change.
    pub fn new<P: Ports>(
        controller: impl FnOnce(Box<dyn Fn(&Session)>) -> Controller<P>,
    ) -> (Self, Controller<P>) {
        let session = Kept::new(Session::default());
        // The signal is gone when the toolbar is unmounted while an answer arrives.
        let controller = controller(Box::new(move |next| session.set(next.clone())));
        let store = Self {
            session,
            controls: StoredValue::new_local(Rc::new(controller.clone())),
        };
        (store, controller)
    }

    /// Reads from what is known; tracks.
    pub fn with<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.known())
    }

    /// Compiled once, unlike what takes a closure.
    fn known(&self) -> Arc<Session> {
        self.session.get()
    }

    /// Reads the session, to see whether anything changed.
    pub fn read(&self) {
        self.run(Command::Read);
    }

    /// Shows nobody until the session has been read.
    pub fn confirm(&self) {
        self.run(Command::Confirm);
    }

    /// Impersonates a customer.
    pub fn log_in(&self, email: CustomerEmail) {
        self.run(Command::LogIn(email));
    }

    /// Goes on with whom the store named in place of the customer asked for.
    pub fn accept(&self) {
        self.run(Command::Accept);
    }

    /// Impersonates nobody.
    pub fn log_out(&self) {
        self.run(Command::LogOut);
    }

    /// Makes the cart the customer's.
    pub fn repair_cart(&self) {
        self.run(Command::RepairCart);
    }

    /// Whether a login is under way; tracks.
    pub fn is_logging_in(&self) -> bool {
        self.has_task(|task| matches!(task, Task::LoggingIn(_)))
    }

    /// Whether a login or a logout is under way; tracks.
    pub fn is_changing(&self) -> bool {
        self.with(|session| session.operator().is_some_and(OperatorSession::is_changing))
    }

    /// Whether a login has just failed; tracks.
    pub fn has_failed_login(&self) -> bool {
        self.has_task(|task| matches!(task, Task::LoginFailed(_)))
    }

    /// Whether a logout is under way; tracks.
    pub fn is_logging_out(&self) -> bool {
        self.has_task(|task| *task == Task::LoggingOut)
    }

    fn has_task(&self, is: fn(&Task) -> bool) -> bool {
        self.with(|session| session.operator().is_some_and(|it| is(&it.task)))
    }

    /// What would become of the cart if the customer were left now; `None` without anything in it.
    /// Tracks.
    pub fn cart_fate(&self) -> Option<CartFate> {
        let policy = self.ask(|it| it.policy().cart)?;
        self.with(|session| CartFate::of(session.operator()?.cart.as_ref()?, policy))
    }

    /// The page with the customer's orders.
    pub fn orders_url(&self) -> String {
        self.ask(|it| it.policy().orders_url.clone())
            .unwrap_or_default()
    }

    /// Where operators sign in.
    pub fn sign_in_url(&self) -> String {
        self.ask(|it| it.policy().sign_in_url.clone())
            .unwrap_or_default()
    }

    /// Loads the page again.
    pub fn refresh(&self) {
        self.ask(|it| it.refresh());
    }

    /// The states so far and when they began, without personal data.
    pub fn diagnostics(&self) -> String {
        self.ask(|it| it.diagnostics()).unwrap_or_default()
    }

    fn run(&self, command: Command) {
        self.ask(|it| it.run(command));
    }

    fn ask<T>(&self, ask: impl FnOnce(&dyn Controls) -> T) -> Option<T> {
        let controls = self.controls.try_get_value()?;
        Some(ask(controls.as_ref()))
    }
}
