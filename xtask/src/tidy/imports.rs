//! Rule: modules of the toolbar name only what the import table allows.

use super::import_table::{JOINING_FILE, LAYERS, Layer};
use super::source::{Strings, code, without_tests};
use super::use_paths::{UsedPath, used_paths};
use super::{Finding, SourceFile};

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    files.iter().flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let module = module_of(&file.path);
    if module == JOINING_FILE {
        return Vec::new();
    }
    let Some(layer) = layer_of(&module) else {
        let advice = format!("say in xtask/src/tidy/import_table.rs what `{module}` must not use");
        return vec![file.finding(1, advice)];
    };
    let code = without_tests(&code(&file.text, Strings::Blank));
    let paths = used_paths(&code);
    let breach = |path: &UsedPath| {
        let named = forbidden(layer, &module, &path.segments)?;
        let advice = format!(
            "`{}` must not use {named}: see xtask/src/tidy/import_table.rs",
            layer.module
        );
        Some(file.finding(path.line, advice))
    };
    let mut findings: Vec<Finding> = paths.iter().filter_map(breach).collect();
    findings.dedup();
    findings
}

/// `src/view/form.rs` is `view/form`; so would be `src/view/form/mod.rs`.
fn module_of(path: &str) -> String {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    path.strip_suffix("/mod").unwrap_or(path).to_owned()
}

fn layer_of(module: &str) -> Option<&'static Layer> {
    let holds = |layer: &&Layer| {
        let rest = module.strip_prefix(layer.module);
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with('/') || layer.module.ends_with('/')
        })
    };
    LAYERS
        .iter()
        .filter(holds)
        .max_by_key(|layer| layer.module.len())
}

/// The forbidden module or crate that a path names, if any.
fn forbidden(layer: &Layer, module: &str, segments: &[String]) -> Option<String> {
    match within_crate(module, segments) {
        Some(inner) => {
            let first = inner.first()?;
            // A glob over the whole crate brings everything.
            let named = layer.modules.contains(&first.as_str()) || first == "*";
            named.then(|| format!("`crate::{first}`"))
        }
        None => {
            let crates = || layer.crates.iter();
            let named = |segment: &&String| crates().any(|pattern| matches(pattern, segment));
            // Any segment: `leptos::web_sys` is web_sys too.
            segments
                .iter()
                .find(named)
                .map(|segment| format!("the crate `{segment}`"))
        }
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(name == pattern, |start| name.starts_with(start))
}

/// The path from the root of the crate, if it is one inside the crate.
fn within_crate(module: &str, segments: &[String]) -> Option<Vec<String>> {
    let first = segments.first()?.as_str();
    let mut place: Vec<String> = match first {
        "crate" => Vec::new(),
        "self" | "super" => module.split('/').map(str::to_owned).collect(),
        _ => return None,
    };
    for segment in segments.iter().skip(usize::from(first != "super")) {
        match segment.as_str() {
            "super" => drop(place.pop()),
            name => place.push(name.to_owned()),
        }
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advice(path: &str, text: &str) -> Vec<String> {
        check(&[SourceFile::new(path, text)])
            .into_iter()
            .map(|finding| finding.advice)
            .collect()
    }

    #[test]
    fn allowed_imports_pass() {
        assert!(
            advice(
                "src/session.rs",
                "//! A\nuse crate::model::Email;\npub mod store;"
            )
            .is_empty()
        );
        assert!(
            advice(
                "src/session/store.rs",
                "use leptos::prelude::*; use crate::client::Client;"
            )
            .is_empty()
        );
        assert!(
            advice(
                "src/view/form.rs",
                "use crate::session::store::Store; use super::icon::Icon;"
            )
            .is_empty()
        );
        assert!(advice("src/session/login.rs", "use crate::client::Client;").is_empty());
        assert_eq!(
            advice("src/session.rs", "use crate::client::Client;").len(),
            1
        );
        assert!(advice("src/lib.rs", "use crate::{client, view};").is_empty());
    }

    #[test]
    fn modules_are_caught_however_they_are_spelled() {
        for text in [
            "use crate::client;",
            "use crate::{model::Email, client::Client};",
            "fn f() { crate::client::call(); }",
            "use super::super::client::Client;",
            "use super::super::*;",
        ] {
            assert_eq!(advice("src/view/form.rs", text).len(), 1, "{text}");
        }
        assert_eq!(advice("src/host.rs", "use super::session::State;").len(), 1);
    }

    #[test]
    fn crates_are_caught_anywhere() {
        assert_eq!(
            advice("src/model.rs", "fn f() { gloo_events::on(); }").len(),
            1
        );
        assert_eq!(
            advice("src/session/store.rs", "use leptos::web_sys::Window;").len(),
            1
        );
        assert_eq!(advice("src/config.rs", "use js_sys;").len(), 1);
    }

    #[test]
    fn comments_strings_and_test_modules_do_not_count() {
        let text = "// use leptos::x;\nconst A: &str = \"leptos::x\";\n#[cfg(test)]\nmod tests { use crate::view::X; }";
        assert!(advice("src/model.rs", text).is_empty());
    }

    #[test]
    fn a_module_without_a_layer_is_asked_for_one() {
        assert!(
            advice("src/helpers.rs", "")
                .concat()
                .contains("import_table.rs")
        );
    }
}
