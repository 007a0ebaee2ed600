//! The way from a test to its driver, on which no call takes for ever. A driver whose browser has
//! ended, or waits for something that never comes, answers nothing and does not say to what.

use super::cable::{head, head_end, length};
use serde_json::json;
use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// How long a driver may take to answer. It ends a script by itself after half of that.
const LIMIT: Duration = Duration::from_secs(60);

/// The open way; clones are the same one.
#[derive(Clone, Debug)]
pub struct Calls {
    /// Where the driver takes calls through it.
    pub address: String,
    overdue: Arc<OnceLock<String>>,
}

impl Calls {
    /// Opens the way to the driver at this port, for as long as the program runs.
    pub async fn to(driver: u16) -> Self {
        Self::limited(driver, LIMIT).await
    }

    async fn limited(driver: u16, limit: Duration) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let calls = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            overdue: Arc::default(),
        };
        let overdue = calls.overdue.clone();
        tokio::spawn(async move {
            while let Ok((test, _)) = listener.accept().await {
                let overdue = overdue.clone();
                tokio::spawn(async move { carry(test, driver, limit, &overdue).await });
            }
        });
        calls
    }

    /// The first call that was not answered in time, in words. The call itself fails with the
    /// same, but a test may take that for something that has not happened yet.
    pub fn overdue(&self) -> Option<&str> {
        self.overdue.get().map(String::as_str)
    }
}

/// Carries calls and their answers by turns, until a side hangs up or an answer is overdue.
async fn carry(
    mut test: TcpStream,
    port: u16,
    limit: Duration,
    overdue: &OnceLock<String>,
) -> io::Result<()> {
    let mut driver = TcpStream::connect(("127.0.0.1", port)).await?;
    test.set_nodelay(true)?;
    driver.set_nodelay(true)?;
    loop {
        let call = addressed(message(&mut test).await?, port);
        driver.write_all(&call).await?;
        let Ok(answer) = timeout(limit, message(&mut driver)).await else {
            let late = format!("{} took longer than {limit:?}", name(&call));
            let failure = failure(&late);
            overdue.get_or_init(|| late);
            return test.write_all(failure.as_bytes()).await;
        };
        test.write_all(&answer?).await?;
    }
}

/// Names the driver in the call's `Host`: geckodriver refuses a call that names another port.
fn addressed(call: Vec<u8>, port: u16) -> Vec<u8> {
    let (head, body) = call.split_at(head_end(&call));
    let mut addressed = Vec::with_capacity(call.len());
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if line.to_ascii_lowercase().starts_with(b"host:") {
            addressed.extend_from_slice(format!("host: 127.0.0.1:{port}\r\n").as_bytes());
        } else {
            addressed.extend_from_slice(line);
        }
    }
    addressed.extend_from_slice(body);
    addressed
}

/// Reads one message with its body, which is as long as the headers say.
async fn message(from: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = head(from).await?;
    let end = head_end(&bytes) + length(&String::from_utf8_lossy(&bytes));
    while bytes.len() < end {
        if from.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(bytes)
}

/// A call's method and path, without the name of the session.
fn name(call: &[u8]) -> String {
    let text = String::from_utf8_lossy(call);
    let mut words = text.split(' ');
    let (method, path) = (words.next(), words.next());
    let mut parts: Vec<&str> = path.unwrap_or_default().split('/').collect();
    if let Some(session) = parts.get_mut(2) {
        *session = "…";
    }
    format!("{} {}", method.unwrap_or_default(), parts.join("/"))
}

/// The driver's answer that it was too slow, as WebDriver words its errors.
fn failure(late: &str) -> String {
    let body = json!({ "value": { "error": "timeout", "message": late, "stacktrace": "" } });
    let body = body.to_string();
    format!(
        "HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json; charset=utf-8\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

#[tokio::test]
async fn a_call_without_an_answer_fails_by_its_name() {
    let silent = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let calls = Calls::limited(port, Duration::from_millis(50)).await;
    let address = calls.address.strip_prefix("http://").unwrap();
    let mut test = TcpStream::connect(address).await.unwrap();
    assert_eq!(calls.overdue(), None);
    let call = b"GET /session/00c0ffee/screenshot HTTP/1.1\r\n\r\n";
    test.write_all(call).await.unwrap();
    let mut answer = String::new();
    test.read_to_string(&mut answer).await.unwrap();
    let late = "GET /session/…/screenshot took longer than 50ms";
    assert!(answer.contains(late), "{answer}");
    assert_eq!(calls.overdue(), Some(late));
}

#[test]
fn a_call_names_its_driver_and_keeps_its_body() {
    let call = b"POST /session HTTP/1.1\r\nHost: 127.0.0.1:9\r\ncontent-length: 7\r\n\r\nhost: a";
    let addressed = addressed(call.to_vec(), 4444);
    let text = String::from_utf8(addressed).unwrap();
    assert_eq!(
        text,
        "POST /session HTTP/1.1\r\nhost: 127.0.0.1:4444\r\ncontent-length: 7\r\n\r\nhost: a"
    );
}
