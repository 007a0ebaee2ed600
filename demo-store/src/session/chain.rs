//! The transform chain: authentication, then impersonate, then profile
//! (VTEX guide "Session data available from VTEX apps").

use serde_json::Value;

use super::{Impersonation, Inputs, Session};
use crate::cookies;
use crate::customers::{self, Customer, Nature};
use crate::lab::Scenario;

impl Session {
    /// Runs every app again. VTEX runs only those whose inputs changed; the outcome is the same.
    pub(crate) fn transform(&mut self, inputs: Inputs, scenario: &Scenario) {
        self.inputs = inputs;
        if scenario.operator_expired {
            self.inputs.staff = None;
        }
        let before = self.impersonated().map(|customer| customer.email);
        self.impersonation = self.impersonate(scenario);
        self.profile = self.load_profile(scenario);
        let now = self.impersonated();
        if now.map(|customer| customer.email) != before {
            self.late_reads = now.map_or(0, |customer| lateness(customer, scenario));
        }
    }

    /// `vtex.impersonate-session`.
    fn impersonate(&mut self, scenario: &Scenario) -> Option<Impersonation> {
        self.impersonation_ran |=
            self.inputs.staff.is_some() || self.inputs.impersonated_cookie.is_some();
        if !scenario.app_installed || !self.impersonation_ran {
            return None;
        }
        let allowed = !scenario.role_lost
            && self
                .inputs
                .staff
                .is_some_and(|staff| staff.role.may_impersonate());
        let customer = allowed
            .then(|| self.wanted_email())
            .flatten()
            .and_then(customers::find)
            .filter(|customer| can_be_assumed(customer, scenario));
        Some(Impersonation { allowed, customer })
    }

    /// `vtex.profile-session`: the impersonated customer comes before a shopper's own login (which
    /// of the two wins is unverified: research, section 7, question 7).
    fn load_profile(&self, scenario: &Scenario) -> Option<&'static Customer> {
        let shopper = self.inputs.shopper;
        let served = self.impersonated().filter(|_| !scenario.unnamed);
        let next = if scenario.profile_of_shopper {
            shopper.or(served)
        } else {
            served.or(shopper)
        };
        match (self.profile, next) {
            (Some(last), Some(_)) if scenario.profile_stays => Some(last),
            _ => next,
        }
    }

    /// The email in `public`, or else the cookie. So `""` stops only where the cookie is gone
    /// too: that a forgotten cookie undoes a logout is inferred (research, section 0, fact 4).
    fn wanted_email(&self) -> Option<&str> {
        self.public
            .get(cookies::IMPERSONATED)
            .and_then(Value::as_str)
            .filter(|email| !email.is_empty())
            .or(self.inputs.impersonated_cookie.as_deref())
    }
}

fn can_be_assumed(customer: &Customer, scenario: &Scenario) -> bool {
    !scenario.never_assumes && customer.nature != Nature::NeverAssumed
}

fn lateness(customer: &Customer, scenario: &Scenario) -> u32 {
    match customer.nature {
        Nature::Late(reads) => scenario.late_reads.max(reads),
        Nature::Plain | Nature::NeverAssumed | Nature::Private => scenario.late_reads,
    }
}
