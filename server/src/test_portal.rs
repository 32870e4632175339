//! A portal with nothing in it, for tests inside of the program.

use services::{Portal, PortalConfig};
use tempfile::TempDir;

/// Where readers of it are.
pub const BASE: &str = "https://so.example.vn";

/// The portal, and the folder that goes with it.
pub async fn portal() -> (Portal, TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let config = PortalConfig {
        database_url: format!("sqlite://{}", dir.path().join("bantin.db").display()),
        data_dir: dir.path().to_owned(),
        base_url: BASE.to_owned(),
        secret_key: None,
    };
    (Portal::open(config).await.unwrap(), dir)
}
