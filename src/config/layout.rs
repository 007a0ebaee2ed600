//! Where the bar is, and what becomes of the page below it.

use crate::config::Options;
use crate::config::error::Mistakes;
use crate::config::words::{Words, choose};

/// Where the bar is and how the page makes room for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// `data-position`.
    pub position: Position,
    /// `data-room`.
    pub room: Room,
}

/// `data-position`: the edge of the window that the bar is at. Default: `top`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// `top`.
    #[default]
    Top,
    /// `bottom`.
    Bottom,
}

/// `data-room`: how the page makes room. Default: `auto`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// `auto`: the page is pushed, and its own fixed and sticky headers move along.
    #[default]
    Auto,
    /// `margin`: the page is pushed; its fixed headers are its own affair.
    Margin,
    /// `overlay`: the bar lies over the page, which is only told the bar's height.
    Overlay,
    /// `none`: nothing of the page is touched.
    None,
}

const POSITION: &Words<Position> = &Words {
    words: &["top", "bottom"],
    meanings: &[Position::Top, Position::Bottom],
};

const ROOM: &Words<Room> = &Words {
    words: &["auto", "margin", "overlay", "none"],
    meanings: &[Room::Auto, Room::Margin, Room::Overlay, Room::None],
};

impl Layout {
    pub(super) fn parse(options: &Options, mistakes: &mut Mistakes) -> Self {
        Self {
            position: choose("data-position", &options.position, POSITION, mistakes),
            room: choose("data-room", &options.room, ROOM, mistakes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::without_mistakes;

    #[test]
    fn words_are_understood_and_others_refused_by_name() {
        let parse =
            |options: &Options| without_mistakes(|mistakes| Layout::parse(options, mistakes));
        let layout = |position: &str, room: &str| {
            parse(&Options {
                position: Some(position.to_owned()),
                room: Some(room.to_owned()),
                ..Options::default()
            })
        };
        let expected = Layout {
            position: Position::Bottom,
            room: Room::Overlay,
        };
        assert_eq!(layout("bottom", "Overlay"), Ok(expected));
        assert_eq!(parse(&Options::default()), Ok(Layout::default()));
        let error = layout("left", "auto").unwrap_err().to_string();
        assert!(error.contains("data-position is \"left\""), "{error}");
        let error = layout("top", "push").unwrap_err().to_string();
        assert!(error.contains("auto, margin, overlay, none"), "{error}");
    }
}
