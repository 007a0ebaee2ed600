//! The store's own sessions among the samples that decide how sessions are understood: whatever
//! its circumstances, it answers in a shape that `samples/session` has, and so gives a meaning.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::support::{ANA, Browser};

const ITEMS: &str = "authentication.*,impersonate.*,profile.*,public.*,storefront-permissions.*";

type Shape = BTreeMap<&'static str, &'static str>;

/// What matters about a leaf: whether it is there, and whether it says the same as another.
fn leaf(session: &Value, namespace: &str, key: &str, other: &Value) -> &'static str {
    let Some(leaf) = session[namespace].get(key) else {
        return "missing";
    };
    let text = |value: &Value| value.as_str().map(|it| it.trim().to_lowercase());
    match (&leaf["value"], text(&leaf["value"]).as_deref()) {
        (Value::Null, _) => "null",
        (Value::Bool(true), _) => "a true boolean",
        (_, None) => "another kind",
        (_, Some("")) => "empty",
        (_, Some("true")) => "true",
        (_, Some("false")) => "false",
        (_, same) if same == text(other).as_deref() => "the same",
        (_, Some(_)) => "something",
    }
}

/// What a judgement may depend on; what the facts are is not among it, nor what was asked for.
fn shape(answer: &Value) -> Shape {
    let session = &answer["namespaces"];
    let served = &session["impersonate"];
    let (id, address) = (
        &served["storeUserId"]["value"],
        &served["storeUserEmail"]["value"],
    );
    let of = |namespace, key| leaf(session, namespace, key, &Value::Null);
    let any = |namespace, keys: &[&str]| {
        let is_there = |key: &&str| !session[namespace][*key].is_null();
        match keys.iter().any(is_there) {
            true => "some",
            false => "none",
        }
    };
    let app = match served.is_null() {
        true => "missing",
        false => "there",
    };
    let facts = ["firstName", "lastName", "document", "phone"];
    BTreeMap::from([
        ("impersonate", app),
        ("right", of("impersonate", "canImpersonate")),
        ("admin", of("authentication", "adminUserEmail")),
        ("served id", of("impersonate", "storeUserId")),
        ("served address", of("impersonate", "storeUserEmail")),
        ("profile's id", leaf(session, "profile", "id", id)),
        (
            "profile's address",
            leaf(session, "profile", "email", address),
        ),
        ("facts", any("profile", &facts)),
        (
            "business",
            any("storefront-permissions", &["organization", "costcenter"]),
        ),
        ("suite's user", of("public", "impersonate")),
    ])
}

/// Whom a sample's session serves, and by what right.
fn meaning(means: &Value) -> String {
    let right = means["operator"].as_str().unwrap();
    match (&means["customer"], right) {
        (Value::Null, "yes") => "nobody".to_owned(),
        (Value::String(unnamed), "yes") => unnamed.clone(),
        (_, "yes") => format!("profile: {}", means["profile"].as_str().unwrap()),
        (_, none) => none.to_owned(),
    }
}

/// What a session of each shape means, by the samples.
fn sampled() -> BTreeMap<Shape, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples/session");
    let files = fs::read_dir(folder).unwrap();
    let samples = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let mut sampled = BTreeMap::new();
    for text in samples {
        let sample: Value = serde_json::from_str(&text).unwrap();
        if sample["answer"]["namespaces"].is_object() {
            let meaning = meaning(&sample["means"]);
            let before = sampled.insert(shape(&sample["answer"]), meaning.clone());
            let same = before.is_none_or(|before| before == meaning);
            assert!(
                same,
                "another sample of this shape means something else: {sample}"
            );
        }
    }
    sampled
}

