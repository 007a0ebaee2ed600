//! One request on its way, and its answer.

use super::DocumentId;
use crate::agenda::Time;
use crate::plan::{Endpoint, Fate};
use crate::rules::commands::CommandId;
use demo_store::model::Call;
use std::rc::Rc;
use std::task::Waker;
use telesales_toolbar::ports::news::News;
use telesales_toolbar::ports::{Lost, Response};

/// An index into the world's flights.
pub(crate) type FlightId = usize;

/// What a page gets for its request.
pub(crate) type Outcome = Result<Response, Lost>;

#[derive(Debug)]
pub(crate) struct Flight {
    pub(crate) document: DocumentId,
    pub(crate) call: Rc<Call>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) fate: Option<Fate>,
    /// The impersonation cookie with which it was sent.
    pub(super) cookie: Option<String>,
    pub(crate) sent: Time,
    /// How long its answer takes.
    pub(super) back: Time,
    /// The command that it was sent for.
    pub(crate) command: Option<CommandId>,
    /// Whether the operator has asked for the cart to become the customer's.
    pub(crate) repairs: bool,
    /// What was said when the write began.
    pub(crate) news: Option<News>,
    /// When the session that its page last saw was true, as it was sent.
    pub(crate) looked: Time,
    /// It was lost, and the session served already whom it asks for, by what the page had not seen:
    /// no page can tell that from an effect.
    pub(crate) is_foreseen: bool,
    /// It never takes effect.
    pub(super) is_withdrawn: bool,
    /// Its page does not look at the answer.
    pub(crate) is_given_up: bool,
    pub(crate) landed: Option<Time>,
    /// When its page knew what became of it, gave it up, or was gone.
    pub(crate) heard: Option<Time>,
    /// When the network was through with it.
    pub(crate) settled: Option<Time>,
    /// What the store answered, on its way.
    pub(super) answer: Option<Response>,
    /// Whether it asks whom the session serves.
    pub(super) asks_for_customer: bool,
    /// Whom its answer names, where it is an operator's session and says so plainly.
    pub(crate) names: Option<Option<String>>,
    /// Whether what it answers was true when it was answered.
    pub(super) is_true: bool,
    /// What its page got.
    pub(super) outcome: Option<Outcome>,
    pub(super) waiting: Vec<Waker>,
}

impl Flight {
    /// Whether it may change something at the store.
    pub(crate) fn writes(&self) -> bool {
        matches!(
            self.endpoint,
            Some(Endpoint::SessionWrite | Endpoint::CartIdentify)
        )
    }

    /// The text of its answer, if it has one of use.
    pub(crate) fn readable_answer(&self) -> Option<&str> {
        match &self.outcome {
            Some(Ok(response)) if (200..300).contains(&response.status) => Some(&response.text),
            Some(_) | None => None,
        }
    }

    /// Whether its page can know the truth by its answer.
    pub(crate) fn is_believable(&self) -> bool {
        let is_session = self
            .readable_answer()
            .is_some_and(|text| text.starts_with('{'));
        is_session && self.is_true
    }

    /// The connection breaks before an answer comes.
    pub(super) fn is_cut(&self) -> bool {
        matches!(self.fate, Some(Fate::Lost { .. } | Fate::Late { .. }))
    }
}

/// What kind of request a call is, as far as a history deals with it.
pub(super) fn endpoint(call: &Call) -> Option<Endpoint> {
    match call {
        Call::ReadSession { .. } => Some(Endpoint::SessionRead),
        Call::WriteSession { .. } => Some(Endpoint::SessionWrite),
        Call::ReadCart { .. } => Some(Endpoint::CartRead),
        Call::NewCart | Call::MakeAnonymous { .. } => Some(Endpoint::CartLeave),
        Call::ClientProfileData { .. } => Some(Endpoint::CartIdentify),
        Call::AddItems { .. } | Call::ShippingData { .. } | Call::LookUp { .. } => None,
    }
}
