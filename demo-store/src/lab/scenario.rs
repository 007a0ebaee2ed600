//! The circumstances the store can be put into, for one browser session.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What is unusual about the store; the default is a healthy one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct Scenario {
    /// `vtex.impersonate-session` is installed.
    pub app_installed: bool,
    /// The operator has lost the telesales role.
    pub role_lost: bool,
    /// The operator's cookie is no longer accepted.
    pub operator_expired: bool,
    /// So many reads of the session pass before a customer's profile arrives.
    pub late_reads: u32,
    /// While the profile is late, `impersonate.storeUserId` and `storeUserEmail` are too.
    pub late_store_user: bool,
    /// No customer is ever assumed (known issue 1369897).
    pub never_assumes: bool,
    /// A customer is assumed whom only `impersonate.storeUserId` names: `storeUserEmail` is absent,
    /// and the profile does not load.
    pub unnamed: bool,
    /// `profile` is that of a shopper's own login, even while another customer is impersonated;
    /// which of the two wins no source settles. A sign-in then leaves the other login's cookie.
    pub profile_of_shopper: bool,
    /// `profile` keeps the last customer's data when the next one is impersonated.
    pub profile_stays: bool,
    /// So many reads of the session after a write still answer as before the write.
    pub read_lag: u32,
    /// The account hides personal data: the id comes, the names do not.
    pub pii: bool,
    /// After a purchase the next cart carries the operator's email (known issue 1003545).
    pub drift_after_purchase: bool,
    /// "Order again" puts the operator's email into the cart (known issue 947563).
    pub drift_after_order_again: bool,
    /// Adding to the cart with nobody impersonated writes the operator's email (known issue 1066571).
    pub operator_email_in_empty_cart: bool,
    /// `?forceNewCart=true` answers a new cart that the browser does not get (known issue 1056870).
    pub new_cart_not_kept: bool,
    /// `changeToAnonymousUser` redirects and changes nothing (known issue 417322).
    pub anonymous_keeps_email: bool,
    /// `changeToAnonymousUser` redirects to the sign-in, and changes nothing.
    pub anonymous_elsewhere: bool,
    /// Writing the same customer into a cart again empties name, phone and document (known issue
    /// 911203).
    pub profile_data_twice: bool,
    /// The cart answers with asterisks, as to somebody who may not see its data.
    pub cart_email_masked: bool,
    /// The cart answers the email in upper case.
    pub cart_email_upper_case: bool,
    /// A read of a cart without an email writes the session's profile, as it was when the read
    /// arrived, at its end over what was written meanwhile (known issue 1386397); with
    /// `?disableAutoCompletion=true` it does not (known issue 582070).
    pub cart_read_writes: bool,
    /// `"True"` and `"False"`, as the first toolbar of VTEX met them.
    pub booleans_capitalised: bool,
    /// How far the server's clock is off.
    pub clock_offset_seconds: i64,
    /// An origin such as `http://localhost:7000` whose pages may make the store's calls.
    pub allowed_origin: Option<String>,
    /// How the session says that nobody has that email; no source settles it.
    pub not_found: NotFound,
}

/// The three shapes an empty `impersonate.storeUserId` might have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotFound {
    /// `""`.
    Empty,
    /// `null`.
    Null,
    /// No leaf at all.
    Missing,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            app_installed: true,
            role_lost: false,
            operator_expired: false,
            late_reads: 0,
            late_store_user: false,
            never_assumes: false,
            unnamed: false,
            profile_of_shopper: false,
            profile_stays: false,
            read_lag: 0,
            pii: false,
            drift_after_purchase: false,
            drift_after_order_again: false,
            operator_email_in_empty_cart: false,
            new_cart_not_kept: false,
            anonymous_keeps_email: false,
            anonymous_elsewhere: false,
            profile_data_twice: false,
            cart_email_masked: false,
            cart_email_upper_case: false,
            cart_read_writes: false,
            booleans_capitalised: false,
            clock_offset_seconds: 0,
            allowed_origin: None,
            not_found: NotFound::Empty,
        }
    }
}

impl Scenario {
    /// This scenario with the named switches changed.
    pub(super) fn merged(&self, changes: Map<String, Value>) -> Result<Self, String> {
        let mut whole = serde_json::to_value(self).map_err(|error| error.to_string())?;
        if let Value::Object(fields) = &mut whole {
            fields.extend(changes);
        }
        serde_json::from_value(whole).map_err(|error| format!("scenario: {error}"))
    }
}
