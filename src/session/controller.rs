//! Runs commands against the store and keeps what is known: the session of a document, without a
//! view, a signal or a browser. It lives as long as the document.

use super::diagnostics::Diary;
use super::policy::Policy;
use super::state::SessionState;
use super::writes::{SETTLES_AFTER, Wish, Writes};
use super::{Answer, Command, Session, Version};
use crate::client::SessionClient;
use crate::model::Served;
use crate::ports::Ports;
use crate::ports::news::{News, WriteId};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

/// What the answer to the first reading is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstAnswer {
    /// It was asked for while somebody listened to the other tabs.
    News,
    /// The session may have changed since, unheard.
    Old,
}

/// One document's session. Clones share it.
pub struct Controller<P>(pub(super) Rc<Inner<P>>);

pub(super) struct Inner<P> {
    pub(super) ports: P,
    pub(super) client: SessionClient<P>,
    pub(super) policy: Policy,
    session: RefCell<Session>,
    pub(super) writes: RefCell<Writes>,
    /// Waiting for the next change of `writes`, or of the cart.
    waiting: RefCell<Vec<Waker>>,
    /// Counts those.
    wakes: Cell<u32>,
    /// Counts the commands that were carried out; only the last one goes on.
    runs: Cell<u32>,
    /// Waiting for the next answer to the last command.
    running: Cell<Option<Waker>>,
    /// Numbers the plans to look again; only the last one counts.
    pub(super) look_plan: Cell<u32>,
    /// Since when there is reason to look again; in milliseconds since the page began.
    pub(super) in_doubt_since: Cell<Option<f64>>,
    /// Since when a reading is under way.
    pub(super) reading_since: Cell<Option<f64>>,
    /// What the next answer is worth, which was asked for before the document had a session.
    pub(super) first: Cell<Option<FirstAnswer>>,
    /// When the last reading began.
    pub(super) read_at: Cell<f64>,
    /// Whether the page was used since.
    pub(super) is_used: Cell<bool>,
    /// Whether there was occasion for a look while a command was under way.
    pub(super) owes_look: Cell<bool>,
    /// The change whose end the other tabs are yet to be told: the cart follows it.
    pub(super) untold_end: Cell<Option<WriteId>>,
    /// Whether the command that made it is at the cart.
    pub(super) is_in_cart_phase: Cell<bool>,
    /// Whether a write to the cart is under way.
    pub(super) is_cart_open: Cell<bool>,
    /// Counts what other tabs have said.
    pub(super) heard: Cell<u32>,
    /// How much of that was known when a reading last proved how the session stands.
    pub(super) proven: Cell<u32>,
    /// What this document has put into the tab's memory: when a change of its own was last under
    /// way, in milliseconds since 1970.
    remembered: Cell<Option<f64>>,
    diary: RefCell<Diary>,
    /// Told of each change.
    tell: Box<dyn Fn(&Session)>,
}

