//! Portals to test with, on either database.

pub mod postgres;

use services::{Portal, PortalConfig};
use tempfile::TempDir;

/// A portal in a folder of its own, which goes with it.
pub struct TestPortal {
    /// The portal.
    pub portal: Portal,
    /// How it was opened.
    pub config: PortalConfig,
    _dir: TempDir,
}

/// An empty portal on the embedded database.
pub async fn sqlite() -> TestPortal {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("bantin.db").display());
    open(dir, url).await
}

/// An empty portal on a PostgreSQL database of its own.
pub async fn postgresql() -> TestPortal {
    open(tempfile::tempdir().unwrap(), postgres::new_database().await).await
}

async fn open(dir: TempDir, database_url: String) -> TestPortal {
    let config = PortalConfig {
        database_url,
        data_dir: dir.path().to_owned(),
        base_url: "http://127.0.0.1:3000".to_owned(),
        secret_key: None,
    };
    let portal = Portal::open(config.clone()).await.unwrap();
    TestPortal { portal, config, _dir: dir }
}
