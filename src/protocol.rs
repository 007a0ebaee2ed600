//! Session Manager bodies exactly as the server spells them, and nothing of what they mean.
//!
//! Sources: the guide "Adding telesales impersonated email using the Session Manager"
//! (request and example answer), the Session Manager API reference (the two answer shapes),
//! "Session data available from VTEX apps" (namespaces and keys).

pub(crate) mod json;
mod leaf;
mod order_form;

pub use json::{FromJson, Json};
pub use leaf::Leaf;
pub use order_form::{IDENTIFICATION_REQUEST, OrderForm};

/// The key that asks for impersonation inside `public`; also the name of the cookie that
/// the session app reads as its second input.
pub const IMPERSONATED_EMAIL: &str = "vtex-impersonated-customer-email";

/// What is read back, by name. Never `*`: that returns the `cookie` namespace with the raw
/// sign-in token, which HttpOnly is there to keep from scripts.
///
/// In a file of its own, as the build writes it into the glue too: from there the loader asks
/// while the WebAssembly is on its way.
pub const ITEMS: &str = include_str!("protocol/items.txt").trim_ascii();

/// Where the address stands in the body of the POST that starts or ends impersonation; the empty
/// string ends it. Keys outside `public` would be ignored, and `authentication` is the server's
/// own to fill in from its cookies.
pub const IMPERSONATION_REQUEST: [&str; 3] = ["public", IMPERSONATED_EMAIL, "value"];

/// Any answer of `/api/sessions`.
///
/// A read, or a write with `items`, answers `id` and `namespaces`; a plain write answers two
/// tokens, which are not needed here; a refusal answers `type` and `message`. The guide prints the
/// namespaces at the top level; both places are understood.
#[derive(Debug, Default)]
pub struct SessionAnswer {
    /// The session's data by namespace; absent where the answer is no session.
    pub namespaces: Option<Namespaces>,
}

/// The namespaces among those asked for in [`ITEMS`]; any of them may be absent.
#[derive(Debug, Default)]
pub struct Namespaces {
    /// Who is signed in, filled in by the server from its cookies.
    pub authentication: Option<Authentication>,
    /// Absent where the session app is not installed.
    pub impersonate: Option<Impersonate>,
    /// The person whose prices and cart the store shows.
    pub profile: Option<Profile>,
    /// What was posted.
    pub public: Option<Public>,
    /// What a business customer buys for; only in stores with the B2B suite.
    pub storefront_permissions: Option<StorefrontPermissions>,
}

/// The outputs of the B2B suite that are shown.
#[derive(Debug, Default)]
pub struct StorefrontPermissions {
    /// The organization's id.
    pub organization: Leaf,
    /// The cost centre's id.
    pub costcenter: Leaf,
}

/// Who is signed in.
#[derive(Debug, Default)]
pub struct Authentication {
    /// The operator.
    pub admin_user_email: Leaf,
}

/// The outputs of `vtex.impersonate-session`.
#[derive(Debug, Default)]
pub struct Impersonate {
    /// `"true"` or `"false"`, in any case.
    pub can_impersonate: Leaf,
    /// Set only while a known customer is impersonated.
    pub store_user_id: Leaf,
    /// Set only while a known customer is impersonated.
    pub store_user_email: Leaf,
}

/// The outputs of `vtex.profile-session`.
#[derive(Debug, Default)]
pub struct Profile {
    /// A UUID.
    pub id: Leaf,
    /// The customer's address.
    pub email: Leaf,
    /// May come without the last name, and the reverse.
    pub first_name: Leaf,
    /// See `first_name`.
    pub last_name: Leaf,
    /// The identity document: what the toolbar has always called "ID".
    pub document: Leaf,
    /// As the customer gave it.
    pub phone: Leaf,
}

/// What was posted.
#[derive(Debug, Default)]
pub struct Public {
    /// The user whom the B2B suite impersonates, by its own key.
    pub impersonate: Leaf,
}

impl FromJson for SessionAnswer {
    fn from_json(json: &impl Json) -> Option<Self> {
        let has_members = |json: &_| Json::scalar(json).is_none();
        let namespaces = match json.member("namespaces") {
            Some(it) => Some(it).filter(has_members).map(|it| Namespaces::of(&it)),
            None => Some(Namespaces::of(json)).filter(Namespaces::tells_rights),
        };
        has_members(json).then_some(Self { namespaces })
    }
}

impl Namespaces {
    fn of(json: &impl Json) -> Self {
        let business = json.member("storefront-permissions");
        Self {
            authentication: json.member("authentication").map(|it| Authentication {
                admin_user_email: Leaf::of(&it, "adminUserEmail"),
            }),
            impersonate: json.member("impersonate").map(|it| Impersonate::of(&it)),
            profile: json.member("profile").map(|it| Profile::of(&it)),
            public: json.member("public").map(|it| Public::of(&it)),
            storefront_permissions: business.map(|it| StorefrontPermissions {
                organization: Leaf::of(&it, "organization"),
                costcenter: Leaf::of(&it, "costcenter"),
            }),
        }
    }

    /// Whether these are a session's, and not members of another answer.
    fn tells_rights(&self) -> bool {
        let admin = self.authentication.as_ref();
        self.impersonate.is_some() || admin.is_some_and(|it| it.admin_user_email.text().is_some())
    }
}

impl Impersonate {
    fn of(json: &impl Json) -> Self {
        Self {
            can_impersonate: Leaf::of(json, "canImpersonate"),
            store_user_id: Leaf::of(json, "storeUserId"),
            store_user_email: Leaf::of(json, "storeUserEmail"),
        }
    }
}

impl Profile {
    fn of(json: &impl Json) -> Self {
        let leaf = |name| Leaf::of(json, name);
        Self {
            id: leaf("id"),
            email: leaf("email"),
            first_name: leaf("firstName"),
            last_name: leaf("lastName"),
            document: leaf("document"),
            phone: leaf("phone"),
        }
    }
}

impl Public {
    fn of(json: &impl Json) -> Self {
        Self {
            impersonate: Leaf::of(json, "impersonate"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn answer(json: Value) -> SessionAnswer {
        SessionAnswer::from_json(&json).unwrap()
    }

    #[test]
    fn a_read_answer_is_understood() {
        let answer = answer(json!({
            "id": "840f8910", "version": 1, "active": true,
            "namespaces": {
                "account": { "accountName": { "value": "qamarketplace", "keepAlive": true } },
                "impersonate": { "canImpersonate": { "value": "true", "keepAlive": true } },
                "profile": { "firstName": { "value": null }, "phone": null }
            }
        }));
        let namespaces = answer.namespaces.unwrap();
        assert_eq!(
            namespaces.impersonate.unwrap().can_impersonate.text(),
            Some("true")
        );
        assert_eq!(namespaces.profile.unwrap().first_name.text(), None);
    }

    #[test]
    fn the_guides_example_answer_is_understood() {
        let answer = answer(json!({
            "public": {
                "vtex-impersonated-customer-email": { "value": "client@gmail.com" },
                "authentication": { "value": "operator@gmail.com" }
            },
            "impersonate": {
                "canImpersonate": { "value": "true" },
                "account": { "value": "myStore" }
            }
        }));
        let namespaces = answer.namespaces.unwrap();
        assert_eq!(
            namespaces.impersonate.unwrap().can_impersonate.text(),
            Some("true")
        );
    }

    #[test]
    fn the_token_answer_is_an_answer_without_namespaces() {
        let answer = answer(json!({ "sessionToken": "a", "segmentToken": "b" }));
        assert!(answer.namespaces.is_none());
    }
}
