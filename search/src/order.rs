//! Sorting short lists, and the few first of long ones.
//!
//! The standard library's sorts are made for long lists, and each use of one adds
//! five kilobytes to what readers download.

use std::{cmp::Ordering, collections::BinaryHeap};

/// Sorts a list of up to some hundred; equals stay in their order.
pub fn sort_by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    for sorted in 1..items.len() {
        let (before, rest) = items.split_at(sorted);
        let place = before.partition_point(|item| order(item, &rest[0]).is_le());
        items[place..=sorted].rotate_right(1);
    }
}

/// The same by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The first `count` of many items, in order.
pub fn first<T: Ord>(items: impl Iterator<Item = T>, count: usize) -> Vec<T> {
    // The last of those that were kept is on top.
    let mut kept = BinaryHeap::new();
    for item in items {
        if kept.len() < count {
            kept.push(item);
        } else if let Some(mut last) = kept.peek_mut()
            && item < *last
        {
            *last = item;
        }
    }
    kept.into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn short_lists_are_sorted_as_by_the_standard_library(mut items: Vec<(u8, u32)>) {
            let mut sorted = items.clone();
            sorted.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, sorted);
        }

        #[test]
        fn the_first_are_those_that_sorting_puts_first(mut items: Vec<(u8, u32)>, count in 0_usize..20) {
            let found = first(items.iter().copied(), count);
            items.sort_unstable();
            items.truncate(count);
            prop_assert_eq!(found, items);
        }
    }
}
