//! All of the world but the store, for browsers that cannot list their requests: a proxy that
//! writes down who was to be asked, and lets nothing out.

use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The running proxy; clones share what it wrote down.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    /// Opens it, for as long as the test runs.
    pub async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let elsewhere = Self {
            port: listener.local_addr().unwrap().port(),
            asked: Arc::default(),
        };
        let asked = elsewhere.asked.clone();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(refuse(connection, asked.clone()));
            }
        });
        elsewhere
    }

    /// As WebDriver's capability: everything goes here that does not go to this machine.
    pub fn as_proxy(&self) -> Value {
        let here = format!("127.0.0.1:{}", self.port);
        json!({
            "proxyType": "manual", "httpProxy": here, "sslProxy": here, "noProxy": ["127.0.0.1"]
        })
    }

    /// What was asked for since this was last looked at: addresses, or `host:port` alone where
    /// the rest would have been encrypted.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

async fn refuse(mut connection: TcpStream, asked: Arc<Mutex<Vec<String>>>) {
    let mut line = String::new();
    if BufReader::new(&mut connection)
        .read_line(&mut line)
        .await
        .is_ok()
        && let Some(address) = line.split(' ').nth(1)
    {
        asked.lock().unwrap().push(address.to_owned());
    }
    let refusal = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let _ = connection.write_all(refusal).await;
}
