//! The other tabs of the store: a session change in one is known in all.
//!
//! A word on a line makes browsers throw away the pages that they have put aside for Back and that
//! listen on it. So a tab that opens asks on a line of its own, where only tabs listen that are in
//! the middle of a change.

use crate::ports::news::News;
use gloo_events::EventListener;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "telesales-toolbar";

/// Where tabs that open ask which changes are under way.
const QUESTIONS: &str = "telesales-toolbar-questions";

type Hear = dyn Fn(News);

/// A line to the other tabs. A tab does not hear itself.
pub struct Tabs {
    // Absent in browsers, or frames, that do not allow channels.
    line: Option<Line>,
    hear: RefCell<Option<Weak<Hear>>>,
    questions: RefCell<Option<(Line, EventListener)>>,
}

/// A channel, closed when dropped.
struct Line(BroadcastChannel);

impl Tabs {
    /// Takes over the line that the loader has opened, or opens one.
    pub fn open(opened: Option<BroadcastChannel>) -> Self {
        Self {
            line: opened.map(Line).or_else(|| Line::open(NAME)),
            hear: RefCell::default(),
            questions: RefCell::default(),
        }
    }

    /// Tells the others.
    pub fn tell(&self, news: News) {
        match news {
            News::Hello => {
                if let Some(questions) = Line::open(QUESTIONS) {
                    questions.say(news);
                }
                return;
            }
            News::Began(_) => self.hear_questions(),
            News::Answered(_) | News::Ended { .. } => drop(self.questions.take()),
            News::Changed => {}
        }
        if let Some(line) = &self.line {
            line.say(news);
        }
    }

    /// Runs when another tab says something; dropping the value ends that.
    pub fn on_news(&self, hear: impl Fn(News) + 'static) -> Option<EventListener> {
        let hear: Rc<Hear> = Rc::new(hear);
        self.hear.replace(Some(Rc::downgrade(&hear)));
        Some(self.line.as_ref()?.listen(hear))
    }

    fn hear_questions(&self) {
        let hear = self.hear.borrow().as_ref().and_then(Weak::upgrade);
        let mut questions = self.questions.borrow_mut();
        if let (None, Some(hear)) = (&*questions, hear) {
            *questions = Line::open(QUESTIONS).map(|line| {
                let listener = line.listen(hear);
                (line, listener)
            });
        }
    }
}

impl Line {
    fn open(name: &str) -> Option<Self> {
        BroadcastChannel::new(name).ok().map(Self)
    }

    fn say(&self, news: News) {
        // Fails only for closed channels.
        let _ = self.0.post_message(&JsValue::from(news.to_text()));
    }

    fn listen(&self, hear: Rc<Hear>) -> EventListener {
        EventListener::new(&self.0, "message", move |event| {
            let text = event
                .dyn_ref::<MessageEvent>()
                .and_then(|event| event.data().as_string());
            hear(News::from_text(&text.unwrap_or_default()));
        })
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.0.close();
    }
}
