//! Elements that stick, and which of them follow the bar's published height by themselves.

use super::super::stylesheet;
use super::anchor::upwards;
use super::computed::{computed, length};
use super::properties::Properties;
use crate::config::Position;
use web_sys::{CssStyleSheet, Element};

/// What is known of them. To find it out for a single one costs the page its styles, twice.
#[derive(Default)]
pub(super) struct Sticky {
    /// How far from the edge they stick when the toolbar's styles say nothing.
    unaided: Vec<(Element, Option<String>)>,
    /// Those that follow, and where they are then.
    following: Vec<(Element, String)>,
}

impl Sticky {
    /// Those of these elements, and of what is around them, while the toolbar's styles say nothing.
    pub(super) fn unaided(candidates: &[Element], position: Position) -> Self {
        let inset = Properties::at(position).inset;
        let mut unaided: Vec<(Element, Option<String>)> = Vec::new();
        for element in candidates {
            for it in upwards(element) {
                if unaided.iter().any(|(known, _)| *known == it) {
                    break;
                }
                if computed(&it, "position") == "sticky" {
                    let own = length(&it, inset);
                    unaided.push((it, own));
                }
            }
        }
        Self {
            unaided,
            following: Vec::new(),
        }
    }

    /// They may stick elsewhere by the next look.
    pub(super) fn forget_unaided(&mut self) {
        self.unaided.clear();
    }

    /// Whether the page's own styles make use of the published height for this element, which is
    /// `own` from the edge now. `sheet` is the one that publishes it.
    pub(super) fn follows(
        &mut self,
        element: &Element,
        own: &str,
        position: Position,
        sheet: &CssStyleSheet,
    ) -> bool {
        let known = |(it, at): &(Element, String)| it == element && at == own;
        if self.following.iter().any(known) {
            return true;
        }
        let noted = self.unaided.iter().find(|(it, _)| it == element);
        let without = match noted {
            Some((_, unaided)) => unaided.clone(),
            None => {
                let inset = Properties::at(position).inset;
                stylesheet::without(sheet, || length(element, inset))
            }
        };
        let follows = without.as_deref() != Some(own);
        if follows {
            self.following
                .retain(|(it, _)| it.is_connected() && it != element);
            self.following.push((element.clone(), own.to_owned()));
        }
        follows
    }
}
