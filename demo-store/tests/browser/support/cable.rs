//! The way from the browser to the store, for browsers that say less about themselves than
//! Chromium does: it notes what passes, it can be pulled, and it puts a listener first into every
//! page, which repeats here what is said in the console.

use super::recorder;
use std::io;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A cable to the store; clones are the same one.
#[derive(Clone, Debug)]
pub struct Cable {
    /// Where a browser reaches the store through it.
    pub address: String,
    pulled: Arc<watch::Sender<bool>>,
    notes: Notes,
}

/// What passed.
#[derive(Clone, Debug, Default)]
struct Notes {
    paths: Arc<Mutex<Vec<String>>>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Cable {
    /// Lays a cable to the store, for as long as the test runs.
    pub async fn to(store: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (pulled, state) = watch::channel(false);
        let notes = Notes::default();
        let ours = notes.clone();
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (mut state, notes) = (state.clone(), ours.clone());
                tokio::spawn(async move {
                    tokio::select! {
                        biased;
                        _ = state.wait_for(|pulled| *pulled) => {}
                        _ = carry(browser, store, &notes) => {}
                    }
                });
            }
        });
        Self {
            address,
            pulled: Arc::new(pulled),
            notes,
        }
    }

    /// Pulls it, which ends whatever is under way, or puts it back.
    pub fn pull(&self, pulled: bool) {
        self.pulled.send_replace(pulled);
    }

    /// What the pages said in the console since this was last asked.
    pub fn said(&self) -> Vec<String> {
        std::mem::take(&mut self.notes.said.lock().unwrap())
    }

    /// The addresses that passed since this was last asked.
    pub fn requested(&self) -> Vec<String> {
        let paths = std::mem::take(&mut *self.notes.paths.lock().unwrap());
        let whole = |path| format!("{}{path}", self.address);
        paths.into_iter().map(whole).collect()
    }
}

/// Carries one request and its answer; the store ends every connection after one.
async fn carry(mut browser: TcpStream, store: u16, notes: &Notes) -> io::Result<()> {
    browser.set_nodelay(true)?;
    let request = head(&mut browser).await?;
    let text = String::from_utf8_lossy(&request).into_owned();
    let path = text.split(' ').nth(1).unwrap_or_default().to_owned();
    if path.starts_with(recorder::PATH) {
        let said = recorder::answer(&mut browser, &text, request).await?;
        notes.said.lock().unwrap().extend(said);
        return Ok(());
    }
    notes.paths.lock().unwrap().push(path);
    let mut store = TcpStream::connect(("127.0.0.1", store)).await?;
    store.set_nodelay(true)?;
    store.write_all(&request).await?;
    if value(&text, "accept").is_some_and(|accepts| accepts.starts_with("text/html")) {
        let length = length(&text) - (request.len() - head_end(&request));
        let (mut reader, _) = browser.split();
        tokio::io::copy(&mut (&mut reader).take(length as u64), &mut store).await?;
        let answer = recorder::first_in_page(&mut store).await?;
        browser.write_all(&answer).await?;
    }
    copy_bidirectional(&mut browser, &mut store).await?;
    Ok(())
}

/// Reads until the end of the headers is in, with whatever came along.
pub async fn head(from: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while head_end(&bytes) == 0 {
        if from.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(bytes)
}

/// Where the body begins; 0 while the headers are not complete.
pub fn head_end(bytes: &[u8]) -> usize {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    end.map_or(0, |at| at + 4)
}

/// What a header says.
pub fn value<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// How long the body is.
pub fn length(head: &str) -> usize {
    value(head, "content-length").map_or(0, |length| length.parse().unwrap())
}
