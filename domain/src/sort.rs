//! How lists are ordered: by which column, and in which direction.

/// A column by which a list can be ordered.
pub trait SortColumn: Copy + PartialEq + Send + Sync + 'static {
    /// The one that orders the list unless another is asked for.
    const USUAL: Self;
    /// Every column with its name in addresses.
    const ALL: &'static [(&'static str, Self)];

    /// Whether it begins with the greatest when it is first asked for, as days do.
    fn falls(self) -> bool {
        false
    }
}

/// An order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort<C> {
    /// The column.
    pub by: C,
    /// The greatest first.
    pub falling: bool,
}

impl<C: SortColumn> Default for Sort<C> {
    fn default() -> Self {
        Self::of(C::USUAL)
    }
}

impl<C: SortColumn> Sort<C> {
    /// By `by`, in its own direction.
    #[must_use]
    pub fn of(by: C) -> Self {
        Self { by, falling: by.falls() }
    }

    /// The order of that name: a column's, with `-` before it for the greatest
    /// first. Any other name is the usual order.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let (falling, column) = name.strip_prefix('-').map_or((false, name), |column| (true, column));
        let known = C::ALL.iter().find(|(known, _)| *known == column);
        known.map_or_else(Self::default, |(_, by)| Self { by: *by, falling })
    }

    /// Its name in addresses; empty for the usual order.
    #[must_use]
    pub fn name(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        let column = C::ALL.iter().find(|(_, known)| *known == self.by).map_or("", |(name, _)| name);
        format!("{}{column}", if self.falling { "-" } else { "" })
    }

    /// What choosing a column asks for: its own direction, then the other one.
    #[must_use]
    pub fn choosing(self, by: C) -> Self {
        if self.by == by { Self { by, falling: !self.falling } } else { Self::of(by) }
    }

    /// Orders two keys as it goes; what is equal keeps its place in a stable sort.
    #[must_use]
    pub fn directed(self, ordering: std::cmp::Ordering) -> std::cmp::Ordering {
        if self.falling { ordering.reverse() } else { ordering }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Column {
        Day,
        Title,
    }

    impl SortColumn for Column {
        const USUAL: Self = Self::Day;
        const ALL: &'static [(&'static str, Self)] = &[("ngay", Self::Day), ("ten", Self::Title)];

        fn falls(self) -> bool {
            self == Self::Day
        }
    }

    #[test]
    fn orders_have_names_that_lead_back() {
        for (by, falling, name) in [
            (Column::Day, true, ""),
            (Column::Day, false, "ngay"),
            (Column::Title, false, "ten"),
            (Column::Title, true, "-ten"),
        ] {
            let sort = Sort { by, falling };
            assert_eq!(sort.name(), name);
            assert_eq!(Sort::named(name), sort);
        }
        for other in ["-ngay", "khac", "--ten", "'; drop"] {
            assert_eq!(Sort::<Column>::named(other), Sort::default(), "{other}");
        }
    }

    #[test]
    fn choosing_a_column_again_turns_it_around() {
        let sort = Sort::<Column>::default().choosing(Column::Title);
        assert_eq!(sort, Sort { by: Column::Title, falling: false });
        assert_eq!(sort.choosing(Column::Title), Sort { by: Column::Title, falling: true });
        assert_eq!(sort.choosing(Column::Day), Sort { by: Column::Day, falling: true });
    }
}
