//! The transitions, one by one.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a test names the variant it expects"
)]

use super::*;
use crate::model::{Customer, NoRight, Operator, ProfileMatch};
use std::sync::Arc;

fn operator() -> Operator {
    Operator {
        email: Some("operator@example.com".to_owned()),
        serves_b2b_user: false,
    }
}

fn customer(email: &str) -> Arc<Customer> {
    Arc::new(Customer {
        email: email.to_owned(),
        name: None,
        id: None,
        phone: None,
        organization: None,
        cost_center: None,
        profile: ProfileMatch::Missing,
    })
}

fn email(text: &str) -> CustomerEmail {
    CustomerEmail::parse(text).unwrap()
}

fn reading(customer: Option<Arc<Customer>>) -> Reading {
    Reading::Operator {
        operator: operator(),
        served: customer.map_or(Served::Nobody, Served::Customer),
    }
}

fn issued(session: &Session, command: Command) -> Session {
    session.issue(&command).unwrap()
}

fn answered(session: &Session, answer: Answer) -> Session {
    session.next(session.version(), answer)
}

fn read(session: &Session, result: Result<Reading, Failure>) -> Session {
    let session = match &result {
        Ok(Reading::Operator { served, .. }) => session.loaded_for(served),
        Ok(Reading::NotOperator(_)) | Err(_) => session.clone(),
    };
    let proven = result.map(|reading| (reading, Evidence::Proof));
    answered(&issued(&session, Command::Read), Answer::Read(proven))
}

fn working(customer: Option<Arc<Customer>>) -> Session {
    read(&Session::default(), Ok(reading(customer)))
}

fn ana() -> Session {
    working(Some(customer("ana@example.com")))
}

fn task(session: &Session) -> Task {
    session.operator().unwrap().task.clone()
}

fn served(session: &Session) -> Served {
    session.operator().unwrap().served.clone()
}

fn failed_login(session: &Session, failure: Failure, served: Served) -> Session {
    let asked = issued(session, Command::LogIn(email("bruno@example.com")));
    answered(&asked, Answer::Changed(Err(Setback { failure, served })))
}

#[test]
fn a_failed_first_read_is_not_the_answer_no() {
    let failed = read(&Session::default(), Err(Failure::ServerError(500)));
    assert_eq!(
        failed.state,
        SessionState::Unreadable(Failure::ServerError(500))
    );
    let refused = read(&failed, Ok(Reading::NotOperator(NoRight::SignedOut)));
    assert_eq!(refused.state, SessionState::Lost(NoRight::SignedOut));
}

#[test]
fn a_failed_later_read_keeps_what_is_confirmed_and_only_that() {
    let session = ana();
    let after = read(&session, Err(Failure::Offline));
    assert_eq!(served(&after), served(&session));
    let asleep = issued(&session, Command::Confirm);
    assert_eq!(served(&asleep), Served::Unconfirmed);
    let after = answered(&asleep, Answer::Read(Err(Failure::Offline)));
    assert_eq!(served(&after), Served::Unconfirmed);
    assert_eq!(task(&after), Task::NotConfirmed(Failure::Offline));
    assert_eq!(served(&read(&after, Ok(reading(None)))), Served::Nobody);
}

#[test]
fn a_login_shows_nobody_new_before_the_session_names_them() {
    let session = issued(&ana(), Command::LogIn(email("bruno@example.com")));
    assert_eq!(
        served(&session),
        Served::Customer(customer("ana@example.com"))
    );
    let done = answered(
        &session,
        Answer::Changed(Ok(Served::Customer(customer("bruno@example.com")))),
    );
    assert_eq!(
        served(&done),
        Served::Customer(customer("bruno@example.com"))
    );
    assert_eq!(task(&done), Task::Leaving);
    assert_eq!(done.stale_page(), None, "it is about to be loaded again");
}

#[test]
fn a_failed_login_shows_what_the_session_says_and_who_was_ended() {
    let failed = failed_login(&ana(), Failure::NotFound, Served::Nobody);
    assert_eq!(served(&failed), Served::Nobody);
    let Task::LoginFailed(login) = task(&failed) else {
        panic!("{failed:?}")
    };
    assert_eq!(login.email, email("bruno@example.com"));
    assert_eq!(login.before, Some(customer("ana@example.com")));
    let ended = failed.operator().unwrap().ended().cloned();
    assert_eq!(ended, Some(customer("ana@example.com")));
}

#[test]
fn a_failed_login_that_changed_nothing_ended_nobody() {
    let same = Served::Customer(customer("ana@example.com"));
    let failed = failed_login(&ana(), Failure::ServerError(500), same);
    assert_eq!(
        served(&failed),
        Served::Customer(customer("ana@example.com"))
    );
    assert_eq!(failed.operator().unwrap().ended(), None);
}

#[test]
fn after_a_login_of_unknown_outcome_nobody_is_shown() {
    let failed = failed_login(&ana(), Failure::TimedOut, Served::Unconfirmed);
    assert_eq!(served(&failed), Served::Unconfirmed);
    let again = issued(&failed, Command::LogIn(email("bruno@example.com")));
    assert_eq!(task(&again), Task::LoggingIn(email("bruno@example.com")));
    assert!(failed.issue(&Command::LogOut).is_some());
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
        Answer::Changed(Ok(Served::Customer(customer("ana@example.com")))),
    );
    assert_eq!(late, second);
}

