//! The order of the values, each once, as in the set it is used in place of.

use super::IndexSet;
use std::hash::RandomState;

#[test]
fn a_value_is_there_once_and_keeps_its_place() {
    let mut set: IndexSet<&str> = IndexSet::default();
    assert!(set.is_empty());
    assert!(set.insert("outer") && set.insert("inner"));
    assert!(!set.insert("outer"));
    assert_eq!(set.len(), 2);
    assert!(set.iter().eq(&["outer", "inner"]));
    assert!(set.into_iter().eq(["outer", "inner"]));
}

#[test]
fn what_is_removed_leaves_the_others_in_order_and_comes_back_as_the_newest() {
    let mut set = IndexSet::with_capacity_and_hasher(2, RandomState::new());
    for value in ["first", "second", "third"] {
        set.insert(value);
    }
    assert!(set.shift_remove(&"first"));
    assert!(!set.shift_remove(&"first"));
    assert!(set.clone().into_iter().eq(["second", "third"]));
    assert!(set.insert("first"));
    assert!((&set).into_iter().eq(&["second", "third", "first"]));
}

/// Each number comes, goes when it comes up again, and so on, in an order without a pattern.
#[test]
fn it_does_what_the_original_does() {
    let mut ours: IndexSet<u32> = IndexSet::default();
    let mut original: indexmap::IndexSet<u32> = indexmap::IndexSet::new();
    let mut longest = 0;
    for number in (0..500_u32).map(|number| number * number % 47) {
        let removed = ours.shift_remove(&number);
        assert_eq!(removed, original.shift_remove(&number));
        if !removed || number % 3 == 0 {
            assert_eq!(ours.insert(number), original.insert(number));
        }
        assert!(ours.iter().eq(&original));
        longest = longest.max(ours.len());
    }
    assert!(longest > 10, "few values have no order: {longest}");
}
