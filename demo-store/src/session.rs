//! One session of the Session Manager: its inputs, and what its apps make of them.

mod answer;
mod body;
mod chain;
mod items;
mod namespaces;

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

pub(crate) use body::{Refused, public_keys};
pub use items::Items;

use crate::cookies;
use crate::customers::{Customer, Nature};
use crate::lab::Scenario;
use crate::staff::Staff;

/// The store's account name.
pub(crate) const ACCOUNT: &str = "demostore";
/// Its one trade policy.
pub(crate) const TRADE_POLICY: &str = "1";

/// What a request brings along that apps listen to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) staff: Option<&'static Staff>,
    pub(crate) shopper: Option<&'static Customer>,
    /// The cookie named like the public key, raw.
    pub(crate) impersonated_cookie: Option<String>,
    /// The raw auth cookies, which `items=*` leaks (research, section 0, fact 6).
    pub(crate) auth_cookies: Vec<(&'static str, String)>,
}

/// The outputs of `vtex.impersonate-session`.
#[derive(Clone, Copy, Debug)]
struct Impersonation {
    allowed: bool,
    customer: Option<&'static Customer>,
}

/// A session, as of its last transform.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    id: String,
    public: BTreeMap<String, Value>,
    inputs: Inputs,
    /// None while the app never ran (`RunOnCreate: false`) or is not installed.
    impersonation: Option<Impersonation>,
    /// An input of the app was set at least once.
    impersonation_ran: bool,
    /// The output of `vtex.profile-session`.
    profile: Option<&'static Customer>,
    /// Reads that still pass before the profile arrives.
    late_reads: u32,
}

impl Session {
    pub(crate) fn new(id: Uuid) -> Self {
        Self {
            id: id.to_string(),
            public: BTreeMap::new(),
            inputs: Inputs::default(),
            impersonation: None,
            impersonation_ran: false,
            profile: None,
            late_reads: 0,
        }
    }

    /// Puts keys into `public`; the chain has to run afterwards.
    pub(crate) fn set_public(&mut self, keys: impl IntoIterator<Item = (String, Value)>) {
        for (key, value) in keys {
            self.impersonation_ran |= key == cookies::IMPERSONATED;
            self.public.insert(key, value);
        }
    }

    /// The operator or other member of staff whose cookie still counts.
    pub(crate) fn staff(&self) -> Option<&'static Staff> {
        self.inputs.staff
    }

    /// A member of staff who may impersonate right now.
    pub(crate) fn operator(&self) -> Option<&'static Staff> {
        self.staff()
            .filter(|_| self.impersonation.is_some_and(|it| it.allowed))
    }

    /// The customer an operator acts as.
    pub(crate) fn impersonated(&self) -> Option<&'static Customer> {
        self.impersonation?.customer
    }

    /// Whose profile the session carries; that of an impersonated customer may be late.
    pub(crate) fn profile(&self) -> Option<&'static Customer> {
        let served = self.impersonated().map(|customer| customer.email);
        let is_late = |customer: &&Customer| self.late_reads > 0 && Some(customer.email) == served;
        self.profile.filter(|customer| !is_late(customer))
    }

    /// Counts one read of the session's answer.
    pub(crate) fn was_read(&mut self) {
        self.late_reads = self.late_reads.saturating_sub(1);
    }

    /// Whether `customer` shows names and documents.
    fn hides_names(customer: &Customer, scenario: &Scenario) -> bool {
        scenario.pii || customer.nature == Nature::Private
    }
}
