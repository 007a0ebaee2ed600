//! The running server: ports, broken connections, stopping.

use std::path::PathBuf;
use std::time::Duration;

use demo_store::{Options, StartError, Store, start};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

async fn store(port: u16, next_free_port: bool) -> Result<Store, StartError> {
    let toolbar = PathBuf::from("/nowhere");
    start(Options {
        port,
        next_free_port,
        toolbar,
    })
    .await
}

/// Sends one request and gives back every byte of the answer until the connection ends.
async fn talk(store: &Store, request: &str, cookie: &str, body: &str) -> String {
    talk_to(&store.address(), request, cookie, body).await
}

async fn talk_to(address: &str, request: &str, cookie: &str, body: &str) -> String {
    let address = address.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let length = body.len();
    let text = format!(
        "{request} HTTP/1.1\r\nhost: a\r\ncookie: {cookie}\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A reset is an end like any other here.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

async fn session_cookie(store: &Store) -> String {
    let answer = talk(store, "GET /", "", "").await;
    let cookie = answer.split("vtex_session=").nth(1).unwrap();
    format!("vtex_session={}", cookie.split(';').next().unwrap())
}

async fn break_next(store: &Store, cookie: &str, kind: &str) {
    let body = format!(r#"{{"faults":[{{"endpoint":"sessionRead","kind":"{kind}","times":1}}]}}"#);
    let answer = talk(store, "POST /_demo/lab", cookie, &body).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn a_drop_closes_without_a_byte() {
    let store = store(0, false).await.unwrap();
    let cookie = session_cookie(&store).await;
    break_next(&store, &cookie, "drop").await;
    assert_eq!(
        talk(&store, "GET /api/sessions?items=*", &cookie, "").await,
        ""
    );
    let next = talk(&store, "GET /api/sessions?items=*", &cookie, "").await;
    assert!(next.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_cut_breaks_in_the_middle() {
    let store = store(0, false).await.unwrap();
    let cookie = session_cookie(&store).await;
    break_next(&store, &cookie, "cut").await;
    let answer = talk(&store, "GET /api/sessions?items=*", &cookie, "").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains(r#"{"id":"840f8910-"#), "{answer}");
    assert!(
        !answer.ends_with("0\r\n\r\n"),
        "the last chunk must be missing"
    );
}

#[tokio::test]
async fn a_port_in_use_is_an_error_or_the_next_one() {
    let first = store(0, false).await.unwrap();
    let refused = store(first.port(), false).await.unwrap_err();
    let message = format!(
        "Port {} is in use; stop what listens there or choose another with --port.",
        first.port()
    );
    assert_eq!(refused.to_string(), message);
    let second = store(first.port(), true).await.unwrap();
    assert!(second.port() > first.port());
}

#[tokio::test]
async fn a_second_port_leads_into_the_same_store() {
    let mut store = store(0, false).await.unwrap();
    let second = store.open_again().await.unwrap();
    assert_ne!(second, store.address());
    let cookie = session_cookie(&store).await;
    let wish = r#"{"public":{"wish":{"value":"x"}}}"#;
    talk_to(&second, "POST /api/sessions", &cookie, wish).await;
    let session = talk(&store, "GET /api/sessions?items=public.*", &cookie, "").await;
    assert!(session.contains("wish"), "{session}");
    assert_eq!(store.requests().all().len(), 3);
    store.stop();
    let address = second.strip_prefix("http://").unwrap();
    let closed = timeout(Duration::from_secs(2), async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    });
    assert!(closed.await.is_ok(), "the second port is still open");
}

#[tokio::test]
async fn it_listens_on_loopback_and_says_where() {
    let store = store(0, false).await.unwrap();
    assert_eq!(
        store.address(),
        format!("http://127.0.0.1:{}", store.port())
    );
    talk(&store, "GET /cart", "", "").await;
    assert_eq!(store.requests().all()[0].path, "/cart");
}

#[tokio::test]
async fn stopping_ends_open_connections() {
    let store = store(0, false).await.unwrap();
    let mut idle = TcpStream::connect(("127.0.0.1", store.port()))
        .await
        .unwrap();
    idle.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let port = store.port();
    store.stop();
    let mut rest = Vec::new();
    let ended = timeout(Duration::from_secs(2), idle.read_to_end(&mut rest)).await;
    assert!(ended.is_ok(), "the connection is still open");
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
}

/// Asks for a customer, and hangs up long before the store gets to it.
async fn hang_up_on_a_slow_write(store: &Store, cookie: &str, stubborn: bool) {
    let body = format!(
        r#"{{"faults":[{{"endpoint":"sessionWrite","kind":"slow","milliseconds":200,"stubborn":{stubborn}}}]}}"#
    );
    talk(store, "POST /_demo/lab", cookie, &body).await;
    let wish = r#"{"public":{"wish":{"value":"x"}}}"#;
    let write = talk(store, "POST /api/sessions", cookie, wish);
    assert!(timeout(Duration::from_millis(50), write).await.is_err());
    tokio::time::sleep(Duration::from_millis(400)).await;
}

#[tokio::test]
async fn hanging_up_takes_a_slow_call_back_unless_it_is_stubborn() {
    for stubborn in [false, true] {
        let store = store(0, false).await.unwrap();
        let cookie = session_cookie(&store).await;
        hang_up_on_a_slow_write(&store, &cookie, stubborn).await;
        let session = talk(&store, "GET /api/sessions?items=public.*", &cookie, "").await;
        assert_eq!(session.contains("wish"), stubborn, "{session}");
    }
}
