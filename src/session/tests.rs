//! The transitions, one by one.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a test names the variant it expects"
)]

use super::*;

fn operator() -> Operator {
    Operator {
        email: Some("operator@example.com".to_owned()),
    }
}

fn customer(email: &str) -> Customer {
    Customer {
        email: email.to_owned(),
        name: None,
        id: None,
        phone: None,
    }
}

fn email(text: &str) -> CustomerEmail {
    CustomerEmail::parse(text).unwrap()
}

fn issued(session: &Session, command: Command) -> Session {
    session.issue(&command).unwrap()
}

fn answered(session: &Session, answer: Answer) -> Session {
    session.next(session.version(), answer)
}

fn reading(customer: Option<Customer>) -> Answer {
    Answer::Read(Ok(Reading::Operator {
        operator: operator(),
        customer,
    }))
}

fn working(customer: Option<Customer>) -> Session {
    answered(
        &issued(&Session::default(), Command::Read),
        reading(customer),
    )
}

fn task(session: &Session) -> Task {
    match &session.state {
        SessionState::Operator(session) => session.task.clone(),
        other => panic!("no operator: {other:?}"),
    }
}

fn shown(session: &Session) -> Option<Customer> {
    match &session.state {
        SessionState::Operator(session) => session.customer.clone(),
        SessionState::Unknown | SessionState::Unreadable(_) | SessionState::NotOperator => None,
    }
}

#[test]
fn a_failed_first_read_is_not_the_answer_no() {
    let session = issued(&Session::default(), Command::Read);
    let failed = answered(&session, Answer::Read(Err(Failure::ServerError(500))));
    assert_eq!(
        failed.state,
        SessionState::Unreadable(Failure::ServerError(500))
    );
    let refused = answered(
        &session,
        Answer::Read(Ok(Reading::NotOperator { admin: false })),
    );
    assert_eq!(refused.state, SessionState::NotOperator);
}

#[test]
fn a_failed_later_read_keeps_what_is_known() {
    let session = working(Some(customer("ana@example.com")));
    let again = issued(&session, Command::Read);
    let after = answered(&again, Answer::Read(Err(Failure::Offline)));
    assert_eq!(shown(&after), Some(customer("ana@example.com")));
}

#[test]
fn a_login_shows_nobody_new_before_the_session_names_them() {
    let session = issued(&working(None), Command::LogIn(email("ana@example.com")));
    assert_eq!(task(&session), Task::LoggingIn(email("ana@example.com")));
    assert_eq!(shown(&session), None);
    let done = answered(&session, Answer::LoggedIn(Ok(customer("ana@example.com"))));
    assert_eq!(shown(&done), Some(customer("ana@example.com")));
    assert_eq!(task(&done), Task::Leaving);
}

#[test]
fn a_failed_login_keeps_the_address_and_can_be_tried_again() {
    let session = issued(&working(None), Command::LogIn(email("ana@example.com")));
    let failed = answered(&session, Answer::LoggedIn(Err(Failure::Offline)));
    assert_eq!(
        task(&failed),
        Task::LoginFailed(email("ana@example.com"), Failure::Offline)
    );
    let again = issued(&failed, Command::LogIn(email("ana@example.com")));
    assert_eq!(task(&again), Task::LoggingIn(email("ana@example.com")));
}

#[test]
fn the_same_login_twice_is_one_login() {
    let session = issued(&working(None), Command::LogIn(email("ana@example.com")));
    assert_eq!(
        session.issue(&Command::LogIn(email("ana@example.com"))),
        None
    );
}

#[test]
fn a_late_answer_never_wins() {
    let first = issued(&working(None), Command::LogIn(email("ana@example.com")));
    let second = issued(&first, Command::LogIn(email("bruno@example.com")));
    let late = second.next(
        first.version(),
        Answer::LoggedIn(Ok(customer("ana@example.com"))),
    );
    assert_eq!(late, second);
}

#[test]
fn a_logout_needs_a_customer() {
    assert_eq!(working(None).issue(&Command::LogOut), None);
    assert_eq!(Session::default().issue(&Command::LogOut), None);
}

#[test]
fn a_customer_is_shown_until_the_session_agrees_that_they_left() {
    let session = working(Some(customer("ana@example.com")));
    let leaving = issued(&session, Command::LogOut);
    assert_eq!(task(&leaving), Task::LoggingOut);
    assert_eq!(shown(&leaving), Some(customer("ana@example.com")));
    let failed = answered(&leaving, Answer::LoggedOut(Err(Failure::TimedOut)));
    assert_eq!(task(&failed), Task::LogoutFailed(Failure::TimedOut));
    assert_eq!(shown(&failed), Some(customer("ana@example.com")));
    let done = answered(&issued(&failed, Command::LogOut), Answer::LoggedOut(Ok(())));
    assert_eq!(shown(&done), None);
}

#[test]
fn nobody_but_an_operator_logs_in() {
    let session = issued(&Session::default(), Command::Read);
    let shopper = answered(
        &session,
        Answer::Read(Ok(Reading::NotOperator { admin: false })),
    );
    assert_eq!(
        shopper.issue(&Command::LogIn(email("ana@example.com"))),
        None
    );
}

#[test]
fn a_kept_cart_does_not_bring_the_customer_back_and_can_be_emptied_again() {
    let leaving = issued(&working(Some(customer("ana@example.com"))), Command::LogOut);
    let kept = answered(&leaving, Answer::LoggedOut(Err(Failure::CartKept)));
    assert_eq!(shown(&kept), None);
    assert_eq!(task(&issued(&kept, Command::LogOut)), Task::LoggingOut);
}

#[test]
fn a_login_that_found_somebody_else_shows_who_the_session_names() {
    let session = issued(&working(None), Command::LogIn(email("ana@example.com")));
    let other = customer("bruno@example.com");
    let failed = answered(
        &session,
        Answer::LoggedIn(Err(Failure::AnotherCustomer(other.clone()))),
    );
    assert_eq!(shown(&failed), Some(other));
}
