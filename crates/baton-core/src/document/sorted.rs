//! Small sorted collections: a policy holds tens of things, not millions.
//!
//! `std`'s maps and sorts are made for large collections and weigh 3 to 5 KB of WebAssembly for every type they are
//! used with. These are a vector and a binary search.

use std::borrow::Borrow;
use std::cmp::Ordering;

use serde::{Serialize, Serializer};

/// Puts items into order; equal ones stay as they stood.
pub fn sort<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order_by(items, compare);
    for at in 0..items.len() {
        // What belongs here was moved away if it stood before: to where what stood there came from.
        let mut from = at;
        while let Some(next) = order.get(from).copied() {
            from = next;
            if from >= at {
                break;
            }
        }
        items.swap(at, from);
    }
}

/// The order in which items belong, by their numbers; equal ones stay as they stood.
pub(crate) fn order_by<T>(items: &[T], mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<usize> {
    order(items.len(), &mut |one, other| {
        let pair = items.get(one).zip(items.get(other));
        pair.is_none_or(|(one, other)| compare(one, other).is_le())
    })
}

/// Keeps of items that are equal the first, in the order in which they stand.
pub(crate) fn keep_first<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order_by(items, &mut compare);
    let mut repeated = vec![false; items.len()];
    for pair in order.windows(2) {
        let &[one, other] = pair else { continue };
        let pair = items.get(one).zip(items.get(other));
        if let (Some((one, other)), Some(repeated)) = (pair, repeated.get_mut(other)) {
            *repeated = compare(one, other).is_eq();
        }
    }
    let mut repeated = repeated.into_iter();
    items.retain(|_| repeated.next() != Some(true));
}

/// Merges ever longer runs. Numbers are moved, not items: a document can hold thousands of large diagnostics. It is one
/// function for items of all types.
fn order(count: usize, stays_before: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged: Vec<usize> = Vec::with_capacity(count);
        for pair in order.chunks(run * 2) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((one, lefts)), Some((other, rights))) =
                (left.split_first(), right.split_first())
            {
                if stays_before(*one, *other) {
                    merged.push(*one);
                    left = lefts;
                } else {
                    merged.push(*other);
                    right = rights;
                }
            }
            merged.extend(left);
            merged.extend(right);
        }
        order = merged;
        run *= 2;
    }
    order
}

/// The same for a few small items, which are moved themselves.
pub(crate) fn in_place<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..items.len() {
        let mut at = end;
        while let Some([before, item]) = at.checked_sub(1).and_then(|from| items.get(from..=at))
            && compare(before, item).is_gt()
        {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// A map in the order of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K: Ord, V> SortedMap<K, V> {
    /// A map of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a value under a key and gives back the one that stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.0.binary_search_by(|(k, _)| k.cmp(&key)) {
            Ok(at) => self
                .0
                .get_mut(at)
                .map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.0.binary_search_by(|(k, _)| k.borrow().cmp(key)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The first key that is a given one or greater.
    #[must_use]
    pub fn first_from(&self, key: &K) -> Option<&K> {
        let at = self.0.partition_point(|(k, _)| k < key);
        self.0.get(at).map(|(key, _)| key)
    }

    /// Whether a key has a value.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }
}

impl<K, V> SortedMap<K, V> {
    /// The entries, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// A set in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedSet<T>(Vec<T>);

impl<T: Ord> SortedSet<T> {
    /// A set of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts an item in; `false` if it was in already.
    pub fn insert(&mut self, item: T) -> bool {
        match self.0.binary_search(&item) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, item);
                true
            }
        }
    }

    /// The first item that is a given one or greater.
    #[must_use]
    pub fn first_from(&self, item: &T) -> Option<&T> {
        let at = self.0.partition_point(|other| other < item);
        self.0.get(at)
    }

    /// Whether an item is in.
    #[must_use]
    pub fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }
}

impl<T> SortedSet<T> {
    /// The items, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        for item in items {
            set.insert(item);
        }
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_keeps_equals_in_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        sort(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn sorting_agrees_with_the_standard_library() {
        for count in 0..70_usize {
            let mut ours: Vec<(usize, usize)> = (0..count).map(|n| (n * 31 % 17, n)).collect();
            let mut theirs = ours.clone();
            sort(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn of_equal_items_the_first_is_kept() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (3, 'd'), (1, 'e'), (2, 'f')];
        keep_first(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, [(2, 'a'), (1, 'b'), (3, 'd')]);
    }

    #[test]
    fn the_last_value_of_a_key_counts() {
        let mut map = SortedMap::from([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!(map.iter().collect::<Vec<_>>(), [(&"a", &2), (&"b", &3)]);
        assert_eq!(map.insert("a", 4), Some(2));
        assert_eq!(map.get("a"), Some(&4));
        assert!(!map.contains_key("c"));
    }

    #[test]
    fn an_item_is_in_a_set_once() {
        let mut set = SortedSet::from([3, 1, 3]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [&1, &3]);
        assert!(!set.insert(1) && set.insert(2) && set.contains(&2));
    }
}
