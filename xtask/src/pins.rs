//! The versions in `tools.toml`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::version::Version;

/// Which tools, at which versions.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pins {
    /// Exactly this cargo-leptos.
    pub cargo_leptos: String,
    /// The Rust that can compile cargo-leptos.
    pub rust_for_tools: String,
    /// The oldest Node.js that will do.
    pub node_minimum: Version,
    /// The Node.js to fetch where there is only an older one.
    pub node_install: String,
    /// Exactly this Schemathesis.
    pub schemathesis: String,
}

impl Pins {
    /// Reads `tools.toml`.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_file_can_be_read() {
        let path = Path::new("../tools.toml");
        let pins = Pins::read(path).unwrap();
        assert!(Version::find(&pins.rust_for_tools).is_some());
    }
}
