//! Everybody who judges sessions says of every sample what it means: the toolbar, the loader, and
//! the same bar in plain JavaScript.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is for tests, which Clippy knows only by a plain `cfg(test)`"
)]

use super::*;
use crate::protocol::FromJson;
use crate::samples::{folder, judges_of_the_loader, node, repository};
use serde_json::{Map, Value, json};

const FOLDER: &str = "samples/session";

/// A body of an answer, and what it means.
struct Sample {
    name: String,
    body: String,
    means: Value,
}

fn samples() -> Vec<Sample> {
    let sample = |(name, sample): (String, Value)| Sample {
        name,
        body: match sample["answer"].as_str() {
            Some(body) => body.to_owned(),
            None => sample["answer"].to_string(),
        },
        means: sample["means"].clone(),
    };
    let samples: Vec<Sample> = folder(FOLDER).into_iter().map(sample).collect();
    assert!(samples.len() > 90, "only {} samples", samples.len());
    samples
}

/// Fails with a line for each sample of which this is not what it should mean.
fn agree(samples: &[Sample], expected: impl Fn(&Sample) -> Value, found: &[Value]) {
    assert_eq!(found.len(), samples.len());
    let lines = samples.iter().zip(found).filter_map(|(sample, found)| {
        let expected = expected(sample);
        let line = || format!("{}: {found}, and not {expected}", sample.name);
        (*found != expected).then(line)
    });
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

fn right(reading: Option<&Reading>) -> &'static str {
    match reading {
        None => "unknown",
        Some(Reading::NotOperator(NoRight::SignedOut)) => "signed out",
        Some(Reading::NotOperator(NoRight::NoRole)) => "no role",
        Some(Reading::NotOperator(NoRight::AppMissing)) => "no app",
        Some(Reading::Operator { .. }) => "yes",
    }
}

/// A reading in the words of the samples.
fn meaning(reading: Option<&Reading>) -> Value {
    let mut means = json!({ "operator": right(reading) });
    if let Some(Reading::Operator { operator, served }) = reading {
        means["customer"] = match served {
            Served::Nobody => Value::Null,
            Served::Unconfirmed => json!("unnamed"),
            Served::Customer(customer) => described(customer),
        };
        if let Served::Customer(customer) = served {
            means["profile"] = json!(match customer.profile {
                ProfileMatch::Theirs => "theirs",
                ProfileMatch::Missing => "missing",
                ProfileMatch::AnotherPersons => "another",
            });
        }
        if operator.serves_b2b_user {
            means["b2bUser"] = json!(true);
        }
    }
    means
}

fn described(customer: &Customer) -> Value {
    let mut facts = Map::new();
    facts.insert("email".to_owned(), json!(customer.email));
    facts.insert("name".to_owned(), json!(customer.name));
    facts.insert("id".to_owned(), json!(customer.id));
    facts.insert("phone".to_owned(), json!(customer.phone));
    let business = [
        ("organization", &customer.organization),
        ("costCenter", &customer.cost_center),
    ];
    for (key, value) in business {
        if let Some(value) = value {
            facts.insert(key.to_owned(), json!(value));
        }
    }
    facts.into()
}

#[test]
fn the_toolbar_agrees() {
    let samples = samples();
    let read = |sample: &Sample| {
        let json: Option<Value> = serde_json::from_str(&sample.body).ok();
        let answer = json.and_then(|json| SessionAnswer::from_json(&json));
        meaning(answer.and_then(of).as_ref())
    };
    let found: Vec<Value> = samples.iter().map(read).collect();
    agree(&samples, |sample| sample.means.clone(), &found);
}

/// The loader knows only whether it is to bring the toolbar: to an operator, and to the admin of a
/// store without the session app, who is told so.
#[test]
fn the_loader_agrees() {
    let samples = samples();
    let script = "
        output = input.map((body) => {
            try { return `${!!isOperators(JSON.parse(body))}`; } catch { return 'unknown'; }
        });";
    let script = format!("{}{script}", judges_of_the_loader());
    let bodies: Vec<&str> = samples.iter().map(|it| it.body.as_str()).collect();
    let found = node(&script, &json!(bodies));
    let expected = |sample: &Sample| match sample.means["operator"].as_str().unwrap() {
        "yes" | "no app" => json!("true"),
        "signed out" | "no role" => json!("false"),
        other => json!(other),
    };
    agree(&samples, expected, found.as_array().unwrap());
}

/// The peers of the measurements, which know no reasons and no business customers.
#[test]
fn the_peers_agree() {
    let samples = samples();
    let module = repository("bench/peers/shared/session.js");
    let script = format!(
        "const {{ judge }} = await import('file://{}');
        output = input.map((body) => {{
            try {{ return judge(JSON.parse(body)); }} catch {{ return 'unknown'; }}
        }});",
        module.display()
    );
    let bodies: Vec<&str> = samples.iter().map(|it| it.body.as_str()).collect();
    let found = node(&script, &json!(bodies));
    let judged = |found: &Value| match found.is_object() {
        true => json!([found["mayImpersonate"], found["customer"], found["profile"]]),
        false => found.clone(),
    };
    let found: Vec<Value> = found.as_array().unwrap().iter().map(judged).collect();
    let expected = |sample: &Sample| {
        let means = &sample.means;
        let mut customer = means["customer"].clone();
        if let Value::Object(facts) = &mut customer {
            facts.retain(|key, _| !matches!(key.as_str(), "organization" | "costCenter"));
        }
        match means["operator"].as_str().unwrap() {
            "unknown" => json!("unknown"),
            right => json!([right == "yes", customer, means["profile"]]),
        }
    };
    agree(&samples, expected, &found);
}
