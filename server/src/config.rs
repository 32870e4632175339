//! Configuration: `bantin.toml`, overridden by `BANTIN_*` variables, overridden by flags.

use std::{net::SocketAddr, path::PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use services::{
    PortalConfig,
    mail::{MailError, Mailer},
};

/// What can be set, with the defaults of the public contract.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Config {
    /// `sqlite://…` or `postgres://…`; the default is an SQLite file in the data folder.
    pub database_url: Option<String>,
    /// Where media, the database and backups are kept.
    pub data_dir: PathBuf,
    /// Scheme and host readers use; the default follows `listen`.
    pub base_url: Option<String>,
    /// Address and port to serve on.
    pub listen: SocketAddr,
    /// What signs forms and seals second factors; made and kept in the data folder when absent. Not a
    /// flag: others on the machine could read it in the list of processes.
    #[serde(skip_serializing)]
    pub secret_key: Option<String>,
    /// The server that mail is handed to: `smtp://…` or `smtps://USER:PASSWORD@HOST`.
    /// No flag either.
    #[serde(skip_serializing)]
    pub smtp_url: Option<String>,
    /// How fast AVIF renditions are made: 1 for the smallest files to 10 for the
    /// least work; 0 makes none.
    pub avif_speed: u8,
    /// Whom mail comes from: `Cổng thông tin <no-reply@so.example.vn>`.
    #[serde(skip_serializing)]
    pub mail_from: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: None,
            data_dir: PathBuf::from("./data"),
            base_url: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            secret_key: None,
            smtp_url: None,
            avif_speed: 9,
            mail_from: None,
        }
    }
}

/// The same settings as flags; an absent flag overrides nothing.
#[derive(Debug, Serialize, clap::Args)]
pub struct Overrides {
    /// Database: sqlite://PATH or postgres://… [default: an SQLite file in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
    /// Folder for media and the database [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    data_dir: Option<PathBuf>,
    /// Scheme and host under which readers reach the portal [default: http://LISTEN]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<String>,
    /// Address and port to serve on [default: 127.0.0.1:3000]
    #[arg(long, global = true, value_name = "ADDR:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<SocketAddr>,
}

/// The configuration cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the configuration cannot be read (bantin.toml, BANTIN_* variables or flags): {0}")]
pub struct ConfigError(Box<figment::Error>);

impl Config {
    /// Gathers the settings from file, environment and flags.
    ///
    /// # Errors
    /// When a value has the wrong form; the message names it and its place.
    pub fn load(overrides: Overrides) -> Result<Self, ConfigError> {
        Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file("bantin.toml"))
            .merge(Env::prefixed("BANTIN_").only(&[
                "database_url",
                "data_dir",
                "base_url",
                "listen",
                "secret_key",
                "smtp_url",
                "mail_from",
                "avif_speed",
            ]))
            .merge(Serialized::defaults(overrides))
            .extract()
            .map_err(|error| ConfigError(Box::new(error)))
    }

    /// What sends mail; `None` while no server is configured.
    ///
    /// # Errors
    /// When an address has the wrong form.
    pub fn mailer(&self) -> Result<Option<Mailer>, MailError> {
        let from = self.mail_from.as_deref().unwrap_or_default();
        self.smtp_url.as_deref().map(|url| Mailer::new(url, from)).transpose()
    }

    /// What the services need of it.
    #[must_use]
    pub fn portal(&self) -> PortalConfig {
        let database_url = self
            .database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data_dir.join("bantin.db").display()));
        let base_url = self.base_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        PortalConfig {
            database_url,
            data_dir: self.data_dir.clone(),
            base_url: base_url.trim_end_matches('/').to_owned(),
            secret_key: self.secret_key.clone(),
        }
    }
}
