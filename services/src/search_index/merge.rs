//! Which segments are written again together.
//!
//! A publication is added to the small segment of the newest; larger segments
//! are merged behind it, so that an archive of any size has at most one segment
//! of each level (log-structured merge, levelled).

use super::manifest::Manifest;

/// How many articles a segment of each level holds at most; the last level has
/// no limit.
const LEVELS: [usize; 3] = [64, 1024, 16_384];
/// A segment is written again when more than one in so many articles are gone.
const GONE: usize = 4;

fn level(articles: usize) -> usize {
    LEVELS.iter().take_while(|limit| articles > **limit).count()
}

/// The segments that a publication is written together with: those of the first
/// level, and those with nothing left in them.
pub fn with_publication(manifest: &Manifest) -> Vec<usize> {
    (0..manifest.members.len()).filter(|&segment| level(manifest.size(segment)) == 0).collect()
}

/// Segments that should become one; none when all is well.
pub fn due(manifest: &Manifest) -> Vec<usize> {
    let of_level = |wanted: usize| {
        let segments = 0..manifest.members.len();
        segments.filter(move |&segment| level(manifest.size(segment)) == wanted).collect::<Vec<_>>()
    };
    for wanted in 0..=LEVELS.len() {
        if of_level(wanted).len() > 1 {
            // Smaller ones come along: they would follow soon.
            return (0..=wanted).flat_map(of_level).collect();
        }
    }
    let is_worn = |&segment: &usize| {
        let gone = manifest.root.segments[segment].gone.len();
        gone * GONE > manifest.members[segment].len()
    };
    (0..manifest.members.len()).find(is_worn).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use search::{Root, Segment};

    use super::*;
    use crate::search_index::manifest::Member;

    fn manifest(sizes: &[(usize, usize)]) -> Manifest {
        let segment = |&(articles, gone): &(usize, usize)| Segment {
            articles: articles as u32,
            gone: (0..gone as u32).collect(),
            ..Segment::default()
        };
        Manifest {
            root: Root { segments: sizes.iter().map(segment).collect(), ..Root::default() },
            members: sizes.iter().map(|(articles, _)| vec![Member(0, 0); *articles]).collect(),
        }
    }

    #[test]
    fn one_segment_of_each_level_is_well() {
        assert_eq!(due(&manifest(&[(100_000, 0), (9000, 0), (700, 0), (12, 0)])), [0; 0]);
        assert_eq!(due(&manifest(&[])), [0; 0]);
    }

    #[test]
    fn two_of_a_level_become_one_and_take_the_smaller_along() {
        assert_eq!(due(&manifest(&[(100_000, 0), (9000, 0), (700, 0), (90, 0), (3, 0)])), [4, 2, 3]);
    }

    #[test]
    fn a_worn_segment_is_written_again() {
        assert_eq!(due(&manifest(&[(5000, 1251), (10, 0)])), [0]);
        assert_eq!(due(&manifest(&[(5000, 1250), (10, 0)])), [0; 0]);
    }

    #[test]
    fn a_publication_goes_to_the_smallest() {
        assert_eq!(with_publication(&manifest(&[(5000, 0), (64, 0), (65, 0), (100, 100)])), [1, 3]);
    }
}
