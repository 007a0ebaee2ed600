//! Sleeps of tasks.

use super::{DocumentId, Event, World};
use crate::agenda::Time;
use std::task::Waker;

/// An index into the world's timers.
pub(crate) type TimerId = usize;

#[derive(Debug, Default)]
pub(crate) struct Timer {
    is_over: bool,
    waiting: Option<Waker>,
}

impl World {
    pub(crate) fn set_timer(&mut self, document: DocumentId, after: Time) -> TimerId {
        let timer = self.timers.len();
        self.timers.push(Timer::default());
        self.enter(after, Event::Ring(document, timer));
        timer
    }

    /// Whether a sleep is over; if not, who waits is woken when it is.
    pub(crate) fn is_over(&mut self, timer: TimerId, waker: &Waker) -> bool {
        let timer = &mut self.timers[timer];
        if !timer.is_over {
            timer.waiting = Some(waker.clone());
        }
        timer.is_over
    }

    pub(super) fn ring(&mut self, timer: TimerId) -> Vec<Waker> {
        let timer = &mut self.timers[timer];
        timer.is_over = true;
        timer.waiting.take().into_iter().collect()
    }
}
