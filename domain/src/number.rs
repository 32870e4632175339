//! Numbers as readers write them.

use crate::Locale;

/// Groups thousands: `3249434` → `3.249.434` in Vietnamese, `3,249,434` in English.
#[must_use]
pub fn grouped(number: u64, locale: Locale) -> String {
    let separator = match locale {
        Locale::Vietnamese => '.',
        Locale::English => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
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
    fn thousands_are_grouped_as_the_language_does() {
        for (number, vietnamese, english) in
            [(0, "0", "0"), (686, "686", "686"), (3_249_434, "3.249.434", "3,249,434")]
        {
            assert_eq!(grouped(number, Locale::Vietnamese), vietnamese);
            assert_eq!(grouped(number, Locale::English), english);
        }
    }

    proptest! {
        #[test]
        fn the_digits_stay(number: u64) {
            for locale in Locale::ALL {
                let digits: String =
                    grouped(number, locale).chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(digits, number.to_string());
            }
        }
    }
}
