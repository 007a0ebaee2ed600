//! Rule: Cargo.lock pins one wasm-bindgen, as the command line tool must have the same version.

use super::{Finding, SourceFile};
use crate::workspace::locked_versions;

pub(super) fn check(lock: &str) -> Vec<Finding> {
    let versions: Vec<&str> = locked_versions(lock, "wasm-bindgen").collect();
    if versions.len() == 1 {
        return Vec::new();
    }
    let file = SourceFile {
        path: "Cargo.lock".to_owned(),
        text: String::new(),
    };
    let advice = format!("exactly one version of wasm-bindgen is wanted, found {versions:?}");
    vec![file.finding(1, advice)]
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn one_version_passes_and_two_or_none_do_not() {
        let one = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert!(check(one).is_empty());
        assert!(
            check(&format!("{one}{}", one.replace("129", "130")))[0]
                .advice
                .contains("0.2.130")
        );
        assert_eq!(check("").len(), 1);
    }
}
