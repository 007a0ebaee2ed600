//! What tabs say to each other: never lost, heard some milliseconds later.

use super::{DocumentId, Event, Life, World};
use crate::agenda::Time;
use crate::plan::step::letter;
use telesales_toolbar::ports::news::News;

/// An index into the world's lines.
pub(crate) type ChannelId = usize;

/// The longest that a word takes, in milliseconds.
pub(crate) const LONGEST_DELAY: Time = 30;

/// A `BroadcastChannel`.
#[derive(Debug)]
pub(crate) struct Line {
    document: DocumentId,
    is_open: bool,
}

impl World {
    pub(crate) fn open_line(&mut self, document: DocumentId) -> ChannelId {
        let now = self.now;
        self.documents[document].hears_since.get_or_insert(now);
        self.lines.push(Line {
            document,
            is_open: true,
        });
        self.lines.len() - 1
    }

    pub(crate) fn close_line(&mut self, line: ChannelId) {
        self.lines[line].is_open = false;
    }

    /// Says something on a line: all others that are open hear it, those of sleeping documents
    /// when they wake up. Documents kept for the way back are not in use and hear nothing.
    pub(crate) fn post(&mut self, from: ChannelId, news: News) {
        if !self.lines[from].is_open {
            return;
        }
        let speaker = self.lines[from].document;
        if matches!(news, News::Began(_)) {
            self.documents[speaker].begun = Some(news);
        }
        let tab = self.documents[speaker].tab;
        self.tell(|| format!("{}: says {news:?}", letter(tab)));
        for line in 0..self.lines.len() {
            let Line { document, is_open } = self.lines[line];
            let life = self.documents[document].life;
            if is_open && line != from && matches!(life, Life::Running | Life::Frozen) {
                let delay = 1 + self.jitter(LONGEST_DELAY - 1);
                self.enter(delay, Event::Hear(document, line, news));
            }
        }
    }
}
