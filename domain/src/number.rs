//! Numbers as Vietnamese readers write them.

/// Groups thousands with dots: `3249434` → `3.249.434`.
#[must_use]
pub fn with_dots(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thousands_are_grouped_with_dots() {
        assert_eq!(with_dots(0), "0");
        assert_eq!(with_dots(686), "686");
        assert_eq!(with_dots(3_249_434), "3.249.434");
    }

    proptest! {
        #[test]
        fn the_digits_stay(number: u64) {
            prop_assert_eq!(with_dots(number).replace('.', ""), number.to_string());
        }
    }
}
