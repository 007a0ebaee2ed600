//! What readings prove, write by write.

use super::*;
use crate::model::{Customer, ProfileMatch};
use std::sync::Arc;

fn customer(email: &str) -> Served {
    Served::Customer(Arc::new(Customer {
        email: email.to_owned(),
        name: None,
        id: None,
        phone: None,
        organization: None,
        cost_center: None,
        profile: ProfileMatch::Theirs,
    }))
}

fn asked(email: &str) -> Expected {
    Expected::Customer(Some(CustomerEmail::parse(email).unwrap()))
}

fn id(number: f64) -> WriteId {
    WriteId::drawn(number / 100.0)
}

#[test]
fn a_reading_that_began_before_a_write_ended_proves_nothing() {
    let mut writes = Writes::default();
    let stamp = writes.stamp(0.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Proof);
    writes.began(id(1.0), asked("bruno@x.br"), 1.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Old);
    let during = writes.stamp(2.0);
    assert_eq!(writes.judge(during, &customer("ana@x.br")), Evidence::Hint);
    writes.ended(id(1.0));
    assert_eq!(writes.judge(during, &customer("ana@x.br")), Evidence::Old);
    let after = writes.stamp(3.0);
    assert_eq!(writes.judge(after, &customer("ana@x.br")), Evidence::Proof);
}

#[test]
fn a_reading_that_shows_the_effect_of_the_only_write_proves_it() {
    let mut writes = Writes::default();
    writes.began(id(1.0), asked("bruno@x.br"), 0.0);
    let stamp = writes.stamp(1.0);
    assert_eq!(
        writes.judge(stamp, &customer("Bruno@x.br")),
        Evidence::Proof
    );
    writes.began(id(2.0), Expected::Other(customer("ana@x.br")), 2.0);
    let stamp = writes.stamp(3.0);
    assert_eq!(writes.judge(stamp, &customer("bruno@x.br")), Evidence::Hint);
}

#[test]
fn another_tabs_answered_write_shows_in_whoever_was_not_served_before() {
    let mut writes = Writes::default();
    writes.began(id(1.0), Expected::Other(customer("ana@x.br")), 0.0);
    let open = writes.stamp(1.0);
    assert_eq!(writes.judge(open, &customer("bruno@x.br")), Evidence::Hint);
    writes.answered(id(1.0), 2.0);
    let stamp = writes.stamp(3.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Hint);
    assert_eq!(
        writes.judge(stamp, &customer("bruno@x.br")),
        Evidence::Proof
    );
    assert_eq!(writes.judge(stamp, &Served::Nobody), Evidence::Proof);
}

#[test]
fn a_lost_write_keeps_the_next_one_waiting_and_readings_in_doubt_until_it_has_settled() {
    let mut writes = Writes::default();
    writes.began(id(1.0), asked("bruno@x.br"), 0.0);
    assert!(!writes.are_quiet(1.0) && writes.is_open(1.0));
    writes.lost(id(1.0), 1_000.0);
    assert!(!writes.are_quiet(2_000.0) && !writes.is_open(2_000.0));
    let early = writes.stamp(2_000.0);
    assert_eq!(writes.judge(early, &customer("ana@x.br")), Evidence::Hint);
    let settled = 1_000.0 + SETTLES_AFTER;
    assert!(writes.are_quiet(settled));
    let late = writes.stamp(settled);
    assert_eq!(writes.judge(late, &customer("ana@x.br")), Evidence::Proof);
}

#[test]
fn an_answered_write_lets_the_next_one_go() {
    let mut writes = Writes::default();
    writes.began(id(1.0), asked("bruno@x.br"), 0.0);
    writes.answered(id(1.0), 10.0);
    assert!(writes.are_quiet(10.0));
    assert_eq!(writes.own_open(), []);
}
