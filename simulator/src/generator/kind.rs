//! The kinds of steps, and how common they are.

/// A kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    LogIn,
    LogOut,
    CheckNow,
    RepairCart,
    Refresh,
    OpenPanel,
    Use,
    Open,
    Close,
    Show,
    Hide,
    Freeze,
    Wake,
    Reload,
    Navigate,
    Back,
    Route,
    RefuseToLeave,
    Offline,
    Quiet,
    /// Something behind the bar's back.
    Turn(TurnKind),
}

/// A kind of what happens behind the bar's back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TurnKind {
    SignIn,
    SignOut,
    OwnBar,
    SessionExpires,
    OperatorExpires,
    RoleLost,
    AddToCart,
    Purchase,
    OtherCase,
    LateProfiles,
    ProfileStays,
    Unnamed,
}

/// What every history has.
pub(super) const ALWAYS: [(Kind, u64); 3] =
    [(Kind::LogIn, 24), (Kind::LogOut, 8), (Kind::Quiet, 1)];

/// What some histories have: what the operator does, and what browsers do.
pub(super) const OFTEN: [(Kind, u64); 18] = [
    (Kind::CheckNow, 2),
    (Kind::RepairCart, 3),
    (Kind::Refresh, 1),
    (Kind::OpenPanel, 1),
    (Kind::Use, 2),
    (Kind::Open, 4),
    (Kind::Close, 1),
    (Kind::Show, 4),
    (Kind::Hide, 1),
    (Kind::Freeze, 2),
    (Kind::Wake, 1),
    (Kind::Reload, 3),
    (Kind::Navigate, 4),
    (Kind::Back, 3),
    (Kind::Route, 5),
    (Kind::RefuseToLeave, 1),
    (Kind::Turn(TurnKind::AddToCart), 5),
    (Kind::Offline, 1),
];

/// What fewer histories have: what changes behind the bar's back.
pub(super) const SELDOM: [(Kind, u64); 11] = [
    (Kind::Turn(TurnKind::SignIn), 1),
    (Kind::Turn(TurnKind::SignOut), 1),
    (Kind::Turn(TurnKind::OwnBar), 2),
    (Kind::Turn(TurnKind::SessionExpires), 2),
    (Kind::Turn(TurnKind::OperatorExpires), 1),
    (Kind::Turn(TurnKind::RoleLost), 1),
    (Kind::Turn(TurnKind::Purchase), 2),
    (Kind::Turn(TurnKind::OtherCase), 2),
    (Kind::Turn(TurnKind::LateProfiles), 2),
    (Kind::Turn(TurnKind::ProfileStays), 1),
    (Kind::Turn(TurnKind::Unnamed), 1),
];

impl Kind {
    /// Whether it is done in the bar.
    pub(super) fn needs_bar(self) -> bool {
        matches!(
            self,
            Self::LogIn
                | Self::LogOut
                | Self::CheckNow
                | Self::RepairCart
                | Self::Refresh
                | Self::OpenPanel
        )
    }

    /// Whether requests follow that are worth troubling.
    pub(super) fn asks_for_much(self) -> bool {
        matches!(
            self,
            Self::LogIn
                | Self::LogOut
                | Self::CheckNow
                | Self::RepairCart
                | Self::Reload
                | Self::Navigate
        )
    }
}

impl TurnKind {
    /// Whether no operator works afterwards.
    pub(super) fn ends_work(self) -> bool {
        matches!(self, Self::SignOut | Self::OperatorExpires | Self::RoleLost)
    }
}
