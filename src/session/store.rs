//! The reactive shell of the session: commands in, a read-only signal out, the only writer.

use super::{Answer, Command, Session, SessionState, impersonation};
use crate::client::SessionClient;
use crate::model::CustomerEmail;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// What the page does once a login or a logout has taken effect.
pub type AfterChange = Rc<dyn Fn()>;

/// The session as the view sees it.
#[derive(Clone, Copy)]
pub struct SessionStore {
    session: RwSignal<Session>,
    context: StoredValue<Context, LocalStorage>,
}

#[derive(Clone)]
struct Context {
    client: SessionClient,
    after_change: AfterChange,
}

impl SessionStore {
    /// A store that knows nothing yet; `after_change` runs after a login or a logout that
    /// the session has confirmed.
    pub fn new(client: SessionClient, after_change: AfterChange) -> Self {
        Self {
            session: RwSignal::new(Session::default()),
            context: StoredValue::new_local(Context {
                client,
                after_change,
            }),
        }
    }

    /// What is known now; tracks.
    pub fn state(&self) -> SessionState {
        self.session.read().state.clone()
    }

    /// Reads from the state without cloning it whole; tracks.
    pub fn with<T>(&self, read: impl FnOnce(&SessionState) -> T) -> T {
        self.session.with(|session| read(&session.state))
    }

    /// Reads the session.
    pub fn read(&self) {
        self.run(Command::Read);
    }

    /// Impersonates a customer.
    pub fn log_in(&self, email: CustomerEmail) {
        self.run(Command::LogIn(email));
    }

    /// Impersonates nobody.
    pub fn log_out(&self) {
        self.run(Command::LogOut);
    }

    // The signals are gone when the toolbar is unmounted while a request is under way; the
    // answer then has nobody to tell, hence the `try_`s.
    fn run(&self, command: Command) {
        let Some(issued) = self
            .session
            .with_untracked(|session| session.issue(&command))
        else {
            return;
        };
        let version = issued.version();
        self.session.set(issued);
        let Some(Context {
            client,
            after_change,
        }) = self.context.try_get_value()
        else {
            return;
        };
        let session = self.session;
        spawn_local(async move {
            let answer = answer_to(command, &client).await;
            let changed = matches!(answer, Answer::LoggedIn(Ok(_)) | Answer::LoggedOut(Ok(())));
            let current = session.try_update(|session| {
                *session = session.next(version, answer);
                session.version() == version
            });
            if changed && current == Some(true) {
                after_change();
            }
        });
    }
}

async fn answer_to(command: Command, client: &SessionClient) -> Answer {
    match command {
        Command::Read => Answer::Read(client.read().await),
        Command::LogIn(email) => Answer::LoggedIn(impersonation::log_in(client, &email).await),
        Command::LogOut => Answer::LoggedOut(impersonation::log_out(client).await),
    }
}
