//! How each group of tests is run.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Result, bail};

use super::counts::Counts;
use super::has_cargo_subcommand;
use crate::frameworks::FOLDER_VARIABLE;
use crate::guest_matrix;
use crate::loader::Loader;
use crate::process;
use crate::setup::{Browser, Engine, TEST_RUNNER, Tools};
use crate::simulate::simulator;
use crate::size;
use crate::terminal;
use crate::tidy;
use crate::workspace::Workspace;

/// How many histories are played; each has the 200 steps of the simulator's default.
const HISTORIES: u32 = 20_000;

/// The test program of the demo store that needs a browser, and so has a group of its own.
const BROWSER_TESTS: &str = "browser";

pub(super) fn format(workspace: &Workspace) -> Result<Counts> {
    cargo_check(workspace, "fmt", &["fmt", "--all", "--check"])
}

pub(super) fn lint(workspace: &Workspace) -> Result<Counts> {
    cargo_check(
        workspace,
        "clippy",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    )
}

fn cargo_check(workspace: &Workspace, subcommand: &str, words: &[&str]) -> Result<Counts> {
    if !has_cargo_subcommand(workspace, subcommand) {
        bail!("`cargo {subcommand}` is missing: run `rustup component add rustfmt clippy`");
    }
    let passed = process::command(workspace, "cargo")
        .args(words)
        .status()?
        .success();
    Ok(if passed {
        Counts::SUCCESS
    } else {
        Counts::FAILURE
    })
}

pub(super) fn tidy(workspace: &Workspace) -> Result<Counts> {
    let outcomes = tidy::check(workspace)?;
    tidy::report(&outcomes);
    let one = |clean: bool| {
        if clean {
            Counts::SUCCESS
        } else {
            Counts::FAILURE
        }
    };
    Ok(outcomes.iter().fold(Counts::default(), |sum, outcome| {
        sum.plus(one(outcome.findings.is_empty()))
    }))
}

/// The loader's types, its lint, and its tests, which need no browser.
pub(super) fn loader(workspace: &Workspace, loader: &Loader) -> Result<Counts> {
    let types = loader
        .node()
        .args(["node_modules/typescript/bin/tsc", "--project", "."])
        .status()?;
    // In the repository: it leaves out what git ignores, as the folder of builds.
    let lint = loader
        .node()
        .arg(loader.folder().join("node_modules/oxlint/bin/oxlint"))
        .args(["--deny-warnings", "."])
        .current_dir(workspace.root.join("loader"))
        .status()?;
    let tests = cargo_test(loader.node().args([
        "--test",
        "--test-timeout=10000",
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=./tests/counts.js",
        "--test-reporter-destination=stdout",
        "tests/",
    ]))?;
    let checks = [types, lint].map(|it| match it.success() {
        true => Counts::SUCCESS,
        false => Counts::FAILURE,
    });
    Ok(checks.into_iter().fold(tests, Counts::plus))
}

pub(super) fn native(workspace: &Workspace) -> Result<Counts> {
    let cargo = || process::command(workspace, "cargo");
    // The toolbar's tests/ are for the browser; the modules of its library are not.
    let toolbar = cargo_test(cargo().args([
        "test",
        "--no-fail-fast",
        "--package",
        "telesales-toolbar",
        "--lib",
    ]))?;
    let mut rest = cargo();
    rest.args([
        "test",
        "--no-fail-fast",
        "--package",
        "xtask",
        "--package",
        "demo-store",
        "--package",
        "bench",
        "--package",
        "simulator",
        "--package",
        "index_set",
        "--package",
        "send_wrapper",
        "--features",
        "send_wrapper/futures",
        "--package",
        "wasm-streams",
        "--lib",
        "--bins",
    ]);
    for name in store_tests(workspace) {
        rest.args(["--test", &name]);
    }
    Ok(toolbar.plus(cargo_test(&mut rest)?))
}

