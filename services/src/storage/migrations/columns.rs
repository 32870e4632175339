//! What the steps have in common.

use sea_orm_migration::{prelude::*, schema::big_integer};

/// A 64-bit key that the database counts up.
pub fn pk(name: &'static str) -> ColumnDef {
    big_integer(name).auto_increment().primary_key().take()
}

/// A reference to another table's `id`.
pub fn foreign_key(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(on_delete).take()
}

/// An index named after its columns.
pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("idx_{table}_{}", columns.join("_"))).table(table).take();
    for column in columns {
        index.col(*column);
    }
    index
}
