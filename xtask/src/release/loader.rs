//! The one loader in the forms of the other packages: its source with something else in the
//! places that it marks.

use anyhow::{Result, bail};

/// Where the loader lives.
pub(super) const SOURCE: &str = "src/telesales-toolbar.js";

/// What the loader's body is wrapped in as a script, after a comment.
const SCRIPT: [&str; 2] = ["(() => {\n", "\n})();"];

/// Puts this in place of the two lines that mark a place, and of what is between them.
pub(super) fn fill(loader: &str, place: &str, with: &str) -> Result<String> {
    let [begin, end] = ["begin", "end"].map(|word| format!("// {word}: {place}\n"));
    let parts = loader.split_once(&begin);
    let Some((before, after)) =
        parts.and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)))
    else {
        bail!("{SOURCE} must mark the place `{place}` by lines with `{begin}` and `{end}`");
    };
    let before = before.trim_end_matches(' ');
    let line = if with.is_empty() { "" } else { "\n" };
    Ok(format!("{before}{with}{line}{after}"))
}

/// Wraps the loader's body in something else, without the comment at its top.
pub(super) fn wrap(loader: &str, in_what: [&str; 2]) -> Result<String> {
    let [start, end] = SCRIPT;
    let body = loader.split_once(start).map(|(_, rest)| rest.trim_end());
    let Some(body) = body.and_then(|it| it.strip_suffix(end)) else {
        bail!("{SOURCE} must be one function that is called at once");
    };
    let [start, end] = in_what;
    Ok(format!("{start}{body}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str =
        "/* Why. */\n(() => {\n  // begin: tag\n  const a = 1;\n  // end: tag\n  run(a);\n})();\n";

    #[test]
    fn what_is_between_the_marks_becomes_something_else() {
        let filled = fill(LOADER, "tag", "  const a = 2;").unwrap();
        assert_eq!(
            filled,
            "/* Why. */\n(() => {\n  const a = 2;\n  run(a);\n})();\n"
        );
    }

    #[test]
    fn a_place_that_is_not_marked_is_named() {
        for loader in ["", "// begin: tag\n", "// end: tag\n // begin: tag\n"] {
            let error = fill(loader, "tag", "").unwrap_err().to_string();
            assert!(error.contains("must mark the place `tag`"), "{error}");
        }
    }

    #[test]
    fn the_script_becomes_a_function() {
        let wrapped = wrap(LOADER, ["export function f() {\n", "\n}\n"]).unwrap();
        assert!(wrapped.starts_with("export function f() {\n  // begin"));
        assert!(wrapped.ends_with("run(a);\n}\n"), "{wrapped}");
        assert!(wrap("run();", ["", ""]).is_err());
    }
}