/// Histories of an operator's day, each counted as a test.
pub(super) fn simulation(workspace: &Workspace) -> Result<Counts> {
    let histories = HISTORIES.to_string();
    cargo_test(&mut simulator(workspace, &["--histories", &histories]))
}

/// The demo store's test programs that run without a browser.
fn store_tests(workspace: &Workspace) -> Vec<String> {
    let entries = fs::read_dir(workspace.root.join("demo-store/tests"))
        .into_iter()
        .flatten()
        .flatten();
    let paths = entries.map(|entry| entry.path());
    let programs = paths.filter(|path| {
        path.extension().is_some_and(|ending| ending == "rs") || path.join("main.rs").is_file()
    });
    let names = programs.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()));
    names.filter(|name| name != BROWSER_TESTS).collect()
}

/// A budget each.
pub(super) fn size(workspace: &Workspace) -> Result<Counts> {
    let judged = size::check(workspace)?;
    Ok(Counts {
        passed: judged.kept,
        failed: judged.broken,
        skipped: judged.unused,
    })
}

pub(super) fn wasm(workspace: &Workspace, tools: &Tools) -> Result<Counts> {
    let chromium = tools.browser(Engine::Chromium)?;
    let mut cargo = tools.wasm_command(workspace, "cargo");
    cargo.args([
        "test",
        "--no-fail-fast",
        "--package",
        "telesales-toolbar",
        "--tests",
    ]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", TEST_RUNNER);
    cargo.env("CHROMEDRIVER", chromium.program("CHROMEDRIVER")?);
    cargo.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        driver_settings(workspace, chromium.program("CHROMIUM")?)?,
    );
    // A busy machine is slow, not broken.
    cargo
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    cargo_test(&mut cargo)
}

/// The repository's webdriver.json with the place of this machine's browser in it.
fn driver_settings(workspace: &Workspace, chromium: &Path) -> Result<PathBuf> {
    let settings = workspace.read("webdriver.json")?;
    let binary = format!("\"binary\": {chromium:?}, \"args\"");
    let file = workspace.wasm_target().join("webdriver.json");
    fs::create_dir_all(workspace.wasm_target())?;
    fs::write(&file, settings.replacen("\"args\"", &binary, 1))?;
    Ok(file)
}

/// What the tests in a browser visit besides the demo store's own pages.
pub(super) struct Built {
    pub(super) sites: PathBuf,
    pub(super) release: PathBuf,
}

/// The tests of the shipped build, in one browser.
pub(super) fn end_to_end(
    workspace: &Workspace,
    engine: Engine,
    browser: &Browser,
    built: &Built,
) -> Result<Counts> {
    let mut cargo = process::command(workspace, "cargo");
    cargo.args([
        "test",
        "--no-fail-fast",
        "--package",
        "demo-store",
        "--test",
        BROWSER_TESTS,
        "--",
        "--test-threads",
        &at_once(engine).to_string(),
    ]);
    cargo.env("TELESALES_TOOLBAR_DIST", workspace.dist());
    cargo.env(FOLDER_VARIABLE, &built.sites);
    cargo.env("TELESALES_TOOLBAR_RELEASE", &built.release);
    cargo.env("TELESALES_MATRIX", guest_matrix::folder(workspace));
    cargo.env("TELESALES_ENGINE", engine.name());
    for (variable, program) in &browser.programs {
        cargo.env(variable, program);
    }
    cargo_test(&mut cargo)
}

/// How many browsers work at a time: one for each core, and one more where half of a test is
/// waiting.
fn at_once(engine: Engine) -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    match engine {
        Engine::Chromium => cores + 1,
        Engine::Firefox | Engine::WebKit => cores,
    }
}

fn cargo_test(cargo: &mut Command) -> Result<Counts> {
    let mut counts = Counts::default();
    let status = process::stream(cargo, |line| {
        if let Some(summary) = Counts::from_summary(line) {
            counts = counts.plus(summary);
        }
    })?;
    if !status.success() {
        terminal::complain(&format!("the tests ended with {status}"));
    }
    Ok(counts.of_command(status.success()))
}
