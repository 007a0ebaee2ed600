//! `demo-store [--port N] [--toolbar DIR]`: serves the demo store until Ctrl-C.

mod command;

use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

use command::{Command, USAGE};
use demo_store::{DEFAULT_PORT, Options, Store, start};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say_error(&message);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let command = Command::parse(std::env::args().skip(1))?;
    if command.help {
        say(USAGE);
        return Ok(());
    }
    let wanted = command.port.unwrap_or(DEFAULT_PORT);
    let options = Options {
        port: wanted,
        next_free_port: command.port.is_none(),
        toolbar: command.toolbar,
    };
    let store = start(options).await.map_err(|error| error.to_string())?;
    if wanted != 0 && store.port() != wanted {
        say(&format!(
            "Port {wanted} is in use; taking {} instead.",
            store.port()
        ));
    }
    if !store.has_toolbar() {
        say_error(
            "The toolbar is not built: its folder has no telesales-toolbar.js. \
             Run `cargo xtask demo` to build it.",
        );
    }
    let welcome = welcome(&store);
    let stopped = store.stopped();
    say(&welcome);
    stopped.await;
    Ok(())
}

fn welcome(store: &Store) -> String {
    let address = store.address();
    format!(
        "\nThe demo store is open at {address}\n\n\
         1. Sign in as a call center operator:  {address}/login\n\
         2. Login as a customer, for instance\n   \
            ana.souza@example.com      full data, three orders\n   \
            carla.mendes@example.com   an organization, 15 % off\n   \
            semnome@example.com        no name\n   \
            nobody@example.com         not a customer\n\
         3. Make things go wrong:               {address}/_demo\n\n\
         Ctrl-C stops it."
    )
}

// A closed pipe is no reason to stop serving, so what cannot be said is left unsaid.
fn say(text: &str) {
    drop(writeln!(stdout(), "{text}"));
}

fn say_error(text: &str) {
    drop(writeln!(stderr(), "{text}"));
}
