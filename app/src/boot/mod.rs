//! The boot script: Leptos' own hydration and navigation code, with what a
//! reader expects of a navigation besides (scroll, focus, announcement).
//!
//! Leptos writes its scripts into every page. Taken out into one file they are
//! downloaded once, pages shrink by 3 KB (brotli), and the security policy
//! needs no inline exception for them.

use leptos::prelude::*;

/// What a navigation does besides exchanging the page.
const NAVIGATION: &str = include_str!("navigation.js");

/// Offline reading: the service worker, and the notice on the copies it keeps.
const OFFLINE: &str = include_str!("offline.js");

/// The tools of an article: what this browser has of them.
const WAKE_TOOLS: &str = include_str!("wake-tools.js");

/// A module of its own, loaded when a reader first uses one of the tools.
pub const TOOLS: &str = include_str!("tools.js");

/// Applied before the first paint, so that a chosen theme never flashes. Kept
/// inline: its hash is part of the security policy.
pub const EARLY: &str = include_str!("early.js");

/// The text of the boot script for assets served below `/{pkg_dir}/`.
#[must_use]
pub fn script(pkg_dir: &str) -> String {
    let options = LeptosOptions::builder().output_name("bantin").site_pkg_dir(pkg_dir.to_owned()).build();
    let owner = Owner::new();
    let html =
        owner.with(|| view! { <HydrationScripts options islands=true islands_router=true/> }.to_html());
    let leptos = html
        .split_once("<script")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</script>"))
        .map_or("", |(script, _)| script);
    format!("{NAVIGATION}\n{OFFLINE}\n{WAKE_TOOLS}\n{leptos}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_script_wakes_islands_and_navigates_below_the_given_folder() {
        let script = super::script("pkg/abc");
        assert!(script.contains("hydrateIslands"));
        assert!(script.contains("diffPages"));
        assert!(script.contains("serviceWorker"));
        assert!(script.contains("\"pkg/abc\", \"bantin\""));
        assert!(!script.contains("</script"));
    }
}
