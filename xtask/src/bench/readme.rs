//! The places of the figures in the README.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

/// Which table it is.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Downloads, load and memory.
    Figures,
    /// What Lighthouse says.
    Lighthouse,
    /// How fast the editors' desk is.
    Desk,
    /// How good the archive search is, and what it costs.
    Search,
}

impl Place {
    /// The marks the table stands between.
    fn marks(self) -> [String; 2] {
        let name = match self {
            Self::Figures => "bench",
            Self::Lighthouse => "lighthouse",
            Self::Desk => "bench-desk",
            Self::Search => "bench-search",
        };
        ["start", "end"].map(|which| format!("<!-- {name}:{which} -->"))
    }
}

/// Replaces the table at `place` in the file at `path`.
pub fn write_into(path: &Path, place: Place, table: &str) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let [start, end] = place.marks();
    let text = replace(&text, [&start, &end], table).with_context(|| {
        format!("no place for the table in {}: write `{start}` and, below it, `{end}`", path.display())
    })?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn replace(text: &str, [start, end]: [&str; 2], table: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{start}\n{table}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [&str; 2] = ["<!-- a:start -->", "<!-- a:end -->"];

    #[test]
    fn the_table_is_replaced_and_nothing_else() {
        let [start, end] = MARKS;
        let others = "<!-- b:start -->\nother\n<!-- b:end -->";
        let text = format!("# Title\n\n{others}\n{start}\nold\n{end}\n\nmore\n");
        let once = replace(&text, MARKS, "new").unwrap();
        assert_eq!(once, format!("# Title\n\n{others}\n{start}\nnew\n{end}\n\nmore\n"));
        assert_eq!(replace(&once, MARKS, "new").unwrap(), once);
    }

    #[test]
    fn without_marks_there_is_no_place() {
        let [start, end] = MARKS;
        assert_eq!(replace("# Title\n", MARKS, "new"), None);
        assert_eq!(replace(&format!("{end}\n{start}\n"), MARKS, "new"), None);
    }

    #[test]
    fn every_place_is_in_the_readme() {
        let readme = include_str!("../../../README.md");
        for place in [Place::Figures, Place::Lighthouse, Place::Desk, Place::Search] {
            let [start, end] = place.marks();
            assert!(replace(readme, [&start, &end], "").is_some(), "{start}");
        }
    }
}
