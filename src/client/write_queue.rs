//! Writes to the session, one after the other.
//!
//! A write that was sent takes effect whether or not somebody still wants its answer, and an
//! aborted one may do so after a later one. So a write is never aborted, and the next one
//! waits until it has ended, by its time limit at the latest.

use super::error::ClientError;
use crate::ports::Ports;
use futures::channel::oneshot;
use futures::lock::Mutex;
use std::future::Future;
use std::rc::Rc;

/// The order of writes. Clones share one.
#[derive(Clone, Debug, Default)]
pub(super) struct WriteQueue(Rc<Mutex<()>>);

impl WriteQueue {
    /// Runs a write when those before it have ended; one that nobody waits for any more when
    /// its turn comes is not sent at all.
    pub(super) async fn in_turn<T: 'static>(
        &self,
        ports: &impl Ports,
        write: impl Future<Output = Result<T, ClientError>> + 'static,
    ) -> Result<T, ClientError> {
        let queue = Rc::clone(&self.0);
        let (sender, receiver) = oneshot::channel();
        ports.spawn(async move {
            let _turn = queue.lock().await;
            if !sender.is_canceled() {
                // Whoever asked may have gone since; the write has ended all the same.
                let _ = sender.send(write.await);
            }
        });
        receiver.await.unwrap_or(Err(ClientError::Unmade))
    }
}
