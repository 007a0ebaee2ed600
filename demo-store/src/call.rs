//! The calls that a toolbar makes, apart from how they travel.

mod parameters;

use axum::http::Uri;
use serde_json::json;

use crate::cookies;
use crate::lab::Endpoint;
use crate::session::Items;
use parameters::Parameters;

/// Where carts are read and written (OpenAPI schema "VTEX - Checkout API").
const CART: &str = "/api/checkout/pub/orderForm";
const ANONYMOUS: &str = "/checkout/changeToAnonymousUser/";

/// One call of the Session Manager or of the cart. What is wrong with it is for the answer to say.
#[derive(Clone, Debug)]
pub enum Call {
    /// `GET /api/sessions`.
    ReadSession {
        /// The leaves that are asked for.
        items: Option<Items>,
    },
    /// `POST` or `PATCH /api/sessions`, which do the same.
    WriteSession {
        /// POST answers with another status.
        is_post: bool,
        /// With items, the answer is the session itself.
        items: Option<Items>,
        /// The other parameters of the address, which join `public`.
        parameters: Vec<(String, String)>,
        /// JSON.
        body: Vec<u8>,
    },
    /// `GET` of an orderForm: the browser's own, which is made where there is none, or the one of
    /// this id.
    ReadCart {
        /// None is the browser's own.
        id: Option<String>,
        /// `disableAutoCompletion=true` is absent.
        completes: bool,
    },
    /// `GET orderForm?forceNewCart=true`.
    NewCart,
    /// `POST orderForm/{id}/items`.
    AddItems {
        /// The cart's.
        id: String,
        /// JSON.
        body: Vec<u8>,
    },
    /// `POST orderForm/{id}/attachments/clientProfileData`.
    ClientProfileData {
        /// The cart's.
        id: String,
        /// JSON.
        body: Vec<u8>,
    },
    /// `POST orderForm/{id}/attachments/shippingData`.
    ShippingData {
        /// The cart's.
        id: String,
        /// JSON.
        body: Vec<u8>,
    },
    /// `GET /checkout/changeToAnonymousUser/{id}`.
    MakeAnonymous {
        /// The cart's.
        id: String,
    },
    /// `GET /api/checkout/pub/profiles`.
    LookUp {
        /// The address that is looked up.
        email: Option<String>,
        /// Without `false`, incomplete profiles look like unknown ones.
        ensure_complete: bool,
    },
}

impl Call {
    /// The call that a request makes; none for the requests that make no call of these. `target` is
    /// the path with its query.
    #[must_use]
    pub fn parse(method: &str, target: &str, body: &[u8]) -> Option<Self> {
        let uri: Uri = target.parse().ok()?;
        let reads = matches!(method, "GET" | "HEAD");
        let parameters = Parameters::of(&uri);
        let path = uri.path().trim_end_matches('/');
        match path {
            // A trailing slash is what the legacy portal and My Orders use.
            "/api/sessions" if reads => {
                let items = parameters.items();
                Some(Self::ReadSession { items })
            }
            "/api/sessions" if matches!(method, "POST" | "PATCH") => Some(Self::WriteSession {
                is_post: method == "POST",
                items: parameters.items(),
                parameters: parameters.without_items(),
                body: body.to_vec(),
            }),
            "/api/checkout/pub/profiles" if reads => Some(Self::LookUp {
                email: parameters.get("email").map(str::to_owned),
                ensure_complete: parameters.get("ensureComplete") != Some("false"),
            }),
            _ => Self::of_cart(method, path, &parameters, body),
        }
    }

    /// The write of a session that asks for this customer; of `""`, the one that asks for nobody.
    #[must_use]
    pub fn impersonate(email: &str) -> Self {
        let body = json!({ "public": { cookies::IMPERSONATED: { "value": email } } });
        Self::WriteSession {
            is_post: true,
            items: None,
            parameters: Vec::new(),
            body: body.to_string().into_bytes(),
        }
    }

    fn of_cart(method: &str, path: &str, parameters: &Parameters, body: &[u8]) -> Option<Self> {
        let reads = matches!(method, "GET" | "HEAD");
        if let Some(id) = path.strip_prefix(ANONYMOUS) {
            let id = id.to_owned();
            return reads.then_some(Self::MakeAnonymous { id });
        }
        let place: Vec<&str> = path.strip_prefix(CART)?.split('/').collect();
        let (id, what) = match place[..] {
            // The browser's own may be read by POST, too.
            [""] if reads || method == "POST" => return Some(Self::own_cart(parameters)),
            ["", id] if reads => {
                let id = Some(id.to_owned());
                return Some(Self::read_cart(id, parameters));
            }
            ["", id, ref what @ ..] if method == "POST" => (id.to_owned(), what.join("/")),
            _ => return None,
        };
        let body = body.to_vec();
        match what.as_str() {
            "items" => Some(Self::AddItems { id, body }),
            "attachments/clientProfileData" => Some(Self::ClientProfileData { id, body }),
            "attachments/shippingData" => Some(Self::ShippingData { id, body }),
            _ => None,
        }
    }

    fn own_cart(parameters: &Parameters) -> Self {
        match parameters.get("forceNewCart") {
            Some("true") => Self::NewCart,
            _ => Self::read_cart(None, parameters),
        }
    }

    fn read_cart(id: Option<String>, parameters: &Parameters) -> Self {
        let completes = parameters.get("disableAutoCompletion") != Some("true");
        Self::ReadCart { id, completes }
    }

    /// Which of the lab's faults hit it.
    pub(crate) fn endpoint(&self) -> Endpoint {
        match self {
            Self::ReadSession { .. } => Endpoint::SessionRead,
            Self::WriteSession { .. } => Endpoint::SessionWrite,
            Self::ReadCart { .. } => Endpoint::CartRead,
            Self::NewCart
            | Self::AddItems { .. }
            | Self::ClientProfileData { .. }
            | Self::ShippingData { .. }
            | Self::MakeAnonymous { .. } => Endpoint::CartWrite,
            Self::LookUp { .. } => Endpoint::CustomerLookup,
        }
    }
}
