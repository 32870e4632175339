//! nginx, serving one file: what this machine can do at best.

use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use super::{http::Address, portal::end, wait_until};
use crate::{
    context::Context,
    setup::{self, NGINX},
};

const START_LIMIT: Duration = Duration::from_secs(10);

/// A running nginx; stopped when dropped.
pub struct Nginx {
    address: Address,
    child: Child,
    _folder: TempDir,
}

impl Nginx {
    /// Serves `page`, brotli already.
    pub fn start(context: &Context, page: &[u8]) -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot create a temporary folder")?;
        let address = Address::unused()?;
        fs::write(folder.path().join("page"), page)?;
        let configuration = folder.path().join("nginx.conf");
        fs::write(&configuration, configure(folder.path(), address, setup::is_root(context)))?;
        let child = context
            .command(NGINX.path(context)?)
            .arg("-p")
            .arg(folder.path())
            .arg("-c")
            .arg(&configuration)
            .args(["-e", "stderr"])
            .stdin(Stdio::null())
            .spawn()
            .context("cannot start nginx")?;
        let mut nginx = Self { address, child, _folder: folder };
        wait_until("nginx does not answer", START_LIMIT, || {
            if let Some(status) = nginx.child.try_wait()? {
                bail!("nginx ended ({status})");
            }
            Ok(address.get("/page").is_ok_and(|answer| answer.status == 200))
        })?;
        Ok(nginx)
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.address.url("/page")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn configure(folder: &Path, address: Address, is_root: bool) -> String {
    let folder = folder.display();
    // Its workers must be able to read the temporary folder; only root may say who they are.
    let user = if is_root { "user root;" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("    {name}_temp_path {folder}/{name};\n"))
        .concat();
    format!(
        "{user}
worker_processes auto;
daemon off;
pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 10000000;
{temporary}
    server {{
        listen {address};
        root {folder};
        location = /page {{
            default_type \"text/html; charset=utf-8\";
            add_header Content-Encoding br;
        }}
    }}
}}
"
    )
}
