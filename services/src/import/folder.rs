//! Pictures of an import: from the file's folder or from the web.

use std::{
    path::{Component, Path, PathBuf},
    time::Duration,
};

use tokio::task::spawn_blocking;
use ureq::Agent;

use super::draft::{PictureProblem, PictureSource};
use crate::media::MAX_BYTES;

/// How long a picture on the web may take altogether.
const PATIENCE: Duration = Duration::from_secs(20);

/// The folder of an import file, and the web.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    dir: PathBuf,
    agent: Agent,
}

impl Folder {
    /// The folder in which `file` lies.
    pub(super) fn of(file: &Path) -> Self {
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(5).build();
        Self { dir: parent.unwrap_or(Path::new(".")).to_owned(), agent: config.into() }
    }

    fn read(&self, source: &str) -> Result<Vec<u8>, PictureProblem> {
        let relative = Path::new(source);
        let inside =
            relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside {
            return Err(PictureProblem::Outside);
        }
        // Links on the way must not lead out either.
        let dir = self.dir.canonicalize().map_err(PictureProblem::from)?;
        let path = dir.join(relative).canonicalize()?;
        if !path.starts_with(&dir) {
            return Err(PictureProblem::Outside);
        }
        let metadata = path.metadata()?;
        if !metadata.is_file() {
            return Err(PictureProblem::NotFound);
        }
        if metadata.len() > MAX_BYTES as u64 {
            return Err(PictureProblem::TooLarge);
        }
        Ok(std::fs::read(path)?)
    }

    fn fetch(&self, url: &str) -> Result<Vec<u8>, PictureProblem> {
        let problem = |error: ureq::Error| match error {
            ureq::Error::StatusCode(404 | 410) => PictureProblem::NotFound,
            ureq::Error::BodyExceedsLimit(_) => PictureProblem::TooLarge,
            error => PictureProblem::Unreachable(error.to_string()),
        };
        let mut response = self.agent.get(url).call().map_err(problem)?;
        response.body_mut().with_config().limit(MAX_BYTES as u64).read_to_vec().map_err(problem)
    }
}

impl PictureSource for Folder {
    async fn load(&self, source: &str) -> Result<Vec<u8>, PictureProblem> {
        let (folder, source) = (self.clone(), source.to_owned());
        let work = move || {
            let lower = source.to_ascii_lowercase();
            if lower.starts_with("http://") || lower.starts_with("https://") {
                folder.fetch(&source)
            } else if lower.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':')) {
                Err(PictureProblem::Scheme)
            } else {
                folder.read(&source)
            }
        };
        spawn_blocking(work).await.unwrap_or(Err(PictureProblem::Interrupted))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Write as _},
        net::TcpListener,
    };

    use super::*;

    #[tokio::test]
    async fn nothing_outside_the_folder_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("in");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(dir.path().join("secret.jpg"), "x").unwrap();
        std::fs::write(inner.join("a.jpg"), "y").unwrap();
        std::os::unix::fs::symlink("../secret.jpg", inner.join("link.jpg")).unwrap();
        let folder = Folder::of(&inner.join("articles.jsonl"));
        assert_eq!(folder.load("./a.jpg").await.unwrap(), b"y");
        for source in ["../secret.jpg", "/etc/passwd", "link.jpg"] {
            assert!(matches!(folder.load(source).await, Err(PictureProblem::Outside)), "{source}");
        }
        assert!(matches!(folder.load("none.jpg").await, Err(PictureProblem::NotFound)));
        assert!(matches!(folder.load("data:image/png;base64,AA").await, Err(PictureProblem::Scheme)));
        assert!(matches!(folder.load("file:///etc/passwd").await, Err(PictureProblem::Scheme)));
    }

    #[tokio::test]
    async fn a_picture_on_the_web_is_fetched() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = server.local_addr().unwrap();
        std::thread::spawn(move || {
            for (stream, answer) in server.incoming().zip(["200 OK", "404 Not Found"]) {
                let mut stream = stream.unwrap();
                let _ = stream.read(&mut [0; 1024]);
                write!(stream, "HTTP/1.1 {answer}\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
                    .unwrap();
            }
        });
        let folder = Folder::of(Path::new("articles.jsonl"));
        assert_eq!(folder.load(&format!("http://{address}/x.jpg")).await.unwrap(), b"abc");
        assert!(matches!(
            folder.load(&format!("http://{address}/y.jpg")).await,
            Err(PictureProblem::NotFound)
        ));
    }
}
