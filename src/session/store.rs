//! The reactive shell of the session: commands in, a read-only signal out, the only writer.

mod carry_out;

use super::diagnostics::Diary;
use super::state::Task;
use super::surroundings::Surroundings;
use super::{Answer, Command, Session, Version};
use crate::config::{AfterChange, CartOnLogout};
use crate::model::CustomerEmail;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The session as the view sees it.
#[derive(Clone, Copy)]
pub struct SessionStore {
    session: RwSignal<Session>,
    workings: StoredValue<Workings, LocalStorage>,
}

/// What the view does not see.
struct Workings {
    surroundings: Rc<Surroundings>,
    running: Option<AbortHandle>,
    diary: Diary,
}

impl SessionStore {
    /// A store that knows nothing yet. What is under way when its owner goes away is aborted.
    pub fn new(surroundings: Surroundings) -> Self {
        let workings = StoredValue::new_local(Workings {
            surroundings: Rc::new(surroundings),
            running: None,
            diary: Diary::default(),
        });
        on_cleanup(move || {
            workings.try_update_value(|it| it.supersede(None));
        });
        Self {
            session: RwSignal::new(Session::default()),
            workings,
        }
    }

    /// Reads from what is known; tracks.
    pub fn with<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(read)
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

    /// Whether a logout leaves the items of the cart behind.
    pub fn empties_cart(&self) -> bool {
        self.surroundings()
            .is_some_and(|it| it.cart.on_logout == CartOnLogout::New)
    }

    /// Loads the page again.
    pub fn refresh(&self) {
        if let Some(it) = self.surroundings() {
            (it.leave)(&AfterChange::Reload);
        }
    }

    /// The states so far and when they began, without personal data.
    pub fn diagnostics(&self) -> String {
        let text = self.workings.try_update_value(|it| it.diary.to_string());
        text.unwrap_or_default()
    }

    fn surroundings(&self) -> Option<Rc<Surroundings>> {
        self.workings
            .try_update_value(|it| Rc::clone(&it.surroundings))
    }

    // The signals are gone when the toolbar is unmounted while an answer arrives, hence the
    // `try_`s: the answer then has nobody to tell.
    fn run(&self, command: Command) {
        let issued = self
            .session
            .try_with_untracked(|session| session.issue(&command));
        let (Some(Some(issued)), Some(surroundings)) = (issued, self.surroundings()) else {
            return;
        };
        let version = issued.version();
        let before = self.session.with_untracked(Clone::clone);
        self.change(issued);
        let store = *self;
        let (task, handle) = abortable(async move {
            store
                .carry_out(command, before, version, &surroundings)
                .await;
        });
        // The last wish wins: what was under way before it ends here.
        self.workings
            .try_update_value(|it| it.supersede(Some(handle)));
        spawn_local(async move {
            let _ = task.await;
        });
    }

    fn apply(self, version: Version, answer: Answer) {
        let next = self
            .session
            .try_with_untracked(|session| session.next(version, answer));
        if let Some(next) = next {
            self.change(next);
        }
    }

    fn change(self, next: Session) {
        self.workings.try_update_value(|it| {
            let now = (it.surroundings.now)();
            it.diary.note(&next, now);
        });
        self.session.try_set(next);
    }
}

impl Workings {
    fn supersede(&mut self, next: Option<AbortHandle>) {
        if let Some(previous) = std::mem::replace(&mut self.running, next) {
            previous.abort();
        }
    }
}
