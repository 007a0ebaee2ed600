//! The command line, as a person meets it.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_demo-store");

fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).output().unwrap()
}

#[test]
fn a_chosen_port_in_use_is_one_sentence_and_exit_code_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let expected =
        format!("Port {port} is in use; stop what listens there or choose another with --port.\n");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
}

#[test]
fn what_it_does_not_understand_it_names() {
    for (arguments, part) in [
        (&["--prot", "7"][..], "--prot is not an option"),
        (&["--port", "x"], "\"x\" is not a port"),
        (&["--port"], "--port needs a value"),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(part), "{said}");
    }
}

/// A running program that does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program on any port and reads what it says up to the last line.
fn started() -> (Running, String) {
    let child = Command::new(PROGRAM)
        .args(["--port", "0", "--toolbar", "/nowhere"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut child = Running(child);
    let mut said = String::new();
    let mut lines = BufReader::new(child.0.stdout.take().unwrap());
    while !said.contains("Ctrl-C") {
        assert_ne!(lines.read_line(&mut said).unwrap(), 0, "{said}");
    }
    (child, said)
}

#[cfg(unix)]
#[test]
fn it_says_what_to_try_and_stops_promptly_on_either_signal() {
    for signal in ["-INT", "-TERM"] {
        let (mut child, said) = started();
        assert!(
            said.contains("/login") && said.contains("ana.souza@example.com"),
            "{said}"
        );
        let address = said.split("http://").nth(1).unwrap();
        let address = address.split_whitespace().next().unwrap();
        let _open = TcpStream::connect(address).unwrap();
        let id = child.0.id().to_string();
        let before = Instant::now();
        Command::new("kill").args([signal, &id]).status().unwrap();
        let status = child.0.wait().unwrap();
        assert!(status.success(), "{signal}: {status}");
        assert!(before.elapsed() < Duration::from_secs(1), "{signal}");
    }
}

#[test]
fn a_missing_toolbar_is_said_with_the_command_that_builds_it() {
    let (mut child, _) = started();
    child.0.kill().unwrap();
    let said = std::io::read_to_string(child.0.stderr.take().unwrap()).unwrap();
    assert!(said.contains("cargo xtask demo"), "{said}");
}
