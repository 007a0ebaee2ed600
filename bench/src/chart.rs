//! The chart in README: from the navigation to the painted bar, for each contender.

use std::fmt::Write as _;

use crate::contender::Contender;
use crate::kind::Kind;
use crate::pace::Pace;
use crate::samples::Samples;
use crate::situation::{Situation, Start, Visitor};
use crate::statistics::Summary;

const WIDTH: f64 = 720.0;
/// Where the bars begin, and how long the longest may be.
const LEFT: f64 = 90.0;
const LONGEST: f64 = 530.0;
const BAR: f64 = 16.0;
const GAP: f64 = 6.0;
const TITLE: f64 = 40.0;
/// Readable on both grounds: what shows the picture chooses by the reader's preference.
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.note{fill:#59636e}\
rect{fill:#8c95a0}.own{fill:#4338ca}path{stroke:#1f2328;stroke-width:1.5;fill:none}\
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.note{fill:#9198a1}rect{fill:#6e7681}\
.own{fill:#8b83ff}path{stroke:#f0f6fc}}";

const GROUPS: [(Start, Pace, &str); 4] = [
    (Start::Cold, Pace::FULL, "First page"),
    (Start::Warm, Pace::FULL, "Later page"),
    (
        Start::Cold,
        Pace::FAR,
        "First page, processor 4× slower, 40 ms and 10 Mbit/s away",
    ),
    (
        Start::Warm,
        Pace::FAR,
        "Later page, processor 4× slower, 40 ms and 10 Mbit/s away",
    ),
];

/// One bar.
struct Bar {
    contender: Contender,
    summary: Summary,
}

/// The chart as an SVG document; what was not measured is left out.
pub(crate) fn draw(samples: &Samples, machine: &str) -> String {
    let mut y = 24.0;
    let mut body = text(
        0.0,
        y,
        "title",
        "Operator: navigation to painted bar, ms (less is better)",
    );
    for (start, pace, title) in GROUPS {
        let bars = bars(samples, start, pace);
        let longest = bars.iter().map(|it| it.summary.upper).fold(1.0, f64::max);
        y += TITLE;
        body += &text(0.0, y - 12.0, "note", title);
        for bar in bars {
            body += &draw_bar(&bar, y, LONGEST / longest);
            y += BAR + GAP;
        }
    }
    let legend = "Medians, lines from quartile to quartile; each group has a scale of its own.";
    for note in [legend, machine] {
        y += 20.0;
        body += &text(0.0, y, "note", note);
    }
    let height = y + 10.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\">\n<title>Time from navigation to the \
         painted bar</title>\n<style>{STYLE}</style>\n{body}</svg>\n"
    )
}

fn bars(samples: &Samples, start: Start, pace: Pace) -> Vec<Bar> {
    let situation = Situation {
        visitor: Visitor::Operator,
        start,
        pace,
    };
    let bar = |contender| {
        let summary = samples.summary(situation, Kind::Bar, contender)?;
        Some(Bar { contender, summary })
    };
    Contender::BARS.into_iter().filter_map(bar).collect()
}

fn draw_bar(bar: &Bar, y: f64, scale: f64) -> String {
    let Summary {
        median,
        lower,
        upper,
    } = bar.summary;
    let class = match bar.contender {
        Contender::Toolbar => " class=\"own\"",
        Contender::Nothing | Contender::Plain | Contender::Preact | Contender::React => "",
    };
    let middle = y + BAR / 2.0;
    let (from, to) = (LEFT + lower * scale, LEFT + upper * scale);
    let mut drawn = text(0.0, y + 12.5, "name", bar.contender.name());
    let _ = writeln!(
        drawn,
        "<rect{class} x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"{BAR}\" rx=\"3\"/>\n\
         <path d=\"M{from:.1} {middle}H{to:.1}\"/>",
        median * scale
    );
    drawn
        + &text(
            to.max(LEFT + median * scale) + 8.0,
            y + 12.5,
            "value",
            &format!("{median:.0}"),
        )
}

fn text(x: f64, y: f64, class: &str, words: &str) -> String {
    let words = words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<text x=\"{x:.1}\" y=\"{y}\" class=\"{class}\">{words}</text>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_median_beside_the_others() {
        let mut samples = Samples::default();
        let situation = Situation {
            visitor: Visitor::Operator,
            start: Start::Cold,
            pace: Pace::FULL,
        };
        samples.add(situation, Contender::Toolbar, Kind::Bar, 200.0);
        samples.add(situation, Contender::React, Kind::Bar, 100.0);
        let chart = draw(&samples, "Chromium & a machine");
        assert!(chart.contains("width=\"530.0\""), "{chart}");
        assert!(chart.contains("width=\"265.0\""), "{chart}");
        assert!(chart.contains("Chromium &amp; a machine"), "{chart}");
        assert_eq!(chart.matches("<rect").count(), 2, "{chart}");
    }
}