impl<P> Clone for Controller<P> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
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
            writes: RefCell::default(),
            waiting: RefCell::default(),
            wakes: Cell::default(),
            runs: Cell::default(),
            running: Cell::default(),
            look_plan: Cell::default(),
            in_doubt_since: Cell::default(),
            reading_since: Cell::default(),
            first: Cell::default(),
            read_at: Cell::default(),
            is_used: Cell::default(),
            owes_look: Cell::default(),
            untold_end: Cell::default(),
            is_in_cart_phase: Cell::default(),
            is_cart_open: Cell::default(),
            heard: Cell::default(),
            proven: Cell::default(),
            remembered: Cell::default(),
            diary: RefCell::default(),
            tell: Box::new(tell),
        }))
    }

    /// Begins by reading the session. A page that follows one that was left in the middle of a
    /// change waits for that to settle. `first` is what the first answer is worth, and `heard` what
    /// another tab has said since it was asked for.
    pub fn start(&self, first: FirstAnswer, heard: Option<News>) {
        self.take_up_change();
        self.0.first.set(Some(first));
        if let Some(news) = heard {
            self.0.first.set(Some(FirstAnswer::Old));
            self.take_in(news);
        }
        self.run(Command::Read);
    }

    /// Takes a change into account that a page of this tab was left in the middle of: it may take
    /// effect yet.
    pub(super) fn take_up_change(&self) {
        let left = self.0.ports.remembered_change();
        if left == self.0.remembered.get() {
            return;
        }
        let Some(left) = left else {
            return;
        };
        // Clocks are set back and forth.
        let since = self.0.ports.now() - (self.0.ports.epoch() - left).max(0.0);
        // It may have been under way when the first answer was asked for.
        if since < -SETTLES_AFTER {
            return;
        }
        let id = self.draw_id();
        self.0.writes.borrow_mut().take_in(News::Lost(id), since);
        self.note_loaded_for(&Served::Unconfirmed);
        // The page that made it is gone, and cannot tell the others any more.
        self.say_begun(id);
    }

    /// Puts into the tab's memory whether a change of this document is under way now, for the pages
    /// that follow.
    pub(super) fn remember_change(&self, is_under_way: bool) {
        let since = is_under_way.then(|| self.0.ports.epoch());
        self.0.remembered.set(since);
        self.0.ports.remember_change(since);
    }

    /// Ends what is under way, with the document. Writes go on.
    pub fn end(&self) {
        self.supersede();
        self.0.look_plan.set(u32::MAX);
    }

    /// What is known now.
    pub fn session(&self) -> Session {
        self.0.session.borrow().clone()
    }

    /// Looks at what is known now.
    pub fn with<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        look(&self.0.session.borrow())
    }

    /// The states so far and when they began, without personal data.
    pub fn diagnostics(&self) -> String {
        self.0.diary.borrow().to_string()
    }

    /// Does what a command asks, if it makes sense now.
    pub fn run(&self, command: Command) {
        let before = self.session();
        if before.state == SessionState::Unknown && self.0.runs.get() != 0 {
            // The first answer tells for whom the page was loaded, so it is waited for.
            if command == Command::Confirm {
                self.note(News::Changed);
            }
            return;
        }
        let Some(issued) = before.issue(&command) else {
            return;
        };
        let version = issued.version();
        let reads = matches!(command, Command::Read | Command::Confirm);
        self.0.reading_since.set(reads.then(|| self.0.ports.now()));
        self.change(issued);
        // The last wish wins: what was under way before it ends here.
        let run = self.supersede();
        let controller = self.clone();
        let mut task = Box::pin(async move {
            controller.carry_out(command, before, version).await;
            controller.0.reading_since.set(None);
            controller.plan_look();
        });
        let controller = self.clone();
        self.0.ports.spawn(poll_fn(move |context| {
            if controller.0.runs.get() != run {
                return Poll::Ready(());
            }
            controller.0.running.set(Some(context.waker().clone()));
            task.as_mut().poll(context)
        }));
    }

    /// Ends the command that is under way, so that what it waits for is dropped, and numbers the
    /// next one.
    fn supersede(&self) -> u32 {
        let run = self.0.runs.get().wrapping_add(1);
        self.0.runs.set(run);
        if let Some(waker) = self.0.running.take() {
            waker.wake();
        }
        run
    }

    pub(super) fn apply(&self, version: Version, answer: Answer) {
        let next = self.with(|session| session.next(version, answer));
        self.change(next);
    }

    /// Notes whom the page was loaded for, if that is not known yet: `served` by the first answer.
    pub(super) fn note_loaded_for(&self, served: &Served) {
        let next = self.with(|session| session.loaded_for(served));
        self.change(next);
    }

    fn change(&self, next: Session) {
        let now = self.0.ports.now();
        self.0.diary.borrow_mut().note(&next, now);
        self.0.session.replace(next.clone());
        (self.0.tell)(&next);
    }

    pub(super) fn draw_id(&self) -> WriteId {
        WriteId::drawn(self.0.ports.chance(), self.0.ports.epoch())
    }

    /// Whether another tab is in the middle of a change, or of the cart that follows it.
    pub(super) fn others_are_unsettled(&self) -> bool {
        let now = self.0.ports.now();
        self.0.writes.borrow().others_are_unsettled(now)
    }

    /// Begins a write of this tab, which the others are told of from now on.
    pub(super) fn begin(&self, id: WriteId, wish: Wish) {
        let now = self.0.ports.now();
        self.0.writes.borrow_mut().begin(id, wish, now);
        self.say_begun(id);
    }

    /// Notes something about a write and wakes whoever waits for that; false when it is nothing
    /// new.
    pub(super) fn note(&self, news: News) -> bool {
        let now = self.0.ports.now();
        let is_new = self.0.writes.borrow_mut().take_in(news, now);
        self.wake();
        is_new
    }

    /// The same, and tells the other tabs.
    pub(super) fn say(&self, news: News) {
        self.note(news);
        self.0.ports.tell(news);
    }

    /// Wakes whoever waits for something to be noted.
    pub(super) fn wake(&self) {
        self.0.wakes.set(self.0.wakes.get().wrapping_add(1));
        for waker in self.0.waiting.take() {
            waker.wake();
        }
    }

    /// Waits until something is noted about writes, or the cart.
    pub(super) fn noted(&self) -> impl Future<Output = ()> {
        let since = self.0.wakes.get();
        poll_fn(move |context| {
            if self.0.wakes.get() != since {
                return Poll::Ready(());
            }
            self.0.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
    }

    /// Whether a reading has just begun, and is not answered, so that another would say the same.
    pub(super) fn is_reading_anew(&self) -> bool {
        let since = self.0.reading_since.get();
        since.is_some_and(|since| self.0.ports.now() < since + 1_000.0)
    }
}
