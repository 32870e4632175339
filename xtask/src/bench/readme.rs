//! The place of the figures in the README.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

const START: &str = "<!-- bench:start -->";
const END: &str = "<!-- bench:end -->";

/// Replaces what stands between the two marks in the file at `path`.
pub fn write_into(path: &Path, table: &str) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = replace(&text, table).with_context(|| {
        format!("no place for the table in {}: write `{START}` and, below it, `{END}`", path.display())
    })?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn replace(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{START}\n{table}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_replaced_and_nothing_else() {
        let text = format!("# Title\n\n{START}\nold\n{END}\n\nmore\n");
        let once = replace(&text, "new").unwrap();
        assert_eq!(once, format!("# Title\n\n{START}\nnew\n{END}\n\nmore\n"));
        assert_eq!(replace(&once, "new").unwrap(), once);
    }

    #[test]
    fn without_marks_there_is_no_place() {
        assert_eq!(replace("# Title\n", "new"), None);
        assert_eq!(replace(&format!("{END}\n{START}\n"), "new"), None);
    }
}
