//! What `Cargo.lock` says.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct Lockfile {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The version of `package` in the lock file at `path`.
pub fn locked_version(path: &Path, package: &str) -> Result<String> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read {}: `cargo generate-lockfile` makes it", path.display()))?;
    find_version(&text, package)
        .with_context(|| format!("in {}: run `cargo generate-lockfile`", path.display()))
}

fn find_version(lockfile: &str, package: &str) -> Result<String> {
    let lockfile: Lockfile = toml::from_str(lockfile).context("not a Cargo.lock")?;
    let mut versions = lockfile.package.into_iter().filter(|candidate| candidate.name == package);
    let found = versions.next().with_context(|| format!("no package `{package}`"))?;
    anyhow::ensure!(versions.next().is_none(), "`{package}` is there in more than one version");
    Ok(found.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKFILE: &str = r#"
        version = 4

        [[package]]
        name = "wasm-bindgen"
        version = "0.2.130"
        source = "registry+https://github.com/rust-lang/crates.io-index"
        dependencies = ["cfg-if"]

        [[package]]
        name = "hashbrown"
        version = "0.15.0"

        [[package]]
        name = "hashbrown"
        version = "0.16.0"
    "#;

    #[test]
    fn a_locked_version_is_found() {
        assert_eq!(find_version(LOCKFILE, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn a_package_that_is_missing_or_there_twice_is_an_error() {
        assert!(find_version(LOCKFILE, "leptos").is_err());
        assert!(find_version(LOCKFILE, "hashbrown").is_err());
    }
}
