//! How the portal is.

use std::path::Path;

use domain::Locale;

use crate::{
    Portal, PortalError,
    storage::health::{DatabaseKind, DatabaseState},
};

/// How the portal is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The database.
    pub database: DatabaseState,
    /// How to copy the database by hand, where the portal does not do it itself.
    pub dump: Option<String>,
    /// How many bytes are free where the data folder lies; unknown where the
    /// system does not say.
    pub free: Option<u64>,
    /// How many bytes the media folder takes.
    pub media: u64,
    /// Articles that readers see, by language, and whether the search knows all of them.
    pub index: Vec<(Locale, IndexState)>,
    /// How many articles wait for their hour.
    pub scheduled: u64,
}

/// Whether the search knows what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexState {
    /// How many articles readers see.
    pub published: u64,
    /// How many of them the search knows as they are.
    pub known: u64,
}

pub async fn look(portal: &Portal) -> Result<Health, PortalError> {
    let storage = portal.storage();
    let database = storage.state().await?;
    let config = portal.config();
    let dump = (database.kind == DatabaseKind::PostgreSql).then(|| dump_command(&config.database_url));
    let folder = config.data_dir.clone();
    let (free, media) = tokio::task::spawn_blocking(move || (free(&folder), size(&folder.join("media"))))
        .await
        .unwrap_or((None, 0));
    let mut index = Vec::new();
    for locale in Locale::ALL {
        let (published, known) = portal.search_index().edition(locale).coverage().await?;
        index.push((locale, IndexState { published, known }));
    }
    let scheduled = storage.scheduled_articles().await?;
    Ok(Health { database, dump, free, media, index, scheduled })
}

/// What an administrator types to copy the database; never with the password.
fn dump_command(url: &str) -> String {
    let address = match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, rest)), Some((_, host))) => {
            let user = rest.split([':', '@']).next().unwrap_or_default();
            format!("{scheme}://{user}@{host}")
        }
        _ => url.to_owned(),
    };
    format!("pg_dump --format=custom --file=bantin.dump '{}'", address.replace('\'', "'\\''"))
}

fn free(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// The bytes of all files below a folder; what cannot be read counts nothing.
fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let of = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(found) if found.is_dir() => size(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    };
    entries.map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::dump_command;

    #[test]
    fn the_command_names_no_password() {
        assert_eq!(
            dump_command("postgres://bantin:bi-mat@db.example/tin"),
            "pg_dump --format=custom --file=bantin.dump 'postgres://bantin@db.example/tin'"
        );
        assert!(dump_command("postgres://localhost/a'b").ends_with("'postgres://localhost/a'\\''b'"));
    }
}
