//! The stage of every test, and the ways to act on it and look at it.

mod bar;
mod browser;
mod cable;
mod calls;
mod circumstances;
mod driver;
mod elsewhere;
mod engine;
mod leash;
mod notices;
mod recorder;
mod running;
mod sent;
mod shop;
mod stage;
mod tag;
mod watcher;

pub use circumstances::circumstances;
pub use engine::{Engine, chromium};
pub use sent::spoken;
pub use stage::{
    Stage, built_toolbar, on_fading_stage, on_pictured_stage, on_stage, on_stage_with,
    on_watched_stage,
};
use std::future::Future;
use std::time::Duration;
pub use watcher::{SETTLED, Sighting};

/// How long anything that is going to happen may take.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Looks again and again until there is something to see. Fails the test when there never is:
/// a condition is waited for, a failure is not tried again.
pub async fn eventually<T, F>(what: &str, look: impl FnMut() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    within(PATIENCE, what, look).await
}

/// The same for what takes its time.
pub async fn within<T, F>(limit: Duration, what: &str, mut look: impl FnMut() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let deadline = tokio::time::Instant::now() + limit;
    loop {
        if let Some(seen) = look().await {
            return seen;
        }
        assert!(
            tokio::time::Instant::now() < deadline,
            "never happened: {what}"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
