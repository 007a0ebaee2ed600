//! When to look at the page again, after how much of it has changed.
//!
//! Changes are gathered and looked at once a frame, not more often than every tenth of a second,
//! and the less often the longer a look takes: ten thousand changes cost as much as one, and no
//! page more than a hundredth of its time.

use super::super::after;
use super::super::navigation::clock;
use super::change::Change;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The time between two looks, in milliseconds, and what is added as a multiple of what a look
/// takes: some clocks tell whole milliseconds only, so that one may seem to take none.
const PAUSE: f64 = 100.0;
const PAUSE_PER_LOOK: f64 = 200.0;

/// Of so many looks the shortest tells what one takes: the clock also runs while the machine does
/// something else, and one such look must not leave a header covered for seconds.
const LOOKS: usize = 3;

/// The least time between two thorough ones.
const LONG_PAUSE: f64 = 1_000.0;

/// How often a look that saw nothing is repeated.
const AGAIN: u32 = 30;

/// The look that is due.
pub(super) struct Pace {
    gathered: RefCell<Change>,
    rest_until: Cell<f64>,
    /// In milliseconds, the latest last.
    took: Cell<[f64; LOOKS]>,
    last_thorough: Cell<f64>,
    due: Cell<bool>,
    again: Cell<u32>,
    timer: RefCell<Option<Timeout>>,
    later: RefCell<Option<Timeout>>,
    on_frame: RefCell<Option<Closure<dyn FnMut()>>>,
    frame: Cell<Option<i32>>,
}

impl Pace {
    /// `follow` looks at the page, and says whether it has to look again.
    pub(super) fn new(follow: impl Fn(Change) -> bool + 'static) -> Rc<Self> {
        let pace = Rc::new(Self {
            gathered: RefCell::default(),
            rest_until: Cell::new(f64::NEG_INFINITY),
            took: Cell::default(),
            last_thorough: Cell::new(f64::NEG_INFINITY),
            due: Cell::new(false),
            again: Cell::new(AGAIN),
            timer: RefCell::default(),
            later: RefCell::default(),
            on_frame: RefCell::default(),
            frame: Cell::new(None),
        });
        let weak = Rc::downgrade(&pace);
        *pace.on_frame.borrow_mut() = Some(Closure::new(move || {
            if let Some(pace) = weak.upgrade() {
                let began = clock();
                let change = pace.due_now(began);
                if change.thorough || change.resized {
                    pace.again.set(AGAIN);
                }
                let again = follow(change) && pace.again.get() > 0;
                pace.rest(began);
                if again {
                    pace.again.set(pace.again.get() - 1);
                    pace.gather(|_| ());
                }
            }
        }));
        pace
    }

    fn rest(&self, began: f64) {
        let mut took = self.took.get();
        took.rotate_left(1);
        took[LOOKS - 1] = clock() - began;
        self.took.set(took);
        let shortest = took.into_iter().fold(f64::INFINITY, f64::min);
        self.rest_until
            .set(began + PAUSE + shortest * PAUSE_PER_LOOK);
    }

    /// What to look at in this frame. A page that never rests is looked at thoroughly now and
    /// then only.
    fn due_now(self: &Rc<Self>, now: f64) -> Change {
        self.due.set(false);
        self.frame.set(None);
        let mut change = self.gathered.take();
        let wait = LONG_PAUSE - (now - self.last_thorough.get());
        if change.thorough && wait > 0.0 {
            change.thorough = false;
            let weak = Rc::downgrade(self);
            let gather = move || {
                if let Some(pace) = weak.upgrade() {
                    pace.gather(|change| change.thorough = true);
                }
            };
            self.later
                .replace(Some(after(wait as u32, Box::new(gather))));
        } else if change.thorough {
            self.last_thorough.set(now);
        }
        change
    }

    /// Notes a change, and has it looked at when it is time.
    pub(super) fn gather(self: &Rc<Self>, note: impl FnOnce(&mut Change)) {
        note(&mut self.gathered.borrow_mut());
        if self.due.replace(true) {
            return;
        }
        let wait = self.rest_until.get() - clock();
        if wait <= 0.0 {
            self.at_next_frame();
            return;
        }
        let weak = Rc::downgrade(self);
        let look = move || {
            if let Some(pace) = weak.upgrade() {
                pace.at_next_frame();
            }
        };
        self.timer.replace(Some(after(wait as u32, Box::new(look))));
    }

    /// Styles are as good as computed there, and what is changed is painted at once.
    fn at_next_frame(&self) {
        if let Some(window) = web_sys::window()
            && let Some(on_frame) = self.on_frame.borrow().as_ref()
        {
            let frame = window.request_animation_frame(on_frame.as_ref().unchecked_ref());
            self.frame.set(frame.ok());
        }
    }

    /// No look is due any more.
    pub(super) fn cancel(&self) {
        self.timer.replace(None);
        self.later.replace(None);
        if let (Some(window), Some(frame)) = (web_sys::window(), self.frame.take()) {
            let _ = window.cancel_animation_frame(frame);
        }
    }
}
