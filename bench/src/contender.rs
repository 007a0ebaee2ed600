//! What is measured beside each other.

/// What a page carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Contender {
    /// No tag: the page by itself.
    Nothing,
    Toolbar,
    Plain,
    Preact,
    React,
}

impl Contender {
    /// Those that draw a bar, ours first.
    pub(crate) const BARS: [Self; 4] = [Self::Toolbar, Self::Plain, Self::Preact, Self::React];
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [
        Self::Nothing,
        Self::Toolbar,
        Self::Plain,
        Self::Preact,
        Self::React,
    ];

    /// As the reports have it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nothing => "no tag",
            Self::Toolbar => "Toolbar",
            Self::Plain => "Plain JS",
            Self::Preact => "Preact",
            Self::React => "React",
        }
    }

    /// The store's page with this and nothing else.
    pub(crate) fn page(self) -> &'static str {
        match self {
            Self::Nothing => "/?tag=off",
            Self::Toolbar => "/",
            Self::Plain => "/?tag=plain",
            Self::Preact => "/?tag=preact",
            Self::React => "/?tag=react",
        }
    }

    /// Where its script is; nowhere without one.
    pub(crate) fn script(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Toolbar => "/telesales-toolbar/telesales-toolbar.js",
            Self::Plain => "/_peers/plain.js",
            Self::Preact => "/_peers/preact.js",
            Self::React => "/_peers/react.js",
        }
    }

    /// Some contenders in the order of this round: each is the first in its turn, so that none
    /// always comes after the same one.
    pub(crate) fn in_turn(contenders: &[Self], round: usize) -> Vec<Self> {
        let mut order = contenders.to_vec();
        order.rotate_left(round % contenders.len().max(1));
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_the_first_once_in_as_many_rounds() {
        let firsts: Vec<_> = (0..4)
            .map(|round| Contender::in_turn(&Contender::BARS, round)[0])
            .collect();
        assert_eq!(firsts, Contender::BARS);
        assert_eq!(
            Contender::in_turn(&Contender::BARS, 4),
            Contender::BARS,
            "the fifth round is like the first"
        );
    }
}
