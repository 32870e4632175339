//! What became of rows from one version to another.

use super::{RowField, WeekRow};

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowChange {
    /// It was not there before.
    Added(WeekRow),
    /// It is no longer there.
    Removed(WeekRow),
    /// Some of its cells say something else.
    Changed {
        /// What it said.
        before: Box<WeekRow>,
        /// What it says.
        after: WeekRow,
        /// In which cells.
        fields: Vec<RowField>,
    },
}

/// What became of rows: those that are, in their order, then those that were.
/// Rows are the same by their key, or, without one, by saying the same.
#[must_use]
pub fn differences(before: &[WeekRow], after: &[WeekRow]) -> Vec<RowChange> {
    let mut left: Vec<&WeekRow> = before.iter().collect();
    let mut changes = Vec::new();
    for row in after {
        let by_key = |known: &&WeekRow| !row.key.is_empty() && known.key == row.key;
        let found = left
            .iter()
            .position(by_key)
            .or_else(|| left.iter().position(|known| changed(known, row).is_empty()));
        let Some(before) = found.map(|index| left.remove(index)) else {
            changes.push(RowChange::Added(row.clone()));
            continue;
        };
        let fields = changed(before, row);
        if !fields.is_empty() {
            changes.push(RowChange::Changed { before: Box::new(before.clone()), after: row.clone(), fields });
        }
    }
    changes.extend(left.into_iter().cloned().map(RowChange::Removed));
    changes
}

fn changed(before: &WeekRow, after: &WeekRow) -> Vec<RowField> {
    let differs = |field: &RowField| match field {
        RowField::Cancelled => before.cancelled != after.cancelled,
        field => before.text(*field) != after.text(*field),
    };
    RowField::ALL.into_iter().filter(differs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: &str, content: &str) -> WeekRow {
        WeekRow { key: key.to_owned(), content: content.to_owned(), ..WeekRow::default() }
    }

    #[test]
    fn rows_are_known_by_their_key() {
        let before = [row("a", "Giao ban"), row("b", "Họp"), row("c", "Đi cơ sở")];
        let after =
            [row("c", "Đi cơ sở"), WeekRow { cancelled: true, ..row("b", "Họp hội đồng") }, row("", "Mới")];
        let changes = differences(&before, &after);
        assert_eq!(
            changes,
            [
                RowChange::Changed {
                    before: Box::new(before[1].clone()),
                    after: after[1].clone(),
                    fields: vec![RowField::Content, RowField::Cancelled],
                },
                RowChange::Added(after[2].clone()),
                RowChange::Removed(before[0].clone()),
            ]
        );
    }

    #[test]
    fn a_row_without_a_key_is_the_one_that_says_the_same() {
        assert_eq!(differences(&[row("", "A"), row("", "A")], &[row("k", "A"), row("", "A")]), []);
        assert_eq!(differences(&[row("a", "A")], &[row("b", "A")]), []);
        assert_eq!(differences(&[row("", "A")], &[row("", "B")]).len(), 2);
    }
}
