//! The command line.

use std::path::PathBuf;

/// What `--help` prints.
pub(crate) const USAGE: &str = "\
Usage: demo-store [--port N] [--toolbar DIR]

  --port N       listen on this port (default: 7000, or the next free one; 0: any)
  --toolbar DIR  the folder of the built toolbar (default: dist)";

/// A parsed command line.
pub(crate) struct Command {
    pub(crate) help: bool,
    pub(crate) port: Option<u16>,
    pub(crate) toolbar: PathBuf,
}

impl Command {
    /// Reads the arguments after the program's name.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut command = Self {
            help: false,
            port: None,
            toolbar: PathBuf::from("dist"),
        };
        while let Some(argument) = arguments.next() {
            let (name, inline) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let mut value = || {
                inline
                    .clone()
                    .or_else(|| arguments.next())
                    .ok_or_else(|| format!("{name} needs a value.\n\n{USAGE}"))
            };
            match name {
                "--help" | "-h" => command.help = true,
                "--port" => command.port = Some(port(&value()?)?),
                "--toolbar" => command.toolbar = PathBuf::from(value()?),
                _ => {
                    return Err(format!(
                        "{argument} is not an option of demo-store.\n\n{USAGE}"
                    ));
                }
            }
        }
        Ok(command)
    }
}

fn port(text: &str) -> Result<u16, String> {
    text.parse()
        .map_err(|_| format!("\"{text}\" is not a port; give a number from 0 to 65535."))
}
