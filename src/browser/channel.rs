//! The other tabs of the store: a session change in one is known in all.
//!
//! What is said on the line makes browsers throw away the pages that they have put aside for Back
//! and that listen on it. Of a change that is right: such a page would come back with another
//! customer's prices. So nothing but changes is told.

use crate::ports::news::News;
use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

const NAME: &str = "telesales-toolbar";

/// A line to the other tabs. A tab does not hear itself.
pub struct Tabs {
    // Absent in browsers, or frames, that do not allow channels.
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Takes over the line that the loader has opened, or opens one.
    pub fn open(opened: Option<BroadcastChannel>) -> Self {
        Self {
            channel: opened.or_else(|| BroadcastChannel::new(NAME).ok()),
        }
    }

    /// Tells the others.
    pub fn tell(&self, news: News) {
        if let Some(channel) = &self.channel {
            // Fails only for closed channels.
            let _ = channel.post_message(&JsValue::from(news.to_number()));
        }
    }

    /// Runs when another tab says something; dropping the value ends that.
    pub fn on_news(&self, run: impl Fn(News) + 'static) -> Option<EventListener> {
        let channel = self.channel.as_ref()?;
        Some(EventListener::new(channel, "message", move |event| {
            let data = Reflect::get(event, &"data".into());
            let number = data.ok().and_then(|data| data.as_f64());
            run(News::from_number(number));
        }))
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
