//! The real binary, run as an operator runs it.

use std::{
    env,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use services::PortalConfig;

/// The binary under test: the one `cargo xtask build` left, else this crate's own.
pub fn binary() -> PathBuf {
    env::var_os("BANTIN_BIN").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_bantin")), PathBuf::from)
}

/// A command of the binary on a data folder.
pub fn bantin(data_dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("BANTIN_")) {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(data_dir).env("BANTIN_DATA_DIR", data_dir);
    command
}

/// Runs a command to its end.
pub fn run(data_dir: &Path, arguments: &[&str]) -> Output {
    bantin(data_dir, arguments).output().unwrap()
}

/// What a command wrote to standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// With what the services open a data folder of the binary.
pub fn portal_config(data_dir: &Path) -> PortalConfig {
    PortalConfig {
        database_url: format!("sqlite://{}", data_dir.join("bantin.db").display()),
        data_dir: data_dir.to_owned(),
        base_url: "http://127.0.0.1".to_owned(),
        secret_key: None,
    }
}

/// An address that nobody listens on.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// A line of the import format.
pub fn article(id: &str, title: &str, body: &str) -> String {
    serde_json::json!({
        "id": id, "title": title, "body_html": body, "category": ["Kiểm thử"],
        "published_at": "2025-03-01T08:00:00+07:00", "summary": "Tóm tắt </script>",
    })
    .to_string()
}
