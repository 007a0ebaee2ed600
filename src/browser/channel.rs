//! The other tabs of the store: a session change in one is known in all.
//!
//! The line is closed while the page is put aside for Back: what is said on an open one makes
//! browsers throw such a page away. It reads the session anew when it comes back.

use crate::ports::news::News;
use gloo_events::EventListener;
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

const NAME: &str = "telesales-toolbar";

/// A line to the other tabs. A tab does not hear itself.
#[derive(Default)]
pub struct Tabs {
    // Absent while closed, and in browsers, or frames, that do not allow channels.
    line: RefCell<Option<Line>>,
}

struct Line {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Tabs {
    /// Takes over the line that the loader has opened, or opens one; `hear` runs when another tab
    /// says something.
    pub fn open(&self, opened: Option<BroadcastChannel>, hear: impl Fn(News) + 'static) {
        let channel = opened.or_else(|| BroadcastChannel::new(NAME).ok());
        self.line.replace(channel.map(|channel| {
            let listener = EventListener::new(&channel, "message", move |event| {
                let data = Reflect::get(event, &"data".into());
                let text = data.ok().and_then(|data| data.as_string());
                hear(News::from_text(&text.unwrap_or_default()));
            });
            Line {
                channel,
                _listener: listener,
            }
        }));
    }

    /// Closes the line.
    pub fn close(&self) {
        self.line.replace(None);
    }

    /// Tells the others.
    pub fn tell(&self, news: News) {
        if let Some(line) = &*self.line.borrow() {
            // Fails only for closed channels.
            let _ = line.channel.post_message(&JsValue::from(news.to_text()));
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.channel.close();
    }
}
