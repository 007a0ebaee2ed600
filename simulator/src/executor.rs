//! Runs the tasks of all documents on one thread, in the order in which they were woken.

use crate::world::DocumentId;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Wake, Waker};

/// The tasks that have not ended yet.
#[derive(Default)]
pub(crate) struct Executor {
    tasks: RefCell<Tasks>,
    ready: Arc<Ready>,
}

#[derive(Default)]
struct Tasks {
    slots: Vec<Option<Task>>,
    free: Vec<usize>,
}

struct Task {
    document: DocumentId,
    waker: Waker,
    /// Absent while it runs.
    future: Option<Work>,
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// The slots whose tasks have been woken.
#[derive(Default)]
struct Ready(Mutex<VecDeque<usize>>);

struct Bell {
    slot: usize,
    ready: Arc<Ready>,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.ready.queue().push_back(self.slot);
    }
}

impl Ready {
    fn queue(&self) -> MutexGuard<'_, VecDeque<usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Executor {
    /// Takes a task of a document in; it begins with the next run.
    pub(crate) fn spawn(&self, document: DocumentId, work: impl Future<Output = ()> + 'static) {
        let mut tasks = self.tasks.borrow_mut();
        let slot = tasks.free.pop().unwrap_or(tasks.slots.len());
        let ready = Arc::clone(&self.ready);
        let task = Task {
            document,
            waker: Waker::from(Arc::new(Bell { slot, ready })),
            future: Some(Box::pin(work)),
        };
        match tasks.slots.get_mut(slot) {
            Some(place) => *place = Some(task),
            None => tasks.slots.push(Some(task)),
        }
        self.ready.queue().push_back(slot);
    }

    /// Runs until all tasks wait for something.
    pub(crate) fn run(&self) {
        loop {
            let Some(slot) = self.ready.queue().pop_front() else {
                return;
            };
            let Some((mut work, waker)) = self.tasks.borrow_mut().begin(slot) else {
                continue;
            };
            let ended = work.as_mut().poll(&mut Context::from_waker(&waker));
            let work = ended.is_pending().then_some(work);
            let gone = self.tasks.borrow_mut().pause(slot, work);
            // What it held may run code of its own when it goes.
            drop(gone);
        }
    }

    /// Ends all tasks of a document where they stand.
    pub(crate) fn end(&self, document: DocumentId) {
        let gone = self.tasks.borrow_mut().end(document);
        drop(gone);
    }
}

impl Tasks {
    fn begin(&mut self, slot: usize) -> Option<(Work, Waker)> {
        let task = self.slots.get_mut(slot)?.as_mut()?;
        Some((task.future.take()?, task.waker.clone()))
    }

    /// Puts back what waits; answers what is not needed any more.
    fn pause(&mut self, slot: usize, work: Option<Work>) -> Option<Work> {
        let place = self.slots.get_mut(slot)?;
        match (place.as_mut(), work) {
            (Some(task), Some(work)) => {
                task.future = Some(work);
                None
            }
            (None, work) => work,
            (Some(_), None) => {
                *place = None;
                self.free.push(slot);
                None
            }
        }
    }

    fn end(&mut self, document: DocumentId) -> Vec<Task> {
        let mut gone = Vec::new();
        for (slot, place) in self.slots.iter_mut().enumerate() {
            if let Some(task) = place.take_if(|task| task.document == document) {
                gone.push(task);
                self.free.push(slot);
            }
        }
        gone
    }
}
