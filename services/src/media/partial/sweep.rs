//! Files that nobody goes on with.

use std::{
    fs::{self, metadata},
    io,
    path::Path,
    time::{Duration, SystemTime},
};

use super::{CONTENT, PartialFiles, PieceError, lock};

/// How long a file may wait for its next piece.
const LIFE: Duration = Duration::from_secs(24 * 3600);

impl PartialFiles {
    /// Forgets the files to which nothing came for a day. Gives how many they were.
    pub(crate) async fn sweep(&self) -> io::Result<usize> {
        let dir = self.dir.clone();
        let swept = super::off_the_executor(move || {
            let accounts = fs::read_dir(dir).into_iter().flatten().flatten();
            Ok(accounts.map(|account| older_than(&account.path(), LIFE)).sum())
        });
        swept.await.map_err(io::Error::other)
    }
}

/// Forgets the files of an account to which nothing came for so long.
pub(super) fn older_than(account: &Path, age: Duration) -> usize {
    let entries = fs::read_dir(account).into_iter().flatten().flatten();
    entries.filter(|entry| is_older(&entry.path(), age) && forget(&entry.path())).count()
}

fn is_older(folder: &Path, age: Duration) -> bool {
    let touched = |path: &Path| metadata(path).and_then(|found| found.modified()).ok();
    let last = touched(&folder.join(CONTENT)).max(touched(folder));
    folder.is_dir()
        && last.is_some_and(|at| SystemTime::now().duration_since(at).is_ok_and(|idle| idle > age))
}

/// What a crash has left half made has no content and no lock either.
fn forget(folder: &Path) -> bool {
    let lock = lock(folder);
    let is_free = matches!(lock, Ok(_) | Err(PieceError::Unknown));
    is_free && fs::remove_dir_all(folder).is_ok()
}
