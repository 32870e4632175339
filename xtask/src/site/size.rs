//! How much a reader downloads before the page is alive.

use std::{
    collections::BTreeSet,
    fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};

use super::precompress;
use crate::context::{Context, NAME};

/// What we want to stay below, in bytes.
pub const GOAL: u64 = 60_000;
/// What `cargo xtask ci` refuses to go above, in bytes.
pub const LIMIT: u64 = 75_000;

/// The bytes, as brotli, of what every page loads at once: not of lazy islands, fonts or pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eager {
    js: u64,
    wasm: u64,
    css: u64,
}

impl Eager {
    /// Measures the site that was built last.
    pub fn measure(context: &Context) -> Result<Self> {
        let folder = context.site().join("pkg");
        let size = |kind: &str| brotli_size(&folder.join(format!("{NAME}.{kind}")));
        let modules = eager_modules(&folder.join(format!("{NAME}.js")))?;
        let js = modules.iter().map(|module| brotli_size(module)).sum::<Result<u64>>()?;
        Ok(Self { js, wasm: size("wasm")?, css: size("css")? })
    }

    /// All of it.
    pub fn total(self) -> u64 {
        self.js + self.wasm + self.css
    }

    /// An error when it is too much.
    pub fn check(self) -> Result<()> {
        let limit = kilobytes(LIMIT);
        ensure!(
            self.total() <= LIMIT,
            "{self}: more than {limit}. Make an island lazy or take a crate out of the eager bundle"
        );
        Ok(())
    }
}

impl fmt::Display for Eager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [total, js, wasm, css] = [self.total(), self.js, self.wasm, self.css].map(kilobytes);
        write!(f, "{total} (JS {js}, WASM {wasm}, CSS {css})")
    }
}

/// The bytes, as brotli, of a script of the desk.
pub fn module(context: &Context, name: &str) -> Result<u64> {
    brotli_size(&context.site().join("pkg").join(name).with_extension("js"))
}

/// `12.3 KB`, of 1000 bytes each.
pub fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

pub(super) fn brotli_size(file: &Path) -> Result<u64> {
    let compressed = precompress::sibling(file, "br");
    let file = if compressed.exists() { &compressed } else { file };
    let data = fs::metadata(file).with_context(|| format!("{} was not built", file.display()))?;
    Ok(data.len())
}

/// `entry` and every module it imports before it runs: the loader of the lazy islands is one of them.
fn eager_modules(entry: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut open = vec![entry.to_path_buf()];
    while let Some(module) = open.pop() {
        let source =
            fs::read_to_string(&module).with_context(|| format!("cannot read {}", module.display()))?;
        let folder = module.parent().unwrap_or(Path::new("")).to_path_buf();
        if found.insert(module) {
            open.extend(static_imports(&source).into_iter().map(|name| folder.join(name)));
        }
    }
    Ok(found)
}

/// The relative paths that a module names in `import … from "./x.js"` and `import "./x.js"`, without
/// those of `import("./x.js")`, which load later or never.
fn static_imports(source: &str) -> Vec<&str> {
    let mut paths = Vec::new();
    for keyword in ["from", "import"] {
        for (start, _) in source.match_indices(keyword) {
            let rest = source[start + keyword.len()..].trim_start();
            let Some(quote) = rest.chars().next().filter(|c| ['"', '\''].contains(c)) else { continue };
            let path = rest[1..].split(quote).next().unwrap_or_default();
            paths.extend(path.strip_prefix("./"));
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn static_imports_are_found_however_they_are_written() {
        let source = r#"import*as e from"./a.js";import { b } from './b.js'; import "./c.js"; export {d} from "./d.js""#;
        assert_eq!(static_imports(source), ["a.js", "b.js", "d.js", "c.js"]);
    }

    #[test]
    fn what_loads_later_or_comes_from_elsewhere_does_not_count() {
        assert!(static_imports(r#"const x = await import("./lazy.js"); from"https://a/b.js""#).is_empty());
    }

    #[test]
    fn modules_that_import_each_other_count_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("bantin.js"), "import*as e from\"./split.js\"").unwrap();
        fs::write(path("split.js"), "import {init} from \"./bantin.js\"").unwrap();
        let modules = eager_modules(&path("bantin.js")).unwrap();
        assert_eq!(modules.into_iter().collect::<Vec<_>>(), [path("bantin.js"), path("split.js")]);
    }

    #[test]
    fn too_much_is_an_error() {
        assert!(Eager { js: 10_000, wasm: 60_000, css: 5_000 }.check().is_ok());
        let error = Eager { js: 10_000, wasm: 60_000, css: 5_001 }.check().unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("75.0 KB (JS 10.0 KB, WASM 60.0 KB, CSS 5.0 KB): more than 75.0 KB")
        );
    }

    #[test]
    fn kilobytes_are_rounded() {
        assert_eq!(kilobytes(0), "0.0 KB");
        assert_eq!(kilobytes(49_950), "50.0 KB");
        assert_eq!(kilobytes(1_234), "1.2 KB");
    }
}