#[test]
fn a_logout_needs_somebody_who_could_be_served() {
    assert_eq!(working(None).issue(&Command::LogOut), None);
    assert_eq!(Session::default().issue(&Command::LogOut), None);
    let logging_in = issued(&working(None), Command::LogIn(email("ana@example.com")));
    assert!(logging_in.issue(&Command::LogOut).is_some());
}

#[test]
fn a_customer_is_shown_until_the_session_agrees_that_they_left() {
    let leaving = issued(&ana(), Command::LogOut);
    assert_eq!(served(&leaving), served(&ana()));
    let setback = Setback {
        failure: Failure::TimedOut,
        served: Served::Customer(customer("ana@example.com")),
    };
    let failed = answered(&leaving, Answer::Changed(Err(setback)));
    assert_eq!(task(&failed), Task::LogoutFailed(Failure::TimedOut));
    assert_eq!(served(&failed), served(&ana()));
    let done = answered(
        &issued(&failed, Command::LogOut),
        Answer::Changed(Ok(Served::Nobody)),
    );
    assert_eq!(served(&done), Served::Nobody);
}

#[test]
fn a_kept_cart_does_not_bring_the_customer_back_and_can_be_left_again() {
    let setback = Setback {
        failure: Failure::CartKept,
        served: Served::Nobody,
    };
    let kept = answered(
        &issued(&ana(), Command::LogOut),
        Answer::Changed(Err(setback)),
    );
    assert_eq!(served(&kept), Served::Nobody);
    assert_eq!(task(&issued(&kept, Command::LogOut)), Task::LoggingOut);
}

#[test]
fn a_page_that_was_loaded_for_somebody_else_is_stale_until_it_is_loaded_again() {
    let changed = read(&ana(), Ok(reading(Some(customer("bruno@example.com")))));
    let stale = changed.stale_page().unwrap();
    assert_eq!(
        stale.loaded_for,
        Served::Customer(customer("ana@example.com"))
    );
    assert_eq!(stale.now, Served::Customer(customer("bruno@example.com")));
    let back = read(&changed, Ok(reading(Some(customer("ana@example.com")))));
    assert_eq!(back.stale_page(), None);
}

#[test]
fn a_page_that_stays_after_a_login_is_not_stale() {
    let asked = issued(&working(None), Command::LogIn(email("ana@example.com")));
    let done = answered(
        &asked,
        Answer::Changed(Ok(Served::Customer(customer("ana@example.com")))),
    );
    let stayed = answered(&done, Answer::Stayed);
    assert_eq!(stayed.stale_page(), None);
    assert_eq!(task(&stayed), Task::Settled);
}

#[test]
fn a_reading_while_a_login_is_under_way_is_not_needed() {
    let session = issued(&working(None), Command::LogIn(email("ana@example.com")));
    assert_eq!(session.issue(&Command::Read), None);
    assert_eq!(session.issue(&Command::Confirm), None);
}

#[test]
fn a_page_restored_while_it_was_leaving_is_confirmed_again() {
    let asked = issued(&working(None), Command::LogIn(email("ana@example.com")));
    let leaving = answered(
        &asked,
        Answer::Changed(Ok(Served::Customer(customer("ana@example.com")))),
    );
    assert_eq!(task(&issued(&leaving, Command::Confirm)), Task::Confirming);
}

#[test]
fn an_operator_who_is_none_any_more_has_lost_it_and_can_regain_it() {
    let lost = read(&ana(), Ok(Reading::NotOperator(NoRight::SignedOut)));
    assert_eq!(lost.state, SessionState::Lost(NoRight::SignedOut));
    assert!(lost.stale_page().is_some());
    let back = read(&lost, Ok(reading(None)));
    assert_eq!(served(&back), Served::Nobody);
}

#[test]
fn a_cart_of_somebody_else_is_told_and_forgotten_with_the_customer() {
    let cart = Cart {
        id: "1".to_owned(),
        email: Some("Operator@example.com".to_owned()),
        items: 2,
        addresses: 0,
    };
    let warned = answered(&ana(), Answer::CartRead(cart));
    assert!(warned.operator().unwrap().foreign_cart().is_some());
    let repairing = issued(&warned, Command::RepairCart);
    let own = Cart {
        id: "1".to_owned(),
        email: Some("ANA@example.com".to_owned()),
        items: 2,
        addresses: 0,
    };
    let repaired = answered(&repairing, Answer::CartRead(own));
    assert_eq!(repaired.operator().unwrap().foreign_cart(), None);
    assert_eq!(task(&repaired), Task::Settled);
    let changed = read(&warned, Ok(reading(Some(customer("bruno@example.com")))));
    assert_eq!(changed.operator().unwrap().cart, None);
}

#[test]
fn nobody_but_an_operator_logs_in() {
    let shopper = read(
        &Session::default(),
        Ok(Reading::NotOperator(NoRight::SignedOut)),
    );
    let ask = Command::LogIn(email("ana@example.com"));
    assert_eq!(shopper.issue(&ask), None);
}

#[test]
fn a_look_at_the_session_leaves_a_failed_login_of_unknown_outcome_standing() {
    let failed = failed_login(&working(None), Failure::TimedOut, Served::Unconfirmed);
    let looking = issued(&failed, Command::Read);
    assert_eq!(task(&looking), task(&failed));
    let found = answered(&looking, Answer::Read(Ok((reading(None), Evidence::Proof))));
    assert_eq!(served(&found), Served::Nobody);
    assert_eq!(task(&found), task(&failed));
}
