//! Circumstances in a few words, so that a table of them can be read.

use serde_json::{Map, Value, json};

/// What the lab is asked for, from words: faults such as `sessionWrite status 500`,
/// `sessionRead slow 9000`, `sessionWrite drop after`, `sessionRead cut once`, and switches of
/// the scenario such as `roleLost=true`; several with `, ` between, none is a healthy store.
pub fn circumstances(words: &str) -> Value {
    let mut faults = Vec::new();
    let mut scenario = Map::new();
    for one in words.split(", ").filter(|one| !one.is_empty()) {
        match one.split_once('=') {
            Some((switch, value)) => {
                // `notFound=null` is a word of the lab, and no null.
                let value = match serde_json::from_str(value) {
                    Ok(Value::Null) | Err(_) => json!(value),
                    Ok(value) => value,
                };
                scenario.insert(switch.to_owned(), value);
            }
            None => faults.push(fault(one)),
        }
    }
    json!({ "faults": faults, "scenario": scenario })
}

fn fault(words: &str) -> Value {
    let mut words = words.split(' ');
    let mut fault = json!({ "endpoint": words.next(), "kind": words.next() });
    for word in words {
        match word {
            "after" => fault["after"] = json!(true),
            "stubborn" => fault["stubborn"] = json!(true),
            "once" => fault["times"] = json!(1),
            number => {
                let number: u64 = number.parse().unwrap();
                let field = if fault["kind"] == "status" {
                    "code"
                } else {
                    "milliseconds"
                };
                fault[field] = json!(number);
            }
        }
    }
    fault
}