/// The switches of a scenario, each turned from how it stands in a healthy store.
async fn switches() -> Vec<(String, Value)> {
    let lab = Browser::new().get("/_demo/lab").await.json();
    let scenario: &Map<String, Value> = lab["scenario"].as_object().unwrap();
    let turned = |(name, value): (&String, &Value)| {
        let turned = match value {
            Value::Bool(flag) => json!(!flag),
            Value::Number(_) => json!(1),
            Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        Some((name.clone(), turned))
    };
    let switches: Vec<_> = scenario.iter().filter_map(turned).collect();
    assert!(switches.len() > 8, "{switches:?}");
    switches
}

/// The healthy store and every scenario with one switch turned, with each way to say that nobody
/// was found.
async fn scenarios() -> Vec<Value> {
    let mut scenarios = Vec::new();
    for shape in ["empty", "null", "missing"] {
        scenarios.push(json!({ "notFound": shape }));
        for (name, turned) in switches().await {
            scenarios.push(json!({ "notFound": shape, name: turned }));
        }
    }
    scenarios
}

async fn read(browser: &mut Browser) -> Shape {
    let answer = browser.get(&format!("/api/sessions?items={ITEMS}")).await;
    shape(&answer.json())
}

#[tokio::test]
async fn what_people_do_in_the_store_means_what_it_should() {
    let sampled = sampled();
    for (scenario, who, asked, expected) in [
        (json!({}), None, None, "signed out"),
        (json!({}), Some(ANA), None, "signed out"),
        (json!({}), Some("staff"), Some(ANA), "no role"),
        (
            json!({ "roleLost": true }),
            Some("operator"),
            Some(ANA),
            "no role",
        ),
        (
            json!({ "appInstalled": false }),
            Some("operator"),
            None,
            "no app",
        ),
        (json!({}), Some("operator"), None, "nobody"),
        (
            json!({}),
            Some("operator"),
            Some("nobody@example.com"),
            "nobody",
        ),
        (json!({}), Some("operator"), Some(ANA), "profile: theirs"),
        (
            json!({ "pii": true }),
            Some("operator"),
            Some(ANA),
            "profile: theirs",
        ),
        (
            json!({ "lateReads": 1 }),
            Some("operator"),
            Some(ANA),
            "profile: missing",
        ),
    ] {
        let mut browser = Browser::new();
        browser.lab(json!({ "scenario": scenario })).await;
        if let Some(who) = who {
            browser.sign_in(who).await;
        }
        if let Some(asked) = asked {
            browser.impersonate(asked).await;
        }
        let shape = read(&mut browser).await;
        assert_eq!(sampled[&shape], expected, "{scenario} {who:?} {asked:?}");
    }
}

#[tokio::test]
async fn every_session_of_the_store_has_the_shape_of_a_sample() {
    let sampled = sampled();
    let mut strange = BTreeMap::new();
    let mut met = BTreeSet::new();
    let customers = [
        None,
        Some(ANA),
        Some("nobody@example.com"),
        Some("carla.mendes@example.com"),
        Some("late@example.com"),
    ];
    let mut browser = Browser::new();
    for scenario in scenarios().await {
        for who in [None, Some("operator"), Some("staff"), Some(ANA)] {
            for asked in customers {
                // Without its cookies it is another browser.
                browser.cookies.clear();
                browser.lab(json!({ "scenario": scenario })).await;
                if let Some(who) = who {
                    browser.sign_in(who).await;
                }
                if let Some(asked) = asked {
                    browser.impersonate(asked).await;
                }
                // Twice: what is late comes with the second.
                for _ in 0..2 {
                    let shape = read(&mut browser).await;
                    if !sampled.contains_key(&shape) {
                        let circumstances = format!("{scenario} {who:?} {asked:?}");
                        strange.insert(shape.clone(), circumstances);
                    }
                    met.insert(shape);
                }
            }
        }
    }
    let lines = strange
        .iter()
        .map(|(shape, when)| format!("{when}: {shape:?}"));
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "no sample has:\n{}", lines.join("\n"));
    assert!(met.len() > 15, "the store is always the same: {met:?}");
}
