//! What a bar shows of its session, as the rules see it.

use crate::people::short;
use telesales_toolbar::model::{Customer, Served};
use telesales_toolbar::session::Session;
use telesales_toolbar::session::state::{SessionState, Task};

/// A login's customer, or nobody for a logout.
pub(crate) type Goal = Option<String>;

/// Whom a bar claims to be served, `Some(None)` being nobody; `None` when it claims nothing. While
/// a login or a logout is under way, or the session is looked at anew, it says that and nothing
/// else.
pub(crate) fn claim(session: &Session) -> Option<Option<&Customer>> {
    if under_way(session).is_some() || session.operator()?.task == Task::Confirming {
        return None;
    }
    confirmed(session)
}

/// Whom the session is confirmed to serve.
pub(crate) fn confirmed(session: &Session) -> Option<Option<&Customer>> {
    match &session.operator()?.served {
        Served::Unconfirmed => None,
        Served::Nobody => Some(None),
        Served::Customer(customer) => Some(Some(customer)),
    }
}

/// The login or logout that is under way.
pub(crate) fn under_way(session: &Session) -> Option<Goal> {
    let task = &session.operator()?.task;
    if let Task::LoggingIn(email) = task {
        return Some(Some(email.as_str().to_owned()));
    }
    (*task == Task::LoggingOut).then_some(None)
}

/// Whether a login or logout ended in a failure that is named.
pub(crate) fn has_failed(session: &Session) -> bool {
    let task = session.operator().map(|it| &it.task);
    matches!(task, Some(Task::LoginFailed(_) | Task::LogoutFailed(_)))
}

/// Whether the page is about to be left.
pub(crate) fn is_leaving(session: &Session) -> bool {
    session
        .operator()
        .is_some_and(|it| it.task == Task::Leaving)
}

/// Whether the operator has asked for the cart to become the customer's.
pub(crate) fn is_repairing(session: &Session) -> bool {
    session
        .operator()
        .is_some_and(|it| it.task == Task::RepairingCart)
}

/// Whether it is said plainly that it is not known who is served, or that no operator works here.
pub(crate) fn says_why_not(session: &Session) -> bool {
    match &session.state {
        SessionState::Unknown => false,
        SessionState::Unreadable(_) | SessionState::AppMissing | SessionState::Lost(_) => true,
        SessionState::Operator(operator) => {
            operator.served == Served::Unconfirmed
                && matches!(
                    operator.task,
                    Task::NotConfirmed(_)
                        | Task::LoginFailed(_)
                        | Task::LogoutFailed(_)
                        | Task::Settled
                )
        }
    }
}

/// What a bar shows, for the history.
pub(crate) fn words(session: &Session) -> String {
    let Some(operator) = session.operator() else {
        return match &session.state {
            SessionState::Unreadable(failure) => format!("unreadable: {failure:?}"),
            SessionState::AppMissing => "the app is missing".to_owned(),
            SessionState::Lost(reason) => format!("operator lost: {reason:?}"),
            SessionState::Unknown | SessionState::Operator(_) => "not known yet".to_owned(),
        };
    };
    let served = match &operator.served {
        Served::Unconfirmed => "not confirmed".to_owned(),
        Served::Nobody => "nobody".to_owned(),
        Served::Customer(customer) => {
            format!(
                "acting as {} ({})",
                short(&customer.email),
                customer.display_name()
            )
        }
    };
    let task = task_words(&operator.task);
    let stale = if session.stale_page().is_some() {
        ", stale page"
    } else {
        ""
    };
    format!("{served}{task}{stale}")
}

fn task_words(task: &Task) -> String {
    if let Task::LoggingIn(email) = task {
        return format!(", logging in as {}", short(email.as_str()));
    }
    if let Task::LoginFailed(failed) = task {
        let email = short(failed.email.as_str());
        return format!(", login as {email} failed: {:?}", failed.failure);
    }
    match task {
        Task::Settled => String::new(),
        Task::Confirming
        | Task::NotConfirmed(_)
        | Task::LoggingIn(_)
        | Task::LoginFailed(_)
        | Task::LoggingOut
        | Task::LogoutFailed(_)
        | Task::RepairingCart
        | Task::CartNotRepaired(_)
        | Task::Leaving => format!(", {task:?}"),
    }
}
