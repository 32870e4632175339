//! What comes as a package of the distribution.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use super::{Outcome, apt};
use crate::context::Context;

/// Something that is there or is not, and the Debian packages that bring it.
pub struct Package {
    /// What the user reads.
    pub name: &'static str,
    debian: &'static [&'static str],
    find: fn(&Context) -> Option<PathBuf>,
}

/// For SQLite and libwebp.
pub const C_COMPILER: Package =
    Package { name: "C compiler", debian: &["gcc", "libc6-dev"], find: |context| context.which("cc") };

/// The browser of the tests.
pub const CHROMIUM: Package = Package {
    name: "Chromium",
    debian: &["chromium"],
    find: |_| Some(PathBuf::from("/usr/bin/chromium")).filter(|file| file.exists()),
};

/// The server that storage tests start for themselves.
pub const POSTGRESQL: Package =
    Package { name: "PostgreSQL", debian: &["postgresql"], find: |_| find_postgres("/usr/lib/postgresql") };

/// What our pages per second are compared with.
pub const NGINX: Package = Package { name: "nginx", debian: &["nginx-light"], find: find_nginx };

/// What makes the load.
pub const WRK: Package = Package { name: "wrk", debian: &["wrk"], find: |context| context.which("wrk") };

impl Package {
    /// Where it is.
    pub fn path(&self, context: &Context) -> Result<PathBuf> {
        (self.find)(context).with_context(|| format!("{} is not there", self.name))
    }

    /// Installs it where it is missing.
    pub(super) fn ensure(&self, context: &Context) -> Result<Outcome> {
        if let Ok(path) = self.path(context) {
            return Ok(Outcome::Present(path.display().to_string()));
        }
        apt::install(context, self.debian)?;
        Ok(Outcome::Installed(self.path(context)?.display().to_string()))
    }
}

fn find_nginx(context: &Context) -> Option<PathBuf> {
    // An ordinary user's PATH lacks the folder Debian puts it in.
    context.which("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.exists()))
}

fn find_postgres(versions: impl AsRef<Path>) -> Option<PathBuf> {
    fs::read_dir(versions)
        .ok()?
        .flatten()
        .map(|version| version.path().join("bin/postgres"))
        .find(|file| file.exists())
}
