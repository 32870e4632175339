//! Remembering what a build step was made from, so that an unchanged one can be skipped.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context as _, Result};

/// A build step that need not run again while its inputs and outputs are as it left them.
pub struct Step<'a> {
    /// Where the memory is kept.
    pub stamp: PathBuf,
    /// Files and folders the step reads.
    pub inputs: &'a [PathBuf],
    /// What else decides the result: flags, the toolchain.
    pub settings: &'a str,
    /// Files and folders the step writes.
    pub outputs: &'a [PathBuf],
}

impl Step<'_> {
    /// Runs `work` unless nothing changed since it last went well; tells whether it ran.
    ///
    /// The inputs are looked at before the work, so that a file saved meanwhile counts as a change.
    pub fn run_if_changed(&self, work: impl FnOnce() -> Result<()>) -> Result<bool> {
        let inputs = fingerprint(self.inputs, self.settings)?;
        if self.remembered() == Some((inputs, fingerprint(self.outputs, "")?)) {
            return Ok(false);
        }
        self.forget()?;
        work()?;
        let outputs = fingerprint(self.outputs, "")?;
        if let Some(folder) = self.stamp.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        fs::write(&self.stamp, format!("{inputs:016x} {outputs:016x}\n"))
            .with_context(|| format!("cannot write {}", self.stamp.display()))?;
        Ok(true)
    }

    fn remembered(&self) -> Option<(u64, u64)> {
        let text = fs::read_to_string(&self.stamp).ok()?;
        let (inputs, outputs) = text.trim().split_once(' ')?;
        Some((u64::from_str_radix(inputs, 16).ok()?, u64::from_str_radix(outputs, 16).ok()?))
    }

    fn forget(&self) -> Result<()> {
        match fs::remove_file(&self.stamp) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", self.stamp.display()))
            }
            _ => Ok(()),
        }
    }
}

/// Every file under `folder`, sorted, without hidden ones, `node_modules` and `target`.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| format!("cannot list {}", folder.display()))?;
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") || name == "node_modules" || name == "target" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// A number that changes when a file below `paths` appears, goes, or is written. Paths that do not
/// exist count as such.
fn fingerprint(paths: &[PathBuf], settings: &str) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    settings.hash(&mut hasher);
    for path in paths {
        if path.is_dir() {
            for file in files_below(path)? {
                hash_file(&file, &mut hasher);
            }
        } else {
            hash_file(path, &mut hasher);
        }
    }
    Ok(hasher.finish())
}

fn hash_file(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    let facts = fs::metadata(path).ok().map(|data| (data.len(), modified(&data)));
    facts.hash(hasher);
}

fn modified(data: &fs::Metadata) -> Option<u128> {
    let time = data.modified().ok()?;
    time.duration_since(SystemTime::UNIX_EPOCH).ok().map(|since| since.as_nanos())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Workshop(tempfile::TempDir);

    impl Workshop {
        fn new() -> Self {
            let workshop = Self(tempfile::tempdir().unwrap());
            fs::create_dir(workshop.path("src")).unwrap();
            workshop.write("src/a", "1");
            workshop
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn write(&self, name: &str, text: &str) {
            fs::write(self.path(name), text).unwrap();
        }

        fn ran(&self, settings: &str) -> bool {
            let (inputs, outputs) = ([self.path("src")], [self.path("out")]);
            let stamp = self.path("stamps/step");
            let step = Step { stamp, inputs: &inputs, settings, outputs: &outputs };
            step.run_if_changed(|| Ok(fs::write(&outputs[0], "made")?)).unwrap()
        }
    }

    #[test]
    fn an_unchanged_step_does_not_run_again() {
        let workshop = Workshop::new();
        assert!(workshop.ran(""));
        assert!(!workshop.ran(""));
    }

    #[test]
    fn a_changed_added_or_removed_input_runs_the_step_again() {
        let workshop = Workshop::new();
        workshop.ran("");
        workshop.write("src/a", "longer");
        assert!(workshop.ran(""));
        workshop.write("src/b", "");
        assert!(workshop.ran(""));
        fs::remove_file(workshop.path("src/b")).unwrap();
        assert!(workshop.ran(""));
    }

    #[test]
    fn other_settings_run_the_step_again() {
        let workshop = Workshop::new();
        workshop.ran("one toolchain");
        assert!(workshop.ran("another"));
    }

    #[test]
    fn an_output_that_someone_touched_runs_the_step_again() {
        let workshop = Workshop::new();
        workshop.ran("");
        workshop.write("out", "overwritten");
        assert!(workshop.ran(""));
        fs::remove_file(workshop.path("out")).unwrap();
        assert!(workshop.ran(""));
    }

    #[test]
    fn a_failed_step_is_not_remembered() {
        let workshop = Workshop::new();
        workshop.ran("");
        workshop.write("src/a", "broken");
        let (inputs, outputs) = ([workshop.path("src")], [workshop.path("out")]);
        let step =
            Step { stamp: workshop.path("stamps/step"), inputs: &inputs, settings: "", outputs: &outputs };
        assert!(step.run_if_changed(|| anyhow::bail!("no")).is_err());
        assert!(workshop.ran(""));
    }

    #[test]
    fn hidden_files_and_npm_packages_do_not_count() {
        let workshop = Workshop::new();
        workshop.ran("");
        workshop.write("src/.swp", "");
        fs::create_dir(workshop.path("src/node_modules")).unwrap();
        workshop.write("src/node_modules/x", "");
        assert!(!workshop.ran(""));
    }
}
