//! Videos that lie with someone else.
//!
//! Nothing is asked of the other site before the reader wishes it: pages show a
//! link, and the player is loaded by a click.

use serde::{Deserialize, Serialize};

/// The sites whose players may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmbedHost {
    /// YouTube, through its player without cookies.
    YouTube,
    /// Vimeo, asked not to track.
    Vimeo,
}

impl EmbedHost {
    /// Every site.
    pub const ALL: [Self; 2] = [Self::YouTube, Self::Vimeo];

    /// Scheme and host of the player: what the security policy lets into a frame.
    #[must_use]
    pub const fn player_origin(self) -> &'static str {
        match self {
            Self::YouTube => "https://www.youtube-nocookie.com",
            Self::Vimeo => "https://player.vimeo.com",
        }
    }

    /// What readers know the site as.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::YouTube => "YouTube",
            Self::Vimeo => "Vimeo",
        }
    }

    /// Whether `id` is of the form the site gives its videos.
    fn is_id(self, id: &str) -> bool {
        match self {
            Self::YouTube => {
                id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            }
            Self::Vimeo => (1..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit()),
        }
    }
}

/// A video at one of the known sites.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VideoEmbed {
    host: EmbedHost,
    id: String,
}

impl VideoEmbed {
    /// Reads the address of a video as people copy it: from the address bar, the
    /// share button or an embed code. `None` for anything else.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let rest = address.trim().strip_prefix("https://").or(address.trim().strip_prefix("http://"))?;
        let (host, path) = rest.split_once('/')?;
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut parts = path.split('/');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next());
        let parameter = |name| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let (host, id) = match host {
            "youtu.be" => (EmbedHost::YouTube, first),
            "youtube.com" | "www.youtube.com" | "m.youtube.com" | "www.youtube-nocookie.com" => {
                let id = match first {
                    "watch" => parameter("v")?,
                    "embed" | "shorts" | "live" => second?,
                    _ => return None,
                };
                (EmbedHost::YouTube, id)
            }
            "vimeo.com" | "www.vimeo.com" => (EmbedHost::Vimeo, first),
            "player.vimeo.com" if first == "video" => (EmbedHost::Vimeo, second?),
            _ => return None,
        };
        host.is_id(id).then(|| Self { host, id: id.to_owned() })
    }

    /// The site.
    #[must_use]
    pub const fn host(&self) -> EmbedHost {
        self.host
    }

    /// The page of the video at its site, for readers without script and for storage.
    #[must_use]
    pub fn watch_url(&self) -> String {
        match self.host {
            EmbedHost::YouTube => format!("https://www.youtube.com/watch?v={}", self.id),
            EmbedHost::Vimeo => format!("https://vimeo.com/{}", self.id),
        }
    }

    /// The player as search engines know it.
    #[must_use]
    pub fn player_url(&self) -> String {
        let origin = self.host.player_origin();
        match self.host {
            EmbedHost::YouTube => format!("{origin}/embed/{}", self.id),
            EmbedHost::Vimeo => format!("{origin}/video/{}?dnt=1", self.id),
        }
    }

    /// The player that begins at once: the reader has clicked already.
    #[must_use]
    pub fn playing_url(&self) -> String {
        let player = self.player_url();
        let separator = if player.contains('?') { '&' } else { '?' };
        format!("{player}{separator}autoplay=1")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_read_as_people_copy_them() {
        let youtube = VideoEmbed::parse("https://www.youtube.com/watch?v=aqz-KE-bpKQ").unwrap();
        for address in [
            "https://youtu.be/aqz-KE-bpKQ?si=abc",
            " https://m.youtube.com/watch?app=desktop&v=aqz-KE-bpKQ&t=10#x ",
            "https://www.youtube.com/embed/aqz-KE-bpKQ",
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0",
            "http://youtube.com/shorts/aqz-KE-bpKQ",
        ] {
            assert_eq!(VideoEmbed::parse(address), Some(youtube.clone()), "{address}");
        }
        let vimeo = VideoEmbed::parse("https://vimeo.com/1084537").unwrap();
        assert_eq!(VideoEmbed::parse("https://player.vimeo.com/video/1084537?h=1"), Some(vimeo.clone()));
        assert_eq!(youtube.playing_url(), "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1");
        assert_eq!(vimeo.playing_url(), "https://player.vimeo.com/video/1084537?dnt=1&autoplay=1");
    }

    #[test]
    fn other_sites_and_other_pages_are_no_videos() {
        for address in [
            "",
            "aqz-KE-bpKQ",
            "https://example.org/watch?v=aqz-KE-bpKQ",
            "https://www.youtube.com.example.org/watch?v=aqz-KE-bpKQ",
            "https://www.youtube.com/@kenh",
            "https://www.youtube.com/watch?v=\"><script>",
            "javascript:alert(1)//youtu.be/aqz-KE-bpKQ",
            "https://vimeo.com/nguoi-dung",
        ] {
            assert_eq!(VideoEmbed::parse(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_read_again_from_its_own_addresses(
            host in prop::sample::select(vec!["youtu.be/", "www.youtube.com/watch?v=", "vimeo.com/", ""]),
            id in "[A-Za-z0-9_/?&=.-]{0,14}",
        ) {
            if let Some(embed) = VideoEmbed::parse(&format!("https://{host}{id}")) {
                prop_assert_eq!(VideoEmbed::parse(&embed.watch_url()), Some(embed.clone()));
                prop_assert_eq!(VideoEmbed::parse(&embed.player_url()), Some(embed.clone()));
                prop_assert!(embed.playing_url().starts_with(embed.host().player_origin()));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = VideoEmbed::parse(&text);
        }
    }
}
