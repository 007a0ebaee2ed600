//! The software bill of materials, in CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/
//!
//! Without a serial number and a time, both of which may be left out, so that the same sources
//! make the same file.

use serde_json::{Value, json};

use super::crates::Crate;
use super::{NAME, VERSION};

pub(super) fn of(crates: &[Crate]) -> Value {
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": NAME,
            "name": NAME,
            "version": VERSION,
            "licenses": [{ "license": { "id": "MIT" } }],
        } },
        "components": crates.iter().map(component).collect::<Vec<Value>>(),
    })
}

fn component(it: &Crate) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": it.purl,
        "name": it.name,
        "version": it.version,
        "purl": it.purl,
        "licenses": [{ "expression": it.licence }],
    });
    if let Some(checksum) = &it.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_has_what_an_auditor_looks_for() {
        let crates = [Crate {
            name: "url".to_owned(),
            version: "2.5.8".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            authors: Vec::new(),
            purl: "pkg:cargo/url@2.5.8".to_owned(),
            checksum: Some("ab12".to_owned()),
            source: None,
        }];
        let bill = of(&crates);
        assert_eq!(bill["metadata"]["component"]["version"], VERSION);
        let expected = json!({
            "type": "library", "bom-ref": "pkg:cargo/url@2.5.8", "name": "url",
            "version": "2.5.8", "purl": "pkg:cargo/url@2.5.8",
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            "hashes": [{ "alg": "SHA-256", "content": "ab12" }],
        });
        assert_eq!(bill["components"], json!([expected]));
        // Both would make every build another.
        assert!(bill.get("serialNumber").is_none() && bill["metadata"].get("timestamp").is_none());
    }
}
