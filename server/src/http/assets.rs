//! This build's files for the browser, below a path that changes with them.
//!
//! Names inside a build stay as the build tools wrote them (the loader of split
//! wasm refers to its chunks by name); the folder carries the hash of them all,
//! so that everything may be cached for ever.

use std::{collections::HashMap, io};

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue},
    response::Response,
};
use bytes::Bytes;

use super::{
    asked::Asked,
    encoded::{Encoded, Quality},
    pages,
};
use crate::state::AppState;

/// For files whose address holds their hash.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For files that may change under the same address.
const ONE_DAY: &str = "public, max-age=86400";

/// The service worker among the build's files.
const WORKER: &str = "sw.js";
/// For files that are asked about at each use.
const REVALIDATE: &str = "no-cache";

/// The portal's mark.
const ICON: &[u8] = include_bytes!("../../../style/icon.svg");
const SVG: &str = "image/svg+xml";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// This build's files by name.
pub struct Assets {
    pkg_dir: String,
    files: HashMap<String, Encoded>,
    worker: Option<Encoded>,
    icon: Encoded,
}

impl Assets {
    /// Loads the files and names their folder after their content.
    ///
    /// # Errors
    /// When they are kept on disk (development) and cannot be read.
    pub fn load() -> io::Result<Self> {
        let sources = site::files()?;
        let mut names: Vec<&String> = sources.keys().collect();
        names.sort();
        let mut hasher = blake3::Hasher::new();
        for name in names {
            hasher.update(name.as_bytes());
            hasher.update(&sources[name]);
        }
        let hash = hasher.finalize().to_hex();
        let pkg_dir = format!("pkg/{}", &hash[..12]);

        let mut files: HashMap<String, Encoded> = sources
            .iter()
            .filter(|(name, _)| !name.starts_with(WORKER) && !name.ends_with(".br") && !name.ends_with(".gz"))
            .map(|(name, bytes)| (name.clone(), encoded(name, bytes.clone(), &sources)))
            .collect();
        let boot = Bytes::from(app::boot::script(&pkg_dir));
        let tools = Bytes::from_static(app::boot::TOOLS.as_bytes());
        files.insert("tools.js".to_owned(), Encoded::compress(JAVASCRIPT, tools, Quality::FILE));
        files.insert("boot.js".to_owned(), Encoded::compress(JAVASCRIPT, boot, Quality::FILE));
        let icon = Encoded::compress(SVG, Bytes::from_static(ICON), Quality::FILE);
        let worker = sources.get(WORKER).map(|script| worker_of(&pkg_dir, script));
        Ok(Self { pkg_dir, files, worker, icon })
    }

    /// Folder of this build's files, such as `pkg/1a2b3c4d5e6f`.
    pub fn pkg_dir(&self) -> &str {
        &self.pkg_dir
    }
}

/// The worker's script, told which build it belongs to: another build is another
/// script, by which browsers notice a new one.
fn worker_of(pkg_dir: &str, script: &[u8]) -> Encoded {
    let mut text = format!("const PKG=\"/{pkg_dir}/\";\n").into_bytes();
    text.extend_from_slice(script);
    Encoded::compress(JAVASCRIPT, Bytes::from(text), Quality::FILE)
}

fn encoded(name: &str, bytes: Bytes, all: &HashMap<String, Bytes>) -> Encoded {
    let mime = mime_guess::from_path(name).first_or_octet_stream();
    let text = mime.type_() == "text" && mime.get_param("charset").is_none();
    let content_type = if text { format!("{mime}; charset=utf-8") } else { mime.to_string() };
    let content_type = HeaderValue::from_str(&content_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let variant = |suffix: &str| all.get(&format!("{name}.{suffix}")).cloned();
    Encoded::precompressed(content_type, bytes, variant("br"), variant("gz"))
}

/// `/pkg/{build}/{file}`.
pub async fn asset(asked: Asked, Path(path): Path<String>) -> Response {
    let state = &asked.state;
    let current = state.assets.pkg_dir.trim_start_matches("pkg/");
    let file = path
        .split_once('/')
        .filter(|(build, _)| *build == current)
        .and_then(|(_, name)| state.assets.files.get(name));
    match file {
        Some(file) => file.respond(&asked.headers, IMMUTABLE),
        None => pages::nothing(&asked).await,
    }
}

/// `/sw.js`: the service worker, at the root because it can only serve addresses
/// at or below its own. Absent from a development build that has none yet.
pub async fn worker(asked: Asked) -> Response {
    match &asked.state.assets.worker {
        Some(worker) => worker.respond(&asked.headers, REVALIDATE),
        None => pages::nothing(&asked).await,
    }
}

/// `/icon.svg`, and `/favicon.ico` for those who ask without reading the page.
pub async fn icon(State(state): State<AppState>, headers: HeaderMap) -> Response {
    state.assets.icon.respond(&headers, ONE_DAY)
}

/// Files inside the binary.
#[cfg(feature = "embed")]
mod site {
    use std::borrow::Cow;

    use super::{Bytes, HashMap, io};

    #[derive(rust_embed::RustEmbed)]
    #[folder = "$BANTIN_SITE_DIR/pkg"]
    struct Site;

    pub fn files() -> io::Result<HashMap<String, Bytes>> {
        let bytes = |name: &str| {
            Site::get(name).map(|file| match file.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            })
        };
        Ok(Site::iter().filter_map(|name| Some((name.to_string(), bytes(&name)?))).collect())
    }
}

/// Files on disk, as `cargo leptos watch` writes them; none before its first build.
#[cfg(not(feature = "embed"))]
mod site {
    use std::{fs, path::Path};

    use super::{Bytes, HashMap, io};

    pub fn files() -> io::Result<HashMap<String, Bytes>> {
        let root = std::env::var("LEPTOS_SITE_ROOT").unwrap_or_else(|_| "target/site".to_owned());
        let mut files = HashMap::new();
        collect(&Path::new(&root).join("pkg"), "", &mut files)?;
        Ok(files)
    }

    fn collect(folder: &Path, prefix: &str, files: &mut HashMap<String, Bytes>) -> io::Result<()> {
        if !folder.is_dir() {
            return Ok(());
        }
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                collect(&entry.path(), &format!("{name}/"), files)?;
            } else {
                files.insert(name, Bytes::from(fs::read(entry.path())?));
            }
        }
        Ok(())
    }
}
