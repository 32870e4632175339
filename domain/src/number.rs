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

/// The size of a file as people say it: `84 KB`, `1,2 MB` (`1.2 MB` in English).
/// Units are powers of 1,024, as file managers on readers' computers count.
#[must_use]
pub fn file_size(bytes: u64, locale: Locale) -> String {
    const KB: u64 = 1024;
    const MB: u64 = KB * KB;
    const GB: u64 = MB * KB;
    let (unit, name) = match bytes {
        ..KB => return format!("{bytes} B"),
        // From here on it would be rounded to 1,024 KB.
        KB..1_048_064 => return format!("{} KB", (bytes + KB / 2) / KB),
        1_048_064..GB => (MB, "MB"),
        _ => (GB, "GB"),
    };
    let tenths = (u128::from(bytes) * 10 + u128::from(unit / 2)) / u128::from(unit);
    let separator = match locale {
        Locale::Vietnamese => ',',
        Locale::English => '.',
    };
    format!("{}{separator}{} {name}", tenths / 10, tenths % 10)
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

    #[test]
    fn sizes_are_said_in_the_unit_that_fits() {
        let said = |bytes| file_size(bytes, Locale::Vietnamese);
        assert_eq!(said(0), "0 B");
        assert_eq!(said(1_024), "1 KB");
        assert_eq!(said(86_016), "84 KB");
        assert_eq!(said(1_048_063), "1023 KB");
        assert_eq!(said(1_048_064), "1,0 MB");
        assert_eq!(said(1_258_291), "1,2 MB");
        assert_eq!(file_size(3_221_225_472, Locale::English), "3.0 GB");
    }

    proptest! {
        #[test]
        fn every_size_can_be_said(bytes: u64) {
            prop_assert!(!file_size(bytes, Locale::English).is_empty());
        }

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
