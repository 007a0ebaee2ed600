//! What a POST or PATCH to the session may carry.

use serde_json::{Map, Value};

use super::TRADE_POLICY;

/// Why a write is refused.
pub(crate) enum Refused {
    /// The body is not what the schema says.
    Malformed(String),
    /// `?sc=` names a trade policy this visitor may not have.
    TradePolicy(String),
}

/// The public keys of a write: from the body's `public`, and from every query parameter
/// but `items` ("createnewsession.md"). Other keys of the body are ignored.
pub(crate) fn public_keys(
    body: &[u8],
    query: &[(String, String)],
) -> Result<Vec<(String, Value)>, Refused> {
    let mut keys = from_body(body)?;
    for (key, value) in query.iter().filter(|(key, _)| key != "items") {
        if key == "sc" && value != TRADE_POLICY {
            return Err(Refused::TradePolicy(value.clone()));
        }
        keys.push((key.clone(), Value::String(value.clone())));
    }
    Ok(keys)
}

fn from_body(body: &[u8]) -> Result<Vec<(String, Value)>, Refused> {
    if body.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    let whole: Map<String, Value> = serde_json::from_slice(body)
        .map_err(|error| Refused::Malformed(format!("The body is not a JSON object: {error}")))?;
    let Some(public) = whole.get("public") else {
        return Ok(Vec::new());
    };
    let leaves = public
        .as_object()
        .ok_or_else(|| Refused::Malformed("`public` must be an object".to_owned()))?;
    leaves
        .iter()
        .map(|(key, leaf)| match leaf.get("value") {
            Some(value) => Ok((key.clone(), value.clone())),
            None => Err(Refused::Malformed(format!(
                "`public.{key}` must be {{\"value\": …}}"
            ))),
        })
        .collect()
}
