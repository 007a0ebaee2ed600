//! The operator's commands, from the press to their end.

use super::Rule;
use crate::agenda::Time;
use crate::people::short;
use crate::plan::step::letter;
use crate::shown::{self, Goal};
use crate::world::{DocumentId, World};
use telesales_toolbar::session::Session;

/// An index into the world's commands.
pub(crate) type CommandId = usize;

/// How long a login or logout may take, in milliseconds, while its tab is awake.
const BOUND: Time = 180_000;

/// A login or logout that a bar took.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) document: DocumentId,
    pub(crate) goal: Goal,
    /// Whom the bar claimed to be served before.
    pub(crate) before: Option<String>,
    /// When it was given, or its tab woke up since.
    at: Time,
    pub(crate) end: Option<End>,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The bar said that it did.
    Succeeded,
    /// The bar said that it did not, or that it does not know.
    Failed,
    /// Another command took its place.
    Replaced,
    /// Its document was left.
    Left,
}

impl World {
    /// A bar shows something else than before.
    pub(crate) fn told(&mut self, document: DocumentId, session: &Session) {
        let before = self.documents[document].session.replace(session.clone());
        let before = before.unwrap_or_default();
        let tab = self.documents[document].tab;
        self.tell(|| format!("{}: bar: {}", letter(tab), shown::words(session)));
        self.follow_claim(document, &before, session);
        self.follow_command(document, &before, session);
        self.follow_page(document, &before, session);
        self.check_profile(document);
    }

    fn follow_command(&mut self, document: DocumentId, before: &Session, session: &Session) {
        let (was, is) = (shown::under_way(before), shown::under_way(session));
        if was == is {
            return;
        }
        if let (Some(goal), Some(command)) = (&was, self.documents[document].command) {
            let done = shown::confirmed(session).map(|it| it.map(|it| it.email.to_lowercase()));
            let end = if is.is_some() {
                End::Replaced
            } else if done.as_ref() == Some(goal) && !shown::has_failed(session) {
                End::Succeeded
            } else {
                End::Failed
            };
            self.end_command(command, end);
        }
        if let Some(goal) = is {
            let served = shown::confirmed(before).flatten();
            self.commands.push(Given {
                document,
                goal,
                before: served.map(|it| it.email.clone()),
                at: self.now,
                end: None,
            });
            self.documents[document].command = Some(self.commands.len() - 1);
        }
    }

    fn end_command(&mut self, command: CommandId, end: End) {
        self.commands[command].end = Some(end);
        if end == End::Succeeded {
            self.check_left_cart(command);
        }
    }

    /// The time in which a tab slept does not count.
    pub(crate) fn command_slept(&mut self, document: DocumentId) {
        if let Some(command) = self.documents[document].command {
            self.commands[command].at = self.now;
        }
    }

    pub(crate) fn command_gone(&mut self, document: DocumentId) {
        if let Some(command) = self.documents[document].command {
            self.commands[command].end.get_or_insert(End::Left);
        }
    }

    /// Checks that no command takes for ever.
    pub(super) fn check_ends(&mut self) {
        for tab in 0..self.tabs.len() {
            let Some(document) = self.running(tab) else {
                continue;
            };
            let Some(command) = self.documents[document].command else {
                continue;
            };
            let Given { at, end, goal, .. } = &self.commands[command];
            if end.is_none() && self.now > at + BOUND {
                let what = name(goal);
                let seconds = BOUND / 1_000;
                self.break_rule(Rule::Orphaned, || {
                    format!("{}: the {what} has no end after {seconds} s", letter(tab))
                });
            }
        }
    }
}

fn name(goal: &Goal) -> String {
    match goal {
        Some(email) => format!("login as {}", short(email)),
        None => "logout".to_owned(),
    }
}
