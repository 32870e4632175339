//! Tables as files that spreadsheets open (RFC 4180).

use std::borrow::Cow;

/// By what Excel knows UTF-8.
pub const BEGINNING: &[u8] = "\u{feff}".as_bytes();

/// One record. What a spreadsheet would compute becomes text: what people typed
/// must not run on the machine of who reads it.
///
/// # Errors
/// When it cannot be written, which memory always can.
pub fn record(fields: &[&str]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(fields.iter().map(|field| harmless(field).into_owned()))?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The field, behind an apostrophe where it begins like a formula.
fn harmless(field: &str) -> Cow<'_, str> {
    let begins = field.trim_start().chars().next();
    let is_formula = matches!(begins, Some('=' | '+' | '-' | '@')) || field.starts_with(['\t', '\r']);
    // A number below zero is a number.
    if is_formula && field.parse::<i64>().is_err() {
        Cow::Owned(format!("'{field}"))
    } else {
        Cow::Borrowed(field)
    }
}

#[cfg(test)]
mod tests {
    use super::record;

    fn written(fields: &[&str]) -> String {
        String::from_utf8(record(fields).unwrap()).unwrap()
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(written(&["a", "b,c", "d\"e", "f\ng", ""]), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    }

    #[test]
    fn nothing_is_computed() {
        for formula in ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\r=1"] {
            let line = written(&[formula]);
            assert!(line.trim_start_matches('"').starts_with('\''), "{line}");
        }
        assert_eq!(written(&["-12"]), "-12\r\n");
        assert_eq!(written(&["Lê Mận"]), "Lê Mận\r\n");
    }
}
