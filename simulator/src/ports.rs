//! What the toolbar asks of the outside, answered by the world.

use crate::agenda::Time;
use crate::executor::Executor;
use crate::plan::step::letter;
use crate::world::channel::ChannelId;
use crate::world::flight::Outcome;
use crate::world::timer::TimerId;
use crate::world::{DocumentId, FlightId, World};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use telesales_toolbar::config::AfterChange;
use telesales_toolbar::model::CustomerEmail;
use telesales_toolbar::ports::news::News;
use telesales_toolbar::ports::{
    Chance, Channel, Clock, Cookies, Lost, Navigation, Request, Response, TabMemory, Tasks,
    Transport,
};

/// When histories begin, in milliseconds since 1970.
const BEGINNING: Time = 1_700_000_000_000;

/// The world around one document.
#[derive(Clone)]
pub(crate) struct Outside {
    pub(crate) world: Rc<RefCell<World>>,
    pub(crate) executor: Rc<Executor>,
    pub(crate) document: DocumentId,
}

/// The ports of one bar: the outside of its document, its line to the other tabs, and a reading
/// that was sent before there was anybody to wait for it.
#[derive(Clone)]
pub(crate) struct Port {
    outside: Outside,
    line: Rc<OpenLine>,
    early: Rc<Cell<Option<FlightId>>>,
}

/// A line to the other tabs; dropping it closes it.
pub(crate) struct OpenLine {
    outside: Outside,
    pub(crate) id: ChannelId,
}

impl OpenLine {
    pub(crate) fn open(outside: &Outside) -> Rc<Self> {
        let id = outside.world.borrow_mut().open_line(outside.document);
        let outside = outside.clone();
        Rc::new(Self { outside, id })
    }
}

impl Drop for OpenLine {
    fn drop(&mut self) {
        self.outside.world.borrow_mut().close_line(self.id);
    }
}

impl Outside {
    /// Sends a request, and does not wait for the answer.
    pub(crate) fn send(&self, request: &Request) -> Option<FlightId> {
        self.world.borrow_mut().send(self.document, request)
    }

    /// Waits for an answer. Who stops waiting takes it back, if `is_taken_back`.
    pub(crate) fn answer(
        &self,
        flight: FlightId,
        is_taken_back: bool,
    ) -> impl Future<Output = Outcome> + use<> {
        Arrival {
            world: Rc::clone(&self.world),
            flight,
            is_taken_back,
        }
    }

    pub(crate) fn sleep(&self, time: Time) -> impl Future<Output = ()> + use<> {
        Sleep {
            timer: self.world.borrow_mut().set_timer(self.document, time),
            world: Rc::clone(&self.world),
        }
    }
}

impl Port {
    pub(crate) fn new(outside: Outside, line: Rc<OpenLine>, early: Option<FlightId>) -> Self {
        Self {
            outside,
            line,
            early: Rc::new(Cell::new(early)),
        }
    }

    /// Sends the first reading now, unless the loader has.
    pub(crate) fn send_early(&self, request: &Request) {
        if self.early.get().is_none() {
            self.early.set(self.outside.send(request));
        }
    }

    pub(crate) fn line(&self) -> ChannelId {
        self.line.id
    }
}

struct Arrival {
    world: Rc<RefCell<World>>,
    flight: FlightId,
    is_taken_back: bool,
}

impl Future for Arrival {
    type Output = Outcome;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome> {
        let outcome = self
            .world
            .borrow_mut()
            .outcome(self.flight, context.waker());
        outcome.map_or(Poll::Pending, Poll::Ready)
    }
}

impl Drop for Arrival {
    fn drop(&mut self) {
        let mut world = self.world.borrow_mut();
        if self.is_taken_back {
            world.give_up(self.flight);
        } else {
            world.ignore(self.flight);
        }
    }
}

struct Sleep {
    world: Rc<RefCell<World>>,
    timer: TimerId,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let is_over = self.world.borrow_mut().is_over(self.timer, context.waker());
        if is_over {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

impl Transport for Port {
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, Lost>> + 'static {
        let (early, outside) = (self.early.take(), self.outside.clone());
        async move {
            // The loader's request is nobody's to take back.
            let is_taken_back = early.is_none();
            let flight = early
                .or_else(|| outside.send(&request))
                .ok_or(Lost::Unmade)?;
            outside.answer(flight, is_taken_back).await
        }
    }

    fn is_online(&self) -> bool {
        let world = self.outside.world.borrow();
        world.now >= world.offline_until
    }
}

impl Clock for Port {
    fn now(&self) -> f64 {
        let world = self.outside.world.borrow();
        let age = world.now - world.documents[self.outside.document].began;
        age as f64
    }

    fn epoch(&self) -> f64 {
        let world = self.outside.world.borrow();
        (BEGINNING + world.now) as f64
    }

    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static {
        self.outside.sleep(milliseconds.into())
    }
}

impl Channel for Port {
    fn tell(&self, news: News) {
        self.outside.world.borrow_mut().post(self.line.id, news);
    }
}

impl Cookies for Port {
    fn set_cookie(&self, email: &CustomerEmail) {
        self.outside
            .world
            .borrow_mut()
            .write_cookie(Some(email.as_str()));
    }

    fn delete_cookie(&self) {
        self.outside.world.borrow_mut().write_cookie(None);
    }

    fn keeps_cookie(&self) -> bool {
        false
    }
}

impl TabMemory for Port {
    fn remember_change(&self, at: Option<f64>) {
        let mut world = self.outside.world.borrow_mut();
        let tab = world.documents[self.outside.document].tab;
        world.tabs[tab].change = at;
    }

    fn remembered_change(&self) -> Option<f64> {
        let world = self.outside.world.borrow();
        world.tabs[world.documents[self.outside.document].tab].change
    }
}

impl Navigation for Port {
    fn leave(&self, _then: &AfterChange) {
        let mut world = self.outside.world.borrow_mut();
        let page = &mut world.documents[self.outside.document];
        let (tab, place) = (page.tab, page.place);
        if std::mem::take(&mut page.refuses_to_leave) {
            world.tell(|| format!("{}: the operator stays in the page", letter(tab)));
        } else {
            world.navigate(tab, place, false, false);
        }
    }
}

impl Chance for Port {
    fn chance(&self) -> f64 {
        self.outside.world.borrow_mut().jitter(1_000) as f64 / 1_000.0
    }
}

impl Tasks for Port {
    fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.outside.executor.spawn(self.outside.document, task);
    }
}
