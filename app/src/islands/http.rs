//! Fetching from the portal.

use gloo_net::http::Request;
use search::FetchError;
use serde::de::DeserializeOwned;

/// Fetches JSON and reads it as a domain type.
///
/// # Errors
/// When the network fails, the portal answers with an error, or the answer is
/// not of the expected shape. The text is for the console, not for readers.
pub async fn get_json<T: DeserializeOwned>(url: &str) -> Result<T, String> {
    let response = Request::get(url).send().await.map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!("{url} answered {}", response.status()));
    }
    let text = response.text().await.map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// Fetches the bytes of a search file.
///
/// # Errors
/// When the network fails or the portal does not have the file.
pub async fn get_bytes(url: &str) -> Result<Vec<u8>, FetchError> {
    let response = Request::get(url).send().await.map_err(|error| FetchError::new(error.to_string()))?;
    if !response.ok() {
        return Err(FetchError::new(format!("{url} answered {}", response.status())));
    }
    response.binary().await.map_err(|error| FetchError::new(error.to_string()))
}
