//! Debian's packages.

use std::{
    io::{IsTerminal as _, stdin},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{context::Context, process::CommandExt as _};

/// Installs `packages`: as root, or with sudo (which may ask for the password on a terminal).
pub fn install(context: &Context, packages: &[&str]) -> Result<()> {
    let advice =
        format!("apt-get update && apt-get install -y --no-install-recommends {}", packages.join(" "));
    if context.which("apt-get").is_none() {
        bail!(
            "not found, and there is no apt-get here to install it: Debian calls it `{}`",
            packages.join(" ")
        );
    }
    let is_root = is_root(context);
    if !is_root && context.which("sudo").is_none() {
        bail!("not found, and installing needs root: as root, type `{advice}`");
    }

    println!("  installing {} (apt-get)", packages.join(", "));
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    // The package lists are missing in a fresh container and old elsewhere: then, and only then, fetch them.
    if apt_get(context, is_root, &arguments).succeeds() {
        return Ok(());
    }
    let updated = apt_get(context, is_root, &["update", "-qq"]).run();
    if updated.and_then(|()| apt_get(context, is_root, &arguments).run()).is_err() {
        bail!("apt-get could not install it: as root, type `{advice}`");
    }
    Ok(())
}

fn apt_get(context: &Context, is_root: bool, arguments: &[&str]) -> Command {
    let mut command = if is_root {
        context.command("env")
    } else {
        let mut sudo = context.command("sudo");
        if !stdin().is_terminal() {
            sudo.arg("--non-interactive");
        }
        sudo.arg("env");
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]).args(arguments);
    command
}

/// Whether this program runs as root.
pub fn is_root(context: &Context) -> bool {
    context.command("id").arg("-u").read().is_ok_and(|id| id == "0")
}
