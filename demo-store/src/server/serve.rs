//! Accepts connections; the one place that can leave a request without an answer.

use std::io;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use crate::lab::Dropped;

/// Serves until its task is aborted, which ends every connection with it.
pub(super) async fn serve(listener: TcpListener, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(converse(stream, router.clone()));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// One request per connection: browsers silently send a request again when a connection
/// they had used before closes without an answer, and then nobody would see the lab's `drop`.
async fn converse(stream: TcpStream, router: Router) {
    let service = service_fn(move |request| answer(router.clone(), request));
    let connection = http1::Builder::new()
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    // The other side hanging up, or the lab doing so, is nobody's error.
    drop(connection.await);
}

/// An error makes hyper close the connection without a word.
async fn answer(router: Router, request: Request<Incoming>) -> io::Result<Response> {
    let response = match router.oneshot(request.map(Body::new)).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    match response.extensions().get::<Dropped>() {
        Some(Dropped) => Err(io::Error::other("dropped by the lab")),
        None => Ok(response),
    }
}
