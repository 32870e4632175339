//! The address bar, from inside an island.

use leptos::prelude::window;
use web_sys::wasm_bindgen::JsValue;

/// Writes `url` into the address bar without a new history entry. The state is
/// `null`, by which the boot script knows that no navigation took place.
pub fn replace_address(url: &str) {
    // Refused only when called hundreds of times a minute; the page stays right.
    let _ =
        window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(url)));
}

/// Percent-encodes one value of a query string.
#[must_use]
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

/// Joins the non-empty values to a path as its query string.
#[must_use]
pub fn with_query(path: &str, values: &[(&str, &str)]) -> String {
    let query: Vec<String> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn empty_values_leave_no_trace_in_the_address() {
        assert_eq!(
            with_query("/tim-kiem", &[("q", "hội nghị"), ("nam", "")]),
            "/tim-kiem?q=h%E1%BB%99i+ngh%E1%BB%8B"
        );
        assert_eq!(with_query("/tim-kiem", &[("q", "")]), "/tim-kiem");
    }
}
