//! The sizes as a table: files, then budgets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::budget::{Budget, Verdict};
use crate::release::files::Sizes;

pub(super) fn of_files(files: &[(String, Sizes)], released: &BTreeMap<String, Sizes>) -> String {
    let mut table = format!(
        "{:<34} {:>9} {:>9} {:>9} {:>9}",
        "bytes", "raw", "gzip", "brotli", "change"
    );
    for (name, Sizes { raw, gzip, brotli }) in files {
        let change = change(*brotli, released.get(name).map(|it| it.brotli));
        let _ = write!(
            table,
            "\n{name:<34} {raw:>9} {gzip:>9} {brotli:>9} {change:>9}"
        );
    }
    table
}

/// In brotli, against the last release.
fn change(now: usize, before: Option<usize>) -> String {
    match before {
        None => "new".to_owned(),
        Some(before) if now >= before => format!("+{}", now - before),
        Some(before) => format!("-{}", before - now),
    }
}

pub(super) fn of_budgets(judged: &[(Budget, Verdict)]) -> String {
    let mut table = format!("{:<34} {:>9} {:>9}", "brotli", "used", "budget");
    for (budget, verdict) in judged {
        let (used, word) = match verdict {
            Verdict::Kept(used) => (used.to_string(), kept(*used, budget.goal)),
            Verdict::Broken(used) => (
                used.to_string(),
                format!("FAILED: {} too many", used - budget.most),
            ),
            Verdict::Unused => ("-".to_owned(), "no such file".to_owned()),
        };
        let _ = write!(
            table,
            "\n{:<34} {used:>9} {:>9} {word}",
            budget.what, budget.most
        );
    }
    table
}

fn kept(used: usize, goal: Option<usize>) -> String {
    match goal {
        Some(goal) if used > goal => format!("ok; the goal is {goal}, {} less", used - goal),
        _ => "ok".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_told_until_it_is_met() {
        assert_eq!(kept(60, Some(50)), "ok; the goal is 50, 10 less");
        assert_eq!(kept(50, Some(50)), "ok");
        assert_eq!(kept(60, None), "ok");
    }

    #[test]
    fn the_change_has_a_sign() {
        assert_eq!(change(5, Some(3)), "+2");
        assert_eq!(change(3, Some(5)), "-2");
        assert_eq!(change(3, Some(3)), "+0");
        assert_eq!(change(3, None), "new");
    }
}
