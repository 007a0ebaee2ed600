//! The lab's state as form fields, and back.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::switches::{NUMBERS, SWITCHES, TEXTS};
use crate::lab::{Change, Lab, Scenario};

const ENDPOINTS: &[&str] = &[
    "sessionRead",
    "sessionWrite",
    "cartRead",
    "cartWrite",
    "customerLookup",
    "any",
];
const KINDS: &[&str] = &[
    "drop",
    "cut",
    "truncated",
    "slow",
    "status",
    "html",
    "empty",
    "huge",
    "wrongType",
];
const CODES: &[&str] = &["401", "403", "404", "429", "500", "503"];
const NOT_FOUND: &[&str] = &["empty", "null", "missing"];

pub(super) fn faults(lab: &Lab) -> Markup {
    html! {
        h2 { "Broken answers" }
        @if !lab.faults.is_empty() {
            ul.plain { @for fault in &lab.faults { li { code { (json!(fault)) } } } }
            form method="post" action="/_demo" { button.quiet type="submit" name="do" value="clear" { "Remove all of these" } }
        }
        form.grid method="post" action="/_demo" {
            (choice("endpoint", "Which calls", ENDPOINTS, "sessionWrite"))
            (choice("kind", "What happens", KINDS, "drop"))
            (choice("code", "Status, for “status”", CODES, "500"))
            (number("milliseconds", "Delay in ms, for “slow”", "2000"))
            (number("times", "How often (empty: always)", ""))
            label { "Chance (empty: certain)" input type="number" name="chance" min="0" max="1" step="0.05"; }
            label.switch { input type="checkbox" name="after" value="true"; "Only the answer is lost: the call takes effect" }
            label.switch { input type="checkbox" name="stubborn" value="true"; "The call goes on even when the caller hangs up" }
            button.button type="submit" name="do" value="add" { "Add" }
        }
    }
}

pub(super) fn scenario(scenario: &Scenario) -> Markup {
    let state = json!(scenario);
    let text = |name: &str| state.get(name).map(Value::to_string).unwrap_or_default();
    html! {
        h2 { "Circumstances" }
        form.grid method="post" action="/_demo" {
            @for (name, what) in SWITCHES {
                label.switch {
                    input type="checkbox" name=(name) value="true" checked[text(name) == "true"];
                    (what)
                }
            }
            @for (name, what) in NUMBERS { (number(name, what, &text(name))) }
            @for (name, what) in TEXTS {
                label { (what) input type="text" name=(name) value=[state[*name].as_str()]; }
            }
            (choice("notFound", "An unknown customer's id is", NOT_FOUND, text("notFound").trim_matches('"')))
            button.button type="submit" name="do" value="save" { "Save" }
        }
    }
}

fn choice(name: &str, label: &str, options: &[&str], chosen: &str) -> Markup {
    html! {
        label { (label)
            select name=(name) { @for option in options { option selected[*option == chosen] { (option) } } } }
    }
}

fn number(name: &str, label: &str, value: &str) -> Markup {
    html! { label { (label) input type="number" name=(name) value=(value); } }
}

/// What the submitted form wants changed.
pub(super) fn read(fields: &[(String, String)], lab: &Lab) -> Result<Change, String> {
    let field = |name: &str| {
        let found = fields.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    };
    let change = match field("do") {
        Some("reset") => json!({ "reset": true }),
        Some("clear") => json!({ "faults": [] }),
        Some("add") => {
            let mut faults: Vec<Value> = lab.faults.iter().map(|fault| json!(fault)).collect();
            faults.push(fault(&field).into());
            json!({ "faults": faults })
        }
        _ => json!({ "scenario": switches(&field) }),
    };
    serde_json::from_value(change).map_err(|error| error.to_string())
}

fn fault<'a>(field: &impl Fn(&str) -> Option<&'a str>) -> Map<String, Value> {
    let mut fault = Map::new();
    for name in ["endpoint", "kind"] {
        fault.insert(name.to_owned(), json!(field(name)));
    }
    for name in ["code", "milliseconds", "times", "chance"] {
        if let Some(number) = field(name).and_then(|text| serde_json::from_str(text).ok()) {
            fault.insert(name.to_owned(), number);
        }
    }
    fault.insert("after".to_owned(), json!(field("after").is_some()));
    fault.insert("stubborn".to_owned(), json!(field("stubborn").is_some()));
    fault
}

/// A checkbox that is off sends nothing, so every switch is set; an empty text is none.
fn switches<'a>(field: &impl Fn(&str) -> Option<&'a str>) -> Map<String, Value> {
    let mut scenario: Map<String, Value> = SWITCHES
        .iter()
        .map(|(name, _)| ((*name).to_owned(), json!(field(name).is_some())))
        .collect();
    for (name, _) in NUMBERS {
        if let Some(number) = field(name).and_then(|text| text.parse::<i64>().ok()) {
            scenario.insert((*name).to_owned(), json!(number));
        }
    }
    for (name, _) in TEXTS {
        scenario.insert((*name).to_owned(), json!(field(name)));
    }
    if let Some(shape) = field("notFound") {
        scenario.insert("notFound".to_owned(), json!(shape));
    }
    scenario
}
