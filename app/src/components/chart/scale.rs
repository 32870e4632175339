//! The numbers behind a chart: a scale of round numbers, and shares of it.

/// No database counts further.
const LARGEST: u64 = i64::MAX.unsigned_abs();
/// The most steps between zero and the top.
const STEPS: u64 = 5;

/// A scale from zero up to a round number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    step: u64,
    steps: u64,
}

impl Scale {
    /// The scale on which `largest` has its place: the smallest step of 1, 2 or
    /// 5 times a power of ten that gets there in five.
    #[must_use]
    pub fn up_to(largest: u64) -> Self {
        let largest = largest.clamp(1, LARGEST);
        let (mut round, mut power) = ([1, 2, 5].into_iter().cycle(), 1_u64);
        let mut step = 1;
        while largest.div_ceil(step) > STEPS {
            let digit = round.next().unwrap_or(1);
            step = power.saturating_mul(digit);
            if digit == 5 {
                power = power.saturating_mul(10);
            }
        }
        Self { step, steps: largest.div_ceil(step) }
    }

    /// The number at the top.
    #[must_use]
    pub const fn top(self) -> u64 {
        self.step.saturating_mul(self.steps)
    }

    /// The round numbers, from the top down to zero.
    pub fn ticks(self) -> impl Iterator<Item = u64> {
        (0..=self.steps).rev().map(move |number| self.step.saturating_mul(number))
    }

    /// How high `value` stands, as a percentage of the whole.
    #[must_use]
    pub fn height(self, value: u64) -> Percent {
        Percent::of(value, self.top())
    }
}

/// A share of a whole, in hundredths of a percent, never more than all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u64);

impl Percent {
    /// All of it.
    const WHOLE: u64 = 10_000;

    /// `part` of `whole`, rounded down; nothing of nothing.
    #[must_use]
    pub fn of(part: u64, whole: u64) -> Self {
        let share = u128::from(part.min(whole)) * u128::from(Self::WHOLE) / u128::from(whole.max(1));
        Self(u64::try_from(share).unwrap_or(Self::WHOLE))
    }

    /// What is left of the whole.
    #[must_use]
    pub const fn rest(self) -> Self {
        Self(Self::WHOLE.saturating_sub(self.0))
    }
}

/// `12.34%`, as SVG writes a length.
impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

/// Where columns stand side by side.
#[derive(Clone, Copy, Debug)]
pub struct Slots(u64);

impl Slots {
    /// A few columns do not grow into walls: there is room for so many at least.
    const FEWEST: u64 = 8;
    /// A slot in parts: a gap, the column, a gap.
    const PARTS: u64 = 20;
    const GAP: u64 = 3;

    /// Room for `columns`.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self(
            u64::try_from(columns)
                .unwrap_or(u64::MAX / Self::PARTS)
                .clamp(Self::FEWEST, u64::MAX / Self::PARTS),
        )
    }

    /// Where column `index` (from 0) begins.
    #[must_use]
    pub fn start(self, index: usize) -> Percent {
        self.at(index, Self::GAP)
    }

    /// The middle of column `index` (from 0).
    #[must_use]
    pub fn middle(self, index: usize) -> Percent {
        self.at(index, Self::PARTS / 2)
    }

    /// Where column `index` (from 0) ends.
    #[must_use]
    pub fn end(self, index: usize) -> Percent {
        self.at(index, Self::PARTS - Self::GAP)
    }

    /// How wide each column is.
    #[must_use]
    pub fn width(self) -> Percent {
        Percent::of(Self::PARTS - 2 * Self::GAP, self.0 * Self::PARTS)
    }

    fn at(self, index: usize, part: u64) -> Percent {
        let index = u64::try_from(index).unwrap_or(u64::MAX).min(self.0);
        Percent::of(index * Self::PARTS + part, self.0 * Self::PARTS)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scales_end_on_round_numbers() {
        for (largest, ticks) in [
            (0, vec![1, 0]),
            (1, vec![1, 0]),
            (5, vec![5, 4, 3, 2, 1, 0]),
            (6, vec![6, 4, 2, 0]),
            (11, vec![15, 10, 5, 0]),
            (233, vec![250, 200, 150, 100, 50, 0]),
            (5_904, vec![6_000, 4_000, 2_000, 0]),
        ] {
            assert_eq!(Scale::up_to(largest).ticks().collect::<Vec<_>>(), ticks, "{largest}");
        }
    }

    #[test]
    fn shares_are_written_as_svg_reads_them() {
        assert_eq!(Percent::of(1, 3).to_string(), "33.33%");
        assert_eq!(Percent::of(1, 20_000).to_string(), "0.00%");
        assert_eq!(Percent::of(7, 7).to_string(), "100.00%");
        assert_eq!(Percent::of(0, 0).to_string(), "0.00%");
        assert_eq!(Percent::of(1, 4).rest().to_string(), "75.00%");
    }

    #[test]
    fn one_column_is_no_wall() {
        assert!(Slots::new(1).width() < Percent::of(1, 8));
    }

    proptest! {
        #[test]
        fn no_scale_is_short_of_its_number_or_far_above(largest: u64) {
            let scale = Scale::up_to(largest);
            let largest = largest.clamp(1, LARGEST);
            prop_assert!(scale.top() >= largest);
            prop_assert!(scale.top() - scale.step < largest);
            prop_assert!((1..=STEPS).contains(&scale.steps));
            prop_assert_eq!(scale.ticks().next(), Some(scale.top()));
        }

        #[test]
        fn a_column_never_leaves_the_plot(value: u64, largest: u64, columns in 1_usize..400) {
            prop_assert!(Scale::up_to(largest).height(value) <= Percent::of(1, 1));
            let slots = Slots::new(columns);
            prop_assert!(slots.end(columns - 1) < Percent::of(1, 1));
            for index in 1..columns {
                prop_assert!(slots.start(index).0 >= slots.start(index - 1).0 + slots.width().0);
            }
        }
    }
}
