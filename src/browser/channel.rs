//! The other tabs of the store: a session change in one is known in all.
//!
//! The message says only that something may have changed; each tab reads the session itself.

use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

const NAME: &str = "telesales-toolbar";

/// A line to the other tabs. A tab does not hear itself.
pub struct Tabs {
    // Absent in browsers, or frames, that do not allow channels.
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Opens the line.
    pub fn open() -> Rc<Self> {
        Rc::new(Self {
            channel: BroadcastChannel::new(NAME).ok(),
        })
    }

    /// Tells the others that the session may have changed.
    pub fn announce(&self) {
        if let Some(channel) = &self.channel {
            // Fails only for closed channels.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }

    /// Runs when another tab has announced something; dropping the value ends that.
    pub fn on_announcement(&self, run: impl Fn() + 'static) -> Option<EventListener> {
        let channel = self.channel.as_ref()?;
        Some(EventListener::new(channel, "message", move |_| run()))
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
