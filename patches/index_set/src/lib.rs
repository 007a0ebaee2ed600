//! A set that keeps the order of its values, for Leptos's `reactive_graph`: in place of the one of
//! the crate `indexmap`, in which it keeps who subscribes to a signal, and to what.
//!
//! That one finds its values by hash tables, which are a fortieth of what an operator downloads and
//! find nothing faster among the few subscribers of the toolbar's signals than a look at each. Here
//! it is that look. There is what `reactive_graph` calls, by the same names, and no more.

use std::hash::RandomState;
use std::marker::PhantomData;
use std::slice;
use std::vec;

/// Values that differ, in the order in which they came. The type of hasher is there for whoever
/// names one; it is not used.
#[derive(Clone, Debug)]
pub struct IndexSet<T, S = RandomState> {
    values: Vec<T>,
    hasher: PhantomData<S>,
}

impl<T, S> IndexSet<T, S> {
    /// An empty set with room for some values; the hasher is dropped.
    pub fn with_capacity_and_hasher(capacity: usize, _hasher: S) -> Self {
        Self {
            values: Vec::with_capacity(capacity),
            hasher: PhantomData,
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// All values, the oldest first.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.values.iter()
    }
}

impl<T: Eq, S> IndexSet<T, S> {
    /// Adds a value as the newest, and says whether it was not there. One that was keeps its place.
    pub fn insert(&mut self, value: T) -> bool {
        let is_new = !self.values.contains(&value);
        if is_new {
            self.values.push(value);
        }
        is_new
    }

    /// Removes a value, and says whether it was there. The others stay in order.
    pub fn shift_remove(&mut self, value: &T) -> bool {
        let place = self.values.iter().position(|it| it == value);
        if let Some(place) = place {
            self.values.remove(place);
        }
        place.is_some()
    }
}

impl<T, S> Default for IndexSet<T, S> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            hasher: PhantomData,
        }
    }
}

impl<T, S> IntoIterator for IndexSet<T, S> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

impl<'a, T, S> IntoIterator for &'a IndexSet<T, S> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
