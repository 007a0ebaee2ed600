//! Plays a history: steps and events in the order of virtual time, the rules checked in between.

mod act;
mod browsing;
mod turn;

use crate::agenda::Time;
use crate::executor::Executor;
use crate::joining;
use crate::loader::Loader;
use crate::plan::{Circumstances, Step, TabId, What};
use crate::ports::Outside;
use crate::rules::Breach;
use crate::world::{DocumentId, Effect, World};
use std::cell::RefCell;
use std::rc::Rc;
use telesales_toolbar::config::{Config, ConfigError};

/// How long a quiet while is, in milliseconds.
pub(crate) const QUIET: Time = 150_000;
/// How often the visible tabs are used meanwhile.
const USED_EACH: Time = 5_000;

/// A history that is being played.
pub(crate) struct Play {
    pub(crate) world: Rc<RefCell<World>>,
    executor: Rc<Executor>,
    config: Rc<Config>,
    /// By document; `None` where it is gone.
    loaders: Vec<Option<Rc<Loader>>>,
}

impl Drop for Play {
    fn drop(&mut self) {
        // Tasks hold the world, which would hold them.
        for document in 0..self.loaders.len() {
            self.executor.end(document);
        }
    }
}

impl Play {
    /// A browser with one tab at the store's first page, where an operator works.
    pub(crate) fn begin(circumstances: &Circumstances, is_told: bool) -> Result<Self, ConfigError> {
        let config = joining::config(circumstances)?;
        let mut play = Self {
            world: Rc::new(RefCell::new(World::new(circumstances, is_told))),
            executor: Rc::default(),
            config: Rc::new(config),
            loaders: Vec::new(),
        };
        play.open_browser();
        Ok(play)
    }

    /// Plays one step, after the time that passes before it.
    pub(crate) fn step(&mut self, step: Step) {
        self.pass(step.after);
        if self.breach().is_some() {
            return;
        }
        self.world.borrow_mut().tell(|| format!("-- {}", step.what));
        if step.what == What::Quiet {
            self.be_quiet();
        } else {
            self.act(step.what);
        }
        self.executor.run();
    }

    /// The first rule that was broken so far.
    pub(crate) fn breach(&self) -> Option<Breach> {
        self.world.borrow().breach.clone()
    }

    /// Lets time pass, and all happen that is due in it.
    fn pass(&mut self, time: Time) {
        self.executor.run();
        let until = self.world.borrow().now + time;
        loop {
            let effect = {
                let mut world = self.world.borrow_mut();
                let Some(event) = world.next_event(until) else {
                    world.now = until;
                    world.check();
                    return;
                };
                world.check();
                if world.breach.is_some() {
                    return;
                }
                world.happen(event)
            };
            self.carry_out(effect);
            self.executor.run();
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::Wake(wakers) => wakers.into_iter().for_each(std::task::Waker::wake),
            Effect::Hear(document, line, news) => {
                if let Some(loader) = self.loader(document) {
                    loader.hear(line, news);
                }
            }
            Effect::Commit(tab) => self.commit(tab),
            Effect::Online => self.go_online(),
        }
    }

    fn be_quiet(&mut self) {
        self.calm_down();
        let until = self.world.borrow().now + QUIET;
        while self.world.borrow().now < until {
            self.pass(USED_EACH);
            if self.breach().is_some() {
                return;
            }
            for tab in self.tabs() {
                self.act(What::Use(tab));
            }
        }
        self.world.borrow_mut().check_quiet();
    }

    fn outside(&self, document: DocumentId) -> Outside {
        Outside {
            world: Rc::clone(&self.world),
            executor: Rc::clone(&self.executor),
            document,
        }
    }

    fn loader(&self, document: DocumentId) -> Option<Rc<Loader>> {
        self.loaders.get(document)?.clone()
    }

    fn tabs(&self) -> std::ops::Range<TabId> {
        0..self.world.borrow().tabs.len()
    }
}
