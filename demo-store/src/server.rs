//! Listens on loopback until told to stop.

mod serve;
mod signals;

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::app::app;
use crate::requests::RequestLog;
use crate::toolbar::LOADER;

/// The port of the demo, where none is asked for.
pub const DEFAULT_PORT: u16 = 7000;
/// How many ports are tried before giving up.
const TRIES: u16 = 20;

/// How to open the store.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; 0 takes any free port.
    pub port: u16,
    /// Whether a port in use means the next free one.
    pub next_free_port: bool,
    /// The folder of the built toolbar.
    pub toolbar: PathBuf,
}

/// Why the store did not open.
#[derive(Debug)]
pub enum StartError {
    /// Something else listens there.
    PortInUse(u16),
    /// The system refused for another reason.
    Refused(u16, io::Error),
}

/// The running store. Dropping it stops it.
#[derive(Debug)]
pub struct Store {
    address: SocketAddr,
    requests: RequestLog,
    toolbar: PathBuf,
    router: Router,
    tasks: Vec<JoinHandle<()>>,
}

/// Opens the store on 127.0.0.1; it runs on the current tokio runtime.
///
/// # Errors
/// When the port cannot be listened on.
pub async fn start(options: Options) -> Result<Store, StartError> {
    let (listener, address) = listen(options.port, options.next_free_port).await?;
    let requests = RequestLog::default();
    let router = app(&options.toolbar, &requests);
    Ok(Store {
        address,
        requests,
        toolbar: options.toolbar,
        tasks: vec![tokio::spawn(serve::serve(listener, router.clone()))],
        router,
    })
}

impl Store {
    /// Where it listens, as `http://127.0.0.1:7000`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Opens the same store on another free port, too, and gives that address: to a browser it is
    /// another origin of the same site, which gets the same cookies.
    ///
    /// # Errors
    /// When no port can be listened on.
    pub async fn open_again(&mut self) -> Result<String, StartError> {
        let (listener, address) = listen(0, false).await?;
        let serving = serve::serve(listener, self.router.clone());
        self.tasks.push(tokio::spawn(serving));
        Ok(format!("http://{address}"))
    }

    /// The port it listens on, which may not be the one asked for.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What it has been asked so far.
    #[must_use]
    pub fn requests(&self) -> RequestLog {
        self.requests.clone()
    }

    /// Whether the folder of the toolbar holds a built one.
    #[must_use]
    pub fn has_toolbar(&self) -> bool {
        self.toolbar.join(LOADER).is_file()
    }

    /// Waits for Ctrl-C or SIGTERM, then stops. Listens for them from the call on, so a
    /// signal that comes before the first await is not lost.
    pub fn stopped(self) -> impl Future<Output = ()> {
        let signal = signals::listen();
        async move {
            signal.await;
            drop(self);
        }
    }

    /// Stops at once, open connections included.
    pub fn stop(self) {}
}

impl Drop for Store {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

async fn listen(port: u16, next_free_port: bool) -> Result<(TcpListener, SocketAddr), StartError> {
    let tries = if next_free_port { TRIES } else { 1 };
    for port in (port..=u16::MAX).take(tries.into()) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => {
                let address = listener.local_addr();
                let address = address.map_err(|error| StartError::Refused(port, error))?;
                return Ok((listener, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(StartError::Refused(port, error)),
        }
    }
    Err(StartError::PortInUse(port))
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortInUse(port) => write!(
                f,
                "Port {port} is in use; stop what listens there or choose another with --port."
            ),
            Self::Refused(port, error) => write!(f, "Cannot listen on port {port}: {error}."),
        }
    }
}

impl std::error::Error for StartError {}
