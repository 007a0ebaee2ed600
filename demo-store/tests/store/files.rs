//! The folder of the built toolbar.

use std::fs;
use std::path::PathBuf;

use axum::http::StatusCode;

use crate::support::Browser;

/// A built toolbar in a folder of its own, and a secret beside it.
fn built(name: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(place.join("dist/wasm")).unwrap();
    fs::write(place.join("secret.js"), "secret").unwrap();
    fs::write(place.join("dist/telesales-toolbar.js"), "loader").unwrap();
    fs::write(place.join("dist/wasm/toolbar-1.js"), "glue").unwrap();
    fs::write(place.join("dist/wasm/toolbar-1.wasm"), "wasm").unwrap();
    place.join("dist")
}

#[tokio::test]
async fn files_have_their_type_and_caching() {
    let mut browser = Browser::at(&built("types"));
    let forever = "public, max-age=31536000, immutable";
    for (file, kind, caching) in [
        (
            "telesales-toolbar.js",
            "text/javascript; charset=utf-8",
            "public, max-age=60",
        ),
        (
            "wasm/toolbar-1.js",
            "text/javascript; charset=utf-8",
            forever,
        ),
        ("wasm/toolbar-1.wasm", "application/wasm", forever),
    ] {
        let answer = browser.get(&format!("/telesales-toolbar/{file}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), kind);
        assert_eq!(answer.header("cache-control"), caching);
        assert!(answer.headers.get("set-cookie").is_none());
    }
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let mut browser = Browser::at(&built("outside"));
    for path in [
        "../secret.js",
        "%2e%2e/secret.js",
        "wasm/../../secret.js",
        "wasm/%2e%2e%2f..%2fsecret.js",
        "/etc/passwd",
        "..%5csecret.js",
        "nothing.js",
        "",
    ] {
        let answer = browser.get(&format!("/telesales-toolbar/{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
}

#[tokio::test]
async fn a_compressed_file_goes_to_whoever_takes_it() {
    let folder = built("compressed");
    fs::write(folder.join("telesales-toolbar.js.br"), "smaller").unwrap();
    let mut browser = Browser::at(&folder);
    let loader = "/telesales-toolbar/telesales-toolbar.js";
    for (taken, body, encoding) in [
        ("gzip, deflate, br, zstd", "smaller", "br"),
        ("gzip", "loader", ""),
        ("", "loader", ""),
    ] {
        let answer = browser.get_taking(taken, loader).await;
        assert_eq!(answer.body, body, "{taken}");
        assert_eq!(answer.header("content-encoding"), encoding, "{taken}");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
    }
    let other = "/telesales-toolbar/wasm/toolbar-1.wasm";
    let answer = browser.get_taking("br", other).await;
    assert_eq!(answer.body, "wasm");
    assert_eq!(answer.header("content-encoding"), "");
}

#[tokio::test]
async fn a_compressed_file_alone_is_no_file() {
    let folder = built("alone");
    fs::write(folder.join("gone.js.br"), "smaller").unwrap();
    let answer = Browser::at(&folder)
        .get_taking("br", "/telesales-toolbar/gone.js")
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
