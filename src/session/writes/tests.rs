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

fn asked(email: &str) -> Wish {
    Wish {
        whom: Some(CustomerEmail::parse(email).unwrap()),
        is_news: true,
    }
}

fn id(number: f64) -> WriteId {
    WriteId::drawn(number / 100.0, 0.0)
}

#[test]
fn a_reading_that_began_before_a_write_ended_proves_nothing() {
    let mut writes = Writes::default();
    let stamp = writes.stamp(0.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Proof);
    writes.begin(id(1.0), asked("bruno@x.br"), 1.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Old);
    let during = writes.stamp(2.0);
    assert_eq!(writes.judge(during, &customer("ana@x.br")), Evidence::Hint);
    writes.take_in(News::Ended(id(1.0)), 2.5);
    assert_eq!(writes.judge(during, &customer("ana@x.br")), Evidence::Old);
    let after = writes.stamp(3.0);
    assert_eq!(writes.judge(after, &customer("ana@x.br")), Evidence::Proof);
}

#[test]
fn a_reading_that_shows_the_effect_of_the_only_write_proves_it() {
    let mut writes = Writes::default();
    writes.begin(id(1.0), asked("bruno@x.br"), 0.0);
    let open = writes.stamp(1.0);
    assert_eq!(writes.judge(open, &customer("bruno@x.br")), Evidence::Hint);
    writes.take_in(News::Answered(id(1.0)), 1.0);
    let stamp = writes.stamp(2.0);
    assert_eq!(
        writes.judge(stamp, &customer("Bruno@x.br")),
        Evidence::Proof
    );
    writes.take_in(News::Began(id(2.0)), 2.0);
    let stamp = writes.stamp(3.0);
    assert_eq!(writes.judge(stamp, &customer("bruno@x.br")), Evidence::Hint);
}

#[test]
fn nothing_shows_the_effect_of_another_tabs_write_before_its_end() {
    let mut writes = Writes::default();
    writes.take_in(News::Began(id(1.0)), 0.0);
    writes.take_in(News::Answered(id(1.0)), 2.0);
    let stamp = writes.stamp(3.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Hint);
    assert_eq!(writes.judge(stamp, &Served::Nobody), Evidence::Hint);
    writes.take_in(News::Ended(id(1.0)), 2.5);
    let stamp = writes.stamp(4.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Proof);
}

#[test]
fn a_lost_write_keeps_the_next_one_waiting_and_readings_in_doubt_until_it_has_settled() {
    let mut writes = Writes::default();
    writes.begin(id(1.0), asked("bruno@x.br"), 0.0);
    assert!(!writes.are_quiet(1.0) && writes.is_open(1.0));
    writes.take_in(News::Lost(id(1.0)), 1_000.0);
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
    writes.begin(id(1.0), asked("bruno@x.br"), 0.0);
    writes.take_in(News::Answered(id(1.0)), 10.0);
    assert!(writes.are_quiet(10.0));
    assert_eq!(writes.own_open(), None);
}

#[test]
fn a_write_that_begins_after_anothers_answer_is_the_one_that_readings_show() {
    let mut writes = Writes::default();
    writes.take_in(News::Began(id(1.0)), 0.0);
    writes.take_in(News::Answered(id(1.0)), 10.0);
    writes.begin(id(2.0), asked("bruno@x.br"), 20.0);
    writes.take_in(News::Lost(id(1.0)), 30.0);
    writes.take_in(News::Answered(id(2.0)), 30.0);
    let stamp = writes.stamp(40.0);
    assert_eq!(
        writes.judge(stamp, &customer("bruno@x.br")),
        Evidence::Proof
    );
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Hint);
}

#[test]
fn a_write_that_failed_before_an_answered_one_keeps_no_reading_in_doubt() {
    let mut writes = Writes::default();
    writes.begin(id(1.0), asked("ana@x.br"), 0.0);
    writes.take_in(News::Failed(id(1.0)), 1.0);
    writes.begin(id(2.0), asked("bruno@x.br"), 2.0);
    writes.take_in(News::Answered(id(2.0)), 3.0);
    let stamp = writes.stamp(4.0);
    assert_eq!(
        writes.judge(stamp, &customer("bruno@x.br")),
        Evidence::Proof
    );
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Hint);
}

#[test]
fn an_answered_write_whose_tab_gives_up_does_not_keep_the_next_one_waiting() {
    let mut writes = Writes::default();
    writes.take_in(News::Began(id(1.0)), 0.0);
    writes.take_in(News::Answered(id(1.0)), 10.0);
    writes.take_in(News::Lost(id(1.0)), 20.0);
    assert!(writes.are_quiet(20.0));
}

#[test]
fn a_lost_write_for_whoever_was_served_already_shows_in_nothing() {
    let mut writes = Writes::default();
    let again = Wish {
        is_news: false,
        ..asked("ana@x.br")
    };
    writes.begin(id(1.0), again, 0.0);
    writes.take_in(News::Lost(id(1.0)), 1.0);
    let stamp = writes.stamp(2.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Hint);
}

#[test]
fn before_a_lost_write_an_answered_one_may_be_what_readings_lag_behind() {
    let mut writes = Writes::default();
    let nobody = Wish {
        whom: None,
        is_news: true,
    };
    writes.begin(id(1.0), asked("ana@x.br"), 0.0);
    writes.take_in(News::Answered(id(1.0)), 1.0);
    writes.begin(id(2.0), nobody, 2.0);
    writes.take_in(News::Lost(id(2.0)), 3.0);
    let stamp = writes.stamp(4.0);
    assert_eq!(writes.judge(stamp, &Served::Nobody), Evidence::Hint);
}

#[test]
fn a_write_that_failed_leaves_the_one_before_it_in_doubt() {
    let mut writes = Writes::default();
    writes.begin(id(1.0), asked("ana@x.br"), 0.0);
    writes.take_in(News::Answered(id(1.0)), 1.0);
    writes.begin(id(2.0), asked("bruno@x.br"), 2.0);
    writes.take_in(News::Failed(id(2.0)), 3.0);
    let stamp = writes.stamp(4.0);
    assert_eq!(writes.judge(stamp, &Served::Nobody), Evidence::Hint);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Hint);
    assert!(!writes.is_alone(id(2.0), 4.0));
    assert!(writes.are_quiet(4.0));
}

#[test]
fn the_cart_that_follows_a_write_keeps_the_next_one_waiting_and_no_reading_in_doubt() {
    let mut writes = Writes::default();
    writes.take_in(News::Began(id(1.0)), 0.0);
    writes.take_in(News::Proven(id(1.0)), 1.0);
    let stamp = writes.stamp(2.0);
    assert_eq!(writes.judge(stamp, &customer("ana@x.br")), Evidence::Proof);
    assert!(!writes.are_quiet(2.0));
    assert!(writes.are_quiet(1.0 + CART_FOLLOWS_FOR));
    writes.take_in(News::Ended(id(1.0)), 3.0);
    assert!(writes.are_quiet(3.0));
}
