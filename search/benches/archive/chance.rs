//! Chance that repeats itself.
//!
//! A generator of our own, because the corpus must stay the same to the letter
//! for figures of today and of next year to be compared: a library is free to
//! change the numbers that a seed gives. This is SplitMix64 (Steele, Lea, Flood,
//! 2014), good enough for texts and six lines long.

/// A stream of pseudo-random numbers.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The stream of `seed` for the item called `number`: items do not depend on
    /// how many there are.
    pub fn of(seed: u64, number: u64) -> Self {
        let mut chance = Self(seed ^ number.wrapping_mul(0xd6e8_feb8_6659_fd93));
        chance.next();
        Self(chance.next())
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, 1 excluded.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Less than `end`; 0 when that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }

    /// From `start` to `end`, both included.
    pub fn between(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end + 1 - start)
    }

    /// True so many times out of one.
    pub fn is(&mut self, likely: f64) -> bool {
        self.share() < likely
    }

    /// Any of `items`.
    ///
    /// # Panics
    /// When there are none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Ranks as words have them: the second half as frequent as the first, the
/// third a third as frequent, and so on, a little flattened at the head
/// (Mandelbrot).
#[derive(Clone, Debug)]
pub struct Zipf(Vec<f64>);

impl Zipf {
    /// For `count` ranks.
    pub fn new(count: usize) -> Self {
        let mut sum = 0.0;
        let mut sums: Vec<f64> = (0..count)
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.7);
                sum
            })
            .collect();
        sums.iter_mut().for_each(|value| *value /= sum);
        Self(sums)
    }

    /// A rank, from 0.
    pub fn rank(&self, chance: &mut Chance) -> usize {
        let share = chance.share();
        self.0.partition_point(|sum| *sum <= share).min(self.0.len().saturating_sub(1))
    }
}

/// A number that stands for `text` (FNV-1a), the same on every machine.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
