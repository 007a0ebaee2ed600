//! A listener in the page, where the browser has no log that a test could read: it repeats to
//! the cable what is said in the console and what the browser complains of in events. It waits
//! for each to arrive, so that a test which looks afterwards sees everything.

use super::cable::{head, head_end, length, value};
use std::io;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What is the cable's own, and never reaches the store.
pub const PATH: &str = "/_recorder";

const TAG: &[u8] = b"<script src=\"/_recorder.js\"></script>";

const SCRIPT: &str = "(() => { \
    const Request = XMLHttpRequest; \
    const tell = (text) => { try { const it = new Request(); \
      it.open('POST', '/_recorder', false); it.send(text) } catch { /* offline */ } }; \
    const text = (it) => it instanceof Error ? `${it}` : Object(it) === it ? JSON.stringify(it) : String(it); \
    for (const level of ['debug', 'log', 'info', 'warn', 'error']) { \
      const say = console[level].bind(console); \
      console[level] = (...words) => { say(...words); tell(`${level}: ${words.map(text).join(' ')}`) } } \
    addEventListener('error', (it) => it.message && tell(`uncaught: ${it.message}`)); \
    addEventListener('unhandledrejection', (it) => tell(`unhandled: ${text(it.reason)}`)); \
    addEventListener('securitypolicyviolation', (it) => \
      tell(`Content Security Policy: ${it.effectiveDirective} refused ${it.blockedURI}`)) })()";

/// Answers the recorder's own requests; the answer is what was said.
pub async fn answer(
    browser: &mut TcpStream,
    text: &str,
    mut request: Vec<u8>,
) -> io::Result<Option<String>> {
    let (end, came) = (head_end(&request), request.len());
    let body = if text.starts_with("POST") {
        request.resize(request.len().max(end + length(text)), 0);
        ""
    } else {
        SCRIPT
    };
    browser.read_exact(&mut request[came..]).await?;
    let size = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/javascript\r\ncontent-length: {size}\r\n\
         cache-control: max-age=600\r\nconnection: close\r\n\r\n"
    );
    browser.write_all((head + body).as_bytes()).await?;
    let said = String::from_utf8_lossy(&request[end..]).into_owned();
    Ok((!said.is_empty()).then_some(said))
}

/// The beginning of the store's answer, or all of it when it is a page, with the listener as the
/// first thing in its head.
pub async fn first_in_page(store: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut answer = head(store).await?;
    let end = head_end(&answer);
    let text = String::from_utf8_lossy(&answer[..end]).into_owned();
    let is_page = value(&text, "content-type").is_some_and(|it| it.starts_with("text/html"));
    let size = length(&text);
    if !is_page || size == 0 {
        return Ok(answer);
    }
    while answer.len() < end + size {
        if store.read_buf(&mut answer).await? == 0 {
            return Ok(answer);
        }
    }
    let opening = b"<head>";
    let Some(at) = answer.windows(opening.len()).position(|it| it == opening) else {
        return Ok(answer);
    };
    let lengthened = text.replacen(
        &format!("content-length: {size}"),
        &format!("content-length: {}", size + TAG.len()),
        1,
    );
    let (before, after) = answer[end..].split_at(at + opening.len() - end);
    Ok([lengthened.as_bytes(), before, TAG, after].concat())
}
