//! Waits for the wish to stop.

use std::future::Future;

/// Listens from now on; the future ends with Ctrl-C, and with SIGTERM where there is one.
#[cfg(unix)]
pub(super) fn listen() -> impl Future<Output = ()> {
    use tokio::signal::unix::{Signal, SignalKind, signal};

    // Where a signal cannot be listened to, it keeps its usual effect, which is to end us.
    async fn arrival(signal: Option<Signal>) {
        match signal {
            Some(mut signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    }
    let interrupt = signal(SignalKind::interrupt()).ok();
    let terminate = signal(SignalKind::terminate()).ok();
    async {
        tokio::select! {
            () = arrival(interrupt) => {}
            () = arrival(terminate) => {}
        }
    }
}

/// The future ends with Ctrl-C.
#[cfg(not(unix))]
pub(super) fn listen() -> impl Future<Output = ()> {
    async { drop(tokio::signal::ctrl_c().await) }
}
