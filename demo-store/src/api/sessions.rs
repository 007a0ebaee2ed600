//! `/api/sessions`, the Session Manager (OpenAPI schema "VTEX - Session Manager API").

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::browser::Visit;
use crate::cookies::{SEGMENT, SESSION, SetCookie};
use crate::session::{Items, Refused, Session, TRADE_POLICY, public_keys};
use crate::world::World;

/// Where a write has its public keys from.
pub(super) struct Keys<'a> {
    pub(super) parameters: &'a [(String, String)],
    pub(super) body: &'a [u8],
}

/// Whether a GET without a session opens one is unverified; here it does.
pub(super) fn read(world: &mut World, visit: &Visit, items: Option<&Items>) -> Answer {
    let Some(items) = items else {
        return Answer::refusal(
            StatusCode::BAD_REQUEST,
            "The query parameter `items` is required",
        );
    };
    Answer::ok(world.visit(visit).read(items, visit.jar.cart()))
}

/// POST on an existing session edits it, exactly like PATCH ("createnewsession.md").
pub(super) fn write(
    world: &mut World,
    visit: &Visit,
    keys: &Keys<'_>,
    items: Option<&Items>,
    is_post: bool,
) -> Answer {
    let browser = world.visit(visit);
    let keys = match public_keys(keys.body, keys.parameters) {
        Ok(keys) => keys,
        Err(refused) => return refuse(&browser.session, &refused),
    };
    browser.write(keys);
    let browser = world.visit(visit);
    let segment = segment(&browser.session);
    let body = match items {
        Some(items) => browser.answer(items, visit.jar.cart()),
        None => json!({ "sessionToken": visit.token, "segmentToken": segment }),
    };
    let status = if is_post {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Answer::new(status, body)
        .setting(SetCookie::new(SESSION, &visit.token))
        .setting(SetCookie::new(SEGMENT, &segment))
}

/// A trade policy is refused with 401, or 403 to somebody who is signed in.
fn refuse(session: &Session, refused: &Refused) -> Answer {
    match refused {
        Refused::Malformed(message) => Answer::refusal(StatusCode::BAD_REQUEST, message),
        Refused::TradePolicy(asked) => {
            let status = match session.profile() {
                Some(_) => StatusCode::FORBIDDEN,
                None => StatusCode::UNAUTHORIZED,
            };
            let message = format!("Trade policy {asked} is not available to this user");
            Answer::refusal(status, &message)
        }
    }
}

/// What pages are cached by: base64 of JSON (OpenAPI schema's sample, decoded).
fn segment(session: &Session) -> String {
    let tables: Option<Value> = session
        .profile()
        .and_then(|customer| customer.price_table)
        .map(Value::from);
    let segment = json!({
        "campaigns": null, "channel": TRADE_POLICY, "priceTables": tables, "regionId": null,
        "utm_campaign": null, "utm_source": null, "utmi_campaign": null,
        "currencyCode": "USD", "currencySymbol": "$", "countryCode": "USA",
        "cultureInfo": "en-US", "channelPrivacy": "public",
    });
    STANDARD.encode(segment.to_string())
}
