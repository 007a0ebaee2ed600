//! Runs commands against the store and keeps what is known: the session of a document, without a
//! view, a signal or a browser.

use super::diagnostics::Diary;
use super::policy::Policy;
use super::{Answer, Command, Session, Version};
use crate::client::SessionClient;
use crate::ports::Ports;
use futures::future::{AbortHandle, abortable};
use std::cell::RefCell;
use std::rc::Rc;

/// One document's session. Clones share it.
pub struct Controller<P>(Rc<Inner<P>>);

struct Inner<P> {
    ports: P,
    client: SessionClient<P>,
    policy: Policy,
    session: RefCell<Session>,
    running: RefCell<Option<AbortHandle>>,
    diary: RefCell<Diary>,
    /// Told of each change.
    tell: Box<dyn Fn(&Session)>,
}

impl<P> Clone for Controller<P> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<P> Drop for Inner<P> {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.abort();
        }
    }
}

impl<P: Ports> Controller<P> {
    /// A session of which nothing is known yet; `tell` is told of each change.
    pub fn new(
        ports: P,
        client: SessionClient<P>,
        policy: Policy,
        tell: impl Fn(&Session) + 'static,
    ) -> Self {
        Self(Rc::new(Inner {
            ports,
            client,
            policy,
            session: RefCell::default(),
            running: RefCell::default(),
            diary: RefCell::default(),
            tell: Box::new(tell),
        }))
    }

    /// What is known now.
    pub fn session(&self) -> Session {
        self.0.session.borrow().clone()
    }

    /// The states so far and when they began, without personal data.
    pub fn diagnostics(&self) -> String {
        self.0.diary.borrow().to_string()
    }

    /// Does what a command asks, if it makes sense now.
    pub fn run(&self, command: Command) {
        let before = self.session();
        let Some(issued) = before.issue(&command) else {
            return;
        };
        let version = issued.version();
        self.change(issued);
        let controller = self.clone();
        let (task, handle) = abortable(async move {
            controller.carry_out(command, before, version).await;
        });
        // The last wish wins: what was under way before it ends here.
        if let Some(previous) = self.0.running.replace(Some(handle)) {
            previous.abort();
        }
        self.ports().spawn(async move {
            let _ = task.await;
        });
    }

    pub(super) fn ports(&self) -> &P {
        &self.0.ports
    }

    pub(super) fn client(&self) -> &SessionClient<P> {
        &self.0.client
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.0.policy
    }

    pub(super) fn apply(&self, version: Version, answer: Answer) {
        let next = self.0.session.borrow().next(version, answer);
        self.change(next);
    }

    fn change(&self, next: Session) {
        let now = self.ports().now();
        self.0.diary.borrow_mut().note(&next, now);
        self.0.session.replace(next.clone());
        (self.0.tell)(&next);
    }
}
