//! `cargo xtask bench`: the toolbar beside the same features by other means, in headless Chromium.
//!
//! The runs are interleaved, every contender once in each, so that what else the machine does
//! touches all alike; what is told is medians, quartiles, and ratios within a run.

mod chart;
mod chromium;
mod compressed;
mod contender;
mod growth;
mod hand;
mod kind;
mod machine;
mod options;
mod pace;
mod report;
mod samples;
mod situation;
mod statistics;
mod tab;
mod trace;
mod visit;

use std::env;
use std::fs;
use std::io::{Write as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use demo_store::{RequestLog, Store};

use chromium::Chromium;
use contender::Contender;
use growth::Growth;
use options::Options;
use pace::Pace;
use samples::Samples;
use visit::Ground;

/// Names the folder of the built toolbar; the store knows that of the peers.
const TOOLBAR: &str = "TELESALES_TOOLBAR_DIST";
/// Where the results go, from the root of the repository.
const TABLE: &str = "bench/results.md";
const CHART: &str = "docs/bench.svg";

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::parse(env::args().skip(1)) {
        Ok(options) => options,
        Err(reason) => {
            complain(&reason);
            return ExitCode::from(2);
        }
    };
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<()> {
    let store = open_store().await?;
    let home = store.address();
    let chromium = Chromium::start()?;
    let ground = Ground {
        chromium: &chromium,
        home: &home,
    };
    let machine = machine::describe(&chromium).await?;
    ground.sign_in().await?;
    let samples = compare(&ground, options.runs).await?;
    say(&report::ratios(&samples));
    let growths = grow(&ground, &store.requests(), options).await?;
    say(&report::growth(&growths));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let table = report::markdown(&samples, &growths, &machine, options.runs);
    for (file, text) in [(TABLE, table), (CHART, chart::draw(&samples, &machine))] {
        fs::write(root.join(file), text).with_context(|| format!("cannot write {file}"))?;
    }
    say(&format!("\n{machine}\nWritten: {TABLE} and {CHART}"));
    Ok(())
}

/// The store with what is measured, all of it compressed.
async fn open_store() -> Result<Store> {
    let built = env::var_os(TOOLBAR).map(PathBuf::from);
    let built = built.with_context(|| format!("{TOOLBAR} is not set: run `cargo xtask bench`"))?;
    let toolbar = env::current_exe()?.with_file_name("bench-toolbar");
    compressed::copy(&built, &toolbar)?;
    let options = demo_store::Options {
        port: 0,
        next_free_port: false,
        toolbar,
    };
    demo_store::start(options)
        .await
        .context("the store does not open")
}

/// Everybody in every situation, once a round.
async fn compare(ground: &Ground<'_>, rounds: usize) -> Result<Samples> {
    let mut samples = Samples::default();
    for round in 0..rounds {
        complain(&format!("run {} of {rounds}", round + 1));
        for pace in Pace::ALL {
            for contender in Contender::in_turn(&Contender::ALL, round) {
                ground.operator(contender, pace, &mut samples).await?;
            }
        }
        for contender in Contender::in_turn(&Contender::ALL, round) {
            ground.compilations(contender, &mut samples).await?;
        }
        for pace in [Pace::FULL, Pace::SLOW] {
            for contender in Contender::in_turn(&Contender::ALL, round) {
                ground.shopper(contender, pace, &mut samples).await?;
            }
        }
    }
    Ok(samples)
}

async fn grow(ground: &Ground<'_>, requests: &RequestLog, options: Options) -> Result<Vec<Growth>> {
    complain("how the cost grows: elements");
    let mut growths = growth::elements::measure(ground, options.growth_runs).await?;
    complain("how the cost grows: pages");
    growths.extend(growth::pages::measure(ground, options.pages).await?);
    complain("how the cost grows: tabs");
    growths.extend(growth::tabs::measure(ground, requests).await?);
    Ok(growths)
}

// A closed terminal is no reason to stop measuring, so what cannot be said is left unsaid.
fn say(text: &str) {
    drop(writeln!(stdout(), "{text}"));
}

fn complain(text: &str) {
    drop(writeln!(stderr(), "{text}"));
}
