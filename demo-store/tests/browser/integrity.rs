//! Files that are not what was released never run.

use crate::support::built_toolbar;
use crate::support::{eventually, on_stage_with};
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the build with one file changed by a byte that would not break it.
fn tampered(suffix: &str) -> PathBuf {
    let copy = std::env::temp_dir().join(format!("toolbar{suffix}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&copy);
    copy_folder(&built_toolbar(), &copy);
    let file = fs::read_dir(copy.join("wasm"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().ends_with(suffix))
        .unwrap();
    let mut bytes = fs::read(&file).unwrap();
    // An empty custom section, or a line break: both change nothing but the hash.
    bytes.extend(if suffix == ".js" {
        b"\n".as_slice()
    } else {
        b"\0\x02\x01x".as_slice()
    });
    fs::write(file, bytes).unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

async fn stops_with_an_error(suffix: &str) {
    let toolbar = tampered(suffix);
    on_stage_with(&toolbar, |stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open("/").await;
        eventually("an error in the console", || async {
            let said = stage.browser.console().await;
            said.into_iter()
                .find(|line| line.contains("its files changed"))
        })
        .await;
        assert!(stage.find_part("bar").await.is_none());
    })
    .await;
    fs::remove_dir_all(toolbar).unwrap();
}

#[tokio::test]
async fn changed_glue_does_not_run() {
    stops_with_an_error(".js").await;
}

#[tokio::test]
async fn changed_wasm_does_not_run() {
    stops_with_an_error("_bg.wasm").await;
}
