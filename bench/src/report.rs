//! The tables: for the terminal what the toolbar is to the others, for a file all of it.

use std::fmt::Write as _;

use crate::contender::Contender;
use crate::growth::Growth;
use crate::kind::Kind;
use crate::samples::Samples;
use crate::situation::{Situation, Visitor};
use crate::statistics::Summary;

const FOREWORD: &str = "\
The toolbar beside the same features by other means (`bench/peers`), written by \
`cargo xtask bench`. Each cell has the median of the runs and, in brackets, the quartiles. The \
ratio is the toolbar's to the other's, the median of the ratios within each run: below 1 the \
toolbar has less. Main thread, scripts, memory and compiling are what the tag adds to the page without one.

Bytes are as sent, brotli, with their headers. The peers push the page when the bar comes and \
know nothing of a page's own headers, other tabs, carts, or frameworks that hydrate. In a tab \
that it does not know the toolbar asks the session when the page is idle, for the sake of shoppers, \
and it inserts nothing before the page's load; the peers ask at once and insert when the page is \
parsed. What is left when both have asked is a row of its own.";

/// What the toolbar's numbers are divided by.
fn others(visitor: Visitor) -> &'static [Contender] {
    match visitor {
        Visitor::Operator => &[Contender::Plain, Contender::Preact, Contender::React],
        Visitor::Shopper => &[
            Contender::Nothing,
            Contender::Plain,
            Contender::Preact,
            Contender::React,
        ],
    }
}

/// The ratios, a line a kind.
pub(crate) fn ratios(samples: &Samples) -> String {
    let mut text = String::new();
    for (situation, kinds) in samples.situations() {
        let _ = write!(text, "\n{}\n  {:<42}", situation.name(), "Toolbar ÷");
        for other in others(situation.visitor) {
            let _ = write!(text, "{:>10}", other.name());
        }
        let _ = writeln!(text, "{:>14}", "Toolbar");
        for kind in kinds {
            let _ = write!(text, "  {:<42}", kind.name());
            for other in others(situation.visitor) {
                let ratio = samples.ratio(situation, kind, *other);
                let _ = write!(text, "{:>10}", shown_ratio(ratio));
            }
            let own = samples.summary(situation, kind, Contender::Toolbar);
            let digits = kind.digits();
            let own = own.map_or_else(String::new, |it| format!("{:.digits$}", it.median));
            let _ = writeln!(text, "{own:>14}");
        }
    }
    text
}

/// How the costs grow, a line each.
pub(crate) fn growth(growths: &[Growth]) -> String {
    let lines: Vec<String> = growths.iter().map(Growth::line).collect();
    format!(
        "{}\nResults of a lookup of customers: the toolbar has none yet, so nothing grows with them.",
        lines.join("\n")
    )
}

/// All of it in Markdown.
pub(crate) fn markdown(
    samples: &Samples,
    growths: &[Growth],
    machine: &str,
    runs: usize,
) -> String {
    let mut text = format!("# Measured\n\n{FOREWORD}\n\n{machine}; {runs} runs.\n");
    for (situation, kinds) in samples.situations() {
        let _ = write!(text, "\n## {}\n\n|  |", situation.name());
        for contender in Contender::ALL {
            let _ = write!(text, " {} |", contender.name());
        }
        for other in others(situation.visitor) {
            let _ = write!(text, " ÷ {} |", other.name());
        }
        let columns = 1 + Contender::ALL.len() + others(situation.visitor).len();
        let _ = writeln!(text, "\n|{}", "---|".repeat(columns));
        for kind in kinds {
            let _ = writeln!(text, "{}", row(samples, situation, kind));
        }
    }
    let lines = growth(growths).replace('\n', "\n- ");
    let _ = write!(
        text,
        "\n## How the cost grows\n\nThe exponent is the slope of the logarithms: 0 does not grow, \
         1 grows in proportion.\n\n- {lines}\n"
    );
    text
}

fn row(samples: &Samples, situation: Situation, kind: Kind) -> String {
    let mut row = format!("| {} |", kind.name());
    for contender in Contender::ALL {
        let summary = samples.summary(situation, kind, contender);
        let _ = write!(row, " {} |", shown(summary, kind.digits()));
    }
    for other in others(situation.visitor) {
        let ratio = samples.ratio(situation, kind, *other);
        let _ = write!(row, " {} |", shown_ratio(ratio));
    }
    row
}

fn shown(summary: Option<Summary>, digits: usize) -> String {
    summary.map_or_else(String::new, |it| {
        let Summary {
            median,
            lower,
            upper,
        } = it;
        format!("{median:.digits$} ({lower:.digits$}–{upper:.digits$})")
    })
}

fn shown_ratio(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "–".to_owned(), |it| format!("{it:.2}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pace::Pace;
    use crate::situation::Start;

    #[test]
    fn a_row_has_the_medians_and_the_ratios() {
        let situation = Situation {
            visitor: Visitor::Operator,
            start: Start::Warm,
            pace: Pace::SLOW,
        };
        let mut samples = Samples::default();
        for (contender, value) in [
            (Contender::Toolbar, 60.0),
            (Contender::Plain, 30.0),
            (Contender::Preact, 0.0),
        ] {
            samples.add(situation, contender, Kind::Bar, value);
        }
        assert_eq!(
            row(&samples, situation, Kind::Bar),
            "| navigation to bar painted, ms |  | 60 (60–60) | 30 (30–30) | 0 (0–0) |  | 2.00 | – | – |"
        );
        let terminal = ratios(&samples);
        assert!(terminal.contains("CPU 4×"), "{terminal}");
        assert!(terminal.contains("2.00"), "{terminal}");
    }
}
