//! What decides how sessions and paths are understood: the folder `samples/`, which everybody who
//! judges them is tried with. JavaScript is run by Node.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is for tests, which Clippy knows only by a plain `cfg(test)`"
)]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The samples of a folder: their names, and what is in them.
pub(crate) fn folder(path: &str) -> Vec<(String, Value)> {
    let entries = fs::read_dir(repository(path)).unwrap();
    let files = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = files.collect();
    names.sort();
    let read = |name: String| {
        let sample = serde_json::from_str(&text(&format!("{path}/{name}")));
        let sample = sample.unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, sample)
    };
    names.into_iter().map(read).collect()
}

/// The functions of the loader that judge sessions and paths, for scripts that [`node`] runs.
pub(crate) fn judges_of_the_loader() -> String {
    let module = repository("loader/src/judge.js");
    format!(
        "const {{ isOperators, matches }} = await import('file://{}');\n",
        module.display()
    )
}

/// What this module of JavaScript makes of the input: the script has it as `input`, and leaves
/// what it makes in `output`.
pub(crate) fn node(script: &str, input: &Value) -> Value {
    let whole = format!(
        "import {{ readFileSync, writeSync }} from 'node:fs';
         const input = JSON.parse(readFileSync(0, 'utf8'));
         let output;
         {script}
         writeSync(1, JSON.stringify(output));"
    );
    let mut node = Command::new("node")
        .args(["--input-type=module", "--eval", &whole])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node runs; `cargo xtask test native` sets it up");
    let mut stdin = node.stdin.take().unwrap();
    stdin.write_all(input.to_string().as_bytes()).unwrap();
    drop(stdin);
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "Node ended with {}", output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}
