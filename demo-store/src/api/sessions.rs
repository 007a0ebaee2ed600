//! `/api/sessions`, the Session Manager (OpenAPI schema "VTEX - Session Manager API").

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::app::Visit;
use crate::cookies;
use crate::json::refusal;
use crate::session::{Items, Refused, Session, TRADE_POLICY, public_keys};
use crate::world::Shared;

type Parameters = Query<Vec<(String, String)>>;

pub(super) fn routes() -> Router<Shared> {
    // The trailing slash is what the legacy portal and My Orders use.
    Router::new()
        .route("/api/sessions", methods())
        .route("/api/sessions/", methods())
}

fn methods() -> MethodRouter<Shared> {
    get(read).post(write).patch(write)
}

/// Whether a GET without a session opens one is unverified; here it does.
async fn read(State(shared): State<Shared>, visit: Visit, Query(query): Parameters) -> Response {
    let Some(items) = asked_items(&query) else {
        return refusal(
            StatusCode::BAD_REQUEST,
            "The query parameter `items` is required",
        );
    };
    let mut world = shared.world();
    let browser = world.visit(&visit.token, &visit.jar);
    let scenario = &browser.lab.scenario;
    let answer = browser.session.answer(&items, scenario, visit.jar.cart());
    browser.session.was_read();
    Json(answer).into_response()
}

/// POST on an existing session edits it, exactly like PATCH ("createnewsession.md").
async fn write(
    State(shared): State<Shared>,
    visit: Visit,
    method: Method,
    Query(query): Parameters,
    body: Bytes,
) -> Response {
    let mut world = shared.world();
    let browser = world.visit(&visit.token, &visit.jar);
    let keys = match public_keys(&body, &query) {
        Ok(keys) => keys,
        Err(refused) => return refuse(&browser.session, &refused),
    };
    browser.session.set_public(keys);
    let browser = world.visit(&visit.token, &visit.jar);
    let segment = segment(&browser.session);
    let answer = match asked_items(&query) {
        Some(items) => {
            let scenario = &browser.lab.scenario;
            let answer = browser.session.answer(&items, scenario, visit.jar.cart());
            browser.session.was_read();
            answer
        }
        None => json!({ "sessionToken": visit.token, "segmentToken": segment }),
    };
    let status = if method == Method::POST {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    let mut headers = HeaderMap::new();
    cookies::put(
        &mut headers,
        &cookies::hidden(cookies::SESSION, &visit.token),
    );
    cookies::put(&mut headers, &cookies::hidden(cookies::SEGMENT, &segment));
    (status, headers, Json(answer)).into_response()
}

fn asked_items(query: &[(String, String)]) -> Option<Items> {
    let (_, list) = query.iter().find(|(key, _)| key == "items")?;
    Items::parse(list)
}

/// A trade policy is refused with 401, or 403 to somebody who is signed in.
fn refuse(session: &Session, refused: &Refused) -> Response {
    match refused {
        Refused::Malformed(message) => refusal(StatusCode::BAD_REQUEST, message),
        Refused::TradePolicy(asked) => {
            let status = match session.profile() {
                Some(_) => StatusCode::FORBIDDEN,
                None => StatusCode::UNAUTHORIZED,
            };
            refusal(
                status,
                &format!("Trade policy {asked} is not available to this user"),
            )
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
