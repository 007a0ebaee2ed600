//! What is still to come, in the order of virtual time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Milliseconds since a history began.
pub type Time = u64;

/// Events by the time at which they are due; of one time, the first entered comes first.
#[derive(Debug)]
pub(crate) struct Agenda<E> {
    heap: BinaryHeap<Entry<E>>,
    entered: u64,
}

#[derive(Debug)]
struct Entry<E> {
    due: Reverse<(Time, u64)>,
    event: E,
}

impl<E> Agenda<E> {
    pub(crate) fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
            entered: 0,
        }
    }

    pub(crate) fn enter(&mut self, at: Time, event: E) {
        let due = Reverse((at, self.entered));
        self.entered += 1;
        self.heap.push(Entry { due, event });
    }

    /// The next event that is due at `limit` or before.
    pub(crate) fn next(&mut self, limit: Time) -> Option<(Time, E)> {
        let Reverse((at, _)) = self.heap.peek()?.due;
        if at > limit {
            return None;
        }
        self.heap.pop().map(|entry| (at, entry.event))
    }
}

impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.due == other.due
    }
}

impl<E> Eq for Entry<E> {}

impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for Entry<E> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.due.cmp(&other.due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_by_time_and_then_by_entry() {
        let mut agenda = Agenda::new();
        for (at, event) in [(5, 'c'), (1, 'a'), (5, 'd'), (2, 'b')] {
            agenda.enter(at, event);
        }
        let mut order = Vec::new();
        while let Some((_, event)) = agenda.next(5) {
            order.push(event);
        }
        assert_eq!(order, ['a', 'b', 'c', 'd']);
        agenda.enter(9, 'e');
        assert_eq!(agenda.next(8), None);
    }
}
