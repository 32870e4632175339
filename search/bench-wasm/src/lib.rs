//! The archive search alone in a browser, so that its time and memory there can be
//! measured without the portal around it.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use futures::future::try_join_all;
use gloo_net::http::Request;
use search::{ChunkSource, Engine, FetchError, MAX_PACK, Pack, Part, Query};
use wasm_bindgen::prelude::*;

const ROOT: &str = "root";
/// So many parts the portal's page fetches one by one; more come as a pack.
const SINGLE: usize = 2;

/// Files of an index as a server has them.
struct Http {
    folder: String,
}

impl Http {
    async fn get(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        let failed = |error: gloo_net::Error| FetchError::new(error.to_string());
        let response = Request::get(&format!("{}/{name}", self.folder)).send().await.map_err(failed)?;
        if !response.ok() {
            return Err(FetchError::new(format!("{name}: {}", response.status())));
        }
        response.binary().await.map_err(failed)
    }

    async fn pack(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        let bytes = self.get(&format!("pack/{}", Pack::name(parts))).await?;
        let found = Pack::decode(&bytes, parts.len()).map_err(|error| FetchError::new(error.to_string()))?;
        Ok(found.into_iter().map(<[u8]>::to_vec).collect())
    }
}

impl ChunkSource for Http {
    async fn root(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        self.get(name).await
    }

    async fn parts(&self, parts: &[Part]) -> Result<Vec<Vec<u8>>, FetchError> {
        if parts.len() <= SINGLE {
            let names: Vec<String> = parts.iter().map(Part::to_string).collect();
            return try_join_all(names.iter().map(|name| self.get(name))).await;
        }
        let packs = try_join_all(parts.chunks(MAX_PACK).map(|parts| self.pack(parts))).await?;
        Ok(packs.into_iter().flatten().collect())
    }
}

/// An engine for a page.
#[wasm_bindgen]
pub struct Reader(Rc<Engine<Http>>);

#[wasm_bindgen]
impl Reader {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    /// When it cannot be had or read.
    pub async fn open(folder: String) -> Result<Reader, JsError> {
        Ok(Self(Rc::new(Engine::open(Http { folder }, ROOT).await?)))
    }

    /// How many articles match, the first ten of them having been read.
    ///
    /// # Errors
    /// When files cannot be had or read.
    pub async fn search(&self, text: String) -> Result<usize, JsError> {
        let query = Query { text, limit: 10, ..Query::default() };
        Ok(self.0.search(&query).await?.total)
    }

    /// How large the memory of the engine has become, in bytes.
    pub fn memory() -> f64 {
        let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        f64::from(js_sys::ArrayBuffer::from(memory.buffer()).byte_length())
    }
}
