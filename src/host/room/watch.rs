//! When the page may have changed at the edge: its elements, its size, how far it is scrolled.
//!
//! Changes are gathered and looked at once a frame, not more often than every tenth of a second,
//! and the less often the longer a look takes: ten thousand changes cost as much as one, and no
//! page more than a hundredth of its time.

use super::super::navigation::clock;
use super::super::{HostError, Step};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, MutationObserver, MutationObserverInit, MutationRecord};

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

/// How many changed elements of one look are looked at one by one; the edge is in any case.
const SUSPECTS: usize = 12;

/// What happened since the last look.
#[derive(Default)]
pub(super) struct Change {
    /// Elements that came or changed their class or style; some of them if there are many.
    pub(super) elements: Vec<Element>,
    /// Whether to look further than at the edge, as more than the scroll position changed.
    pub(super) thorough: bool,
    /// Whether the window has another size.
    pub(super) resized: bool,
}

/// Watches until dropped.
pub(super) struct Watch {
    observer: MutationObserver,
    _on_mutation: Closure<dyn FnMut(js_sys::Array)>,
    _listeners: Vec<EventListener>,
    _looks: Rc<Looks>,
}

/// The look that is due.
struct Looks {
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

impl Watch {
    /// `follow` says whether it has to look again.
    pub(super) fn start(
        document: &Document,
        follow: impl Fn(Change) -> bool + 'static,
    ) -> Result<Self, HostError> {
        let looks = Looks::new(follow);
        let on_mutation = Closure::<dyn FnMut(js_sys::Array)>::new({
            let looks = Rc::clone(&looks);
            move |records| looks.gather(|change| change.add_records(&records))
        });
        let observer =
            MutationObserver::new(on_mutation.as_ref().unchecked_ref()).step("observe the page")?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        let filter = ["class", "style", "hidden", "open"].map(JsValue::from);
        options.set_attribute_filter(&js_sys::Array::from_iter(filter));
        observer
            .observe_with_options(document, &options)
            .step("observe the page")?;
        Ok(Self {
            observer,
            _on_mutation: on_mutation,
            _listeners: listeners(document, &looks),
            _looks: looks,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        self._looks.cancel();
    }
}

fn listeners(document: &Document, looks: &Rc<Looks>) -> Vec<EventListener> {
    let capture = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    let on = |target: &web_sys::EventTarget,
              name: &'static str,
              note: fn(&mut Change, &web_sys::Event)| {
        let looks = Rc::clone(looks);
        EventListener::new_with_options(target, name, capture, move |event| {
            looks.gather(|change| note(change, event));
        })
    };
    let target_of = |change: &mut Change, event: &web_sys::Event| {
        change.add(event.target().and_then(|target| target.dyn_into().ok()));
    };
    let mut all = vec![
        on(document, "transitionend", target_of),
        on(document, "animationend", target_of),
    ];
    if let Some(window) = web_sys::window() {
        all.push(on(&window, "scroll", |_, _| ()));
        all.push(on(&window, "resize", |change, _| change.resized = true));
    }
    all
}

impl Change {
    fn add(&mut self, element: Option<Element>) {
        if let Some(element) = element
            && self.elements.len() < SUSPECTS
        {
            self.elements.push(element);
        }
    }

    fn add_records(&mut self, records: &js_sys::Array) {
        self.thorough = true;
        let missing = SUSPECTS - self.elements.len();
        for record in records.iter().take(missing) {
            let record: MutationRecord = record.unchecked_into();
            if record.type_() == "attributes" {
                self.add(record.target().and_then(|it| it.dyn_into().ok()));
                continue;
            }
            let added = record.added_nodes();
            for index in 0..added.length().min(missing as u32) {
                self.add(added.item(index).and_then(|it| it.dyn_into().ok()));
            }
        }
    }
}

impl Looks {
    fn new(follow: impl Fn(Change) -> bool + 'static) -> Rc<Self> {
        let looks = Rc::new(Self {
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
        let weak = Rc::downgrade(&looks);
        *looks.on_frame.borrow_mut() = Some(Closure::new(move || {
            if let Some(looks) = weak.upgrade() {
                let began = clock();
                let change = looks.due_now(began);
                if change.thorough || change.resized {
                    looks.again.set(AGAIN);
                }
                let again = follow(change) && looks.again.get() > 0;
                looks.rest(began);
                if again {
                    looks.again.set(looks.again.get() - 1);
                    looks.gather(|_| ());
                }
            }
        }));
        looks
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
            self.later.replace(Some(Timeout::new(wait as u32, move || {
                if let Some(looks) = weak.upgrade() {
                    looks.gather(|change| change.thorough = true);
                }
            })));
        } else if change.thorough {
            self.last_thorough.set(now);
        }
        change
    }

    fn gather(self: &Rc<Self>, note: impl FnOnce(&mut Change)) {
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
        let timer = Timeout::new(wait as u32, move || {
            if let Some(looks) = weak.upgrade() {
                looks.at_next_frame();
            }
        });
        self.timer.replace(Some(timer));
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

    fn cancel(&self) {
        self.timer.replace(None);
        self.later.replace(None);
        if let (Some(window), Some(frame)) = (web_sys::window(), self.frame.take()) {
            let _ = window.cancel_animation_frame(frame);
        }
    }
}
