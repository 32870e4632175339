//! The small files that browsers, crawlers and home screens ask a site for.

use app::i18n::MACHINES;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue},
    response::Response,
};
use bytes::Bytes;
use domain::SiteIdentity;
use serde_json::json;

use super::{asked::Asked, encoded::Encoded, kept, pages, xml::Xml};
use crate::state::AppState;

/// They follow the agency's name, which changes once in years.
const ONE_DAY: &str = "public, max-age=86400";
const TOKENS: &str = include_str!("../../../style/tokens.css");

/// The pictures of `style/icons`: `style/icon.svg` in the sizes that home
/// screens ask for. In those named `maskable` and `apple-touch` the colour
/// reaches the edges, because the system cuts them to its own shape.
const ICONS: [(&str, &[u8]); 4] = [
    ("icon-192.png", include_bytes!("../../../style/icons/icon-192.png")),
    ("icon-512.png", include_bytes!("../../../style/icons/icon-512.png")),
    ("maskable-512.png", include_bytes!("../../../style/icons/maskable-512.png")),
    (APPLE_TOUCH, include_bytes!("../../../style/icons/apple-touch-icon.png")),
];
const APPLE_TOUCH: &str = "apple-touch-icon.png";

/// `/robots.txt`: everything readers see may be indexed.
pub async fn robots(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let make = async {
        let text = rules(&state.portal.config().base_url);
        Ok(kept::compress("text/plain; charset=utf-8", text.into_bytes()).await?)
    };
    kept::respond(&state, "/robots.txt", &headers, ONE_DAY, make).await
}

/// `/opensearch.xml`: the archive's search as a search engine of the browser.
pub async fn opensearch(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let make = async {
        let site = state.portal.site().identity().await?;
        let xml = description(&state.portal.config().base_url, &site)?;
        Ok(kept::compress("application/opensearchdescription+xml; charset=utf-8", xml).await?)
    };
    kept::respond(&state, "/opensearch.xml", &headers, ONE_DAY, make).await
}

/// `/manifest.webmanifest`: the portal on a home screen.
pub async fn manifest(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let make = async {
        let site = state.portal.site().identity().await?;
        let text = web_manifest(&site).to_string();
        Ok(kept::compress("application/manifest+json", text.into_bytes()).await?)
    };
    kept::respond(&state, "/manifest.webmanifest", &headers, ONE_DAY, make).await
}

/// `/icons/{file}`.
pub async fn icon(asked: Asked, Path(file): Path<String>) -> Response {
    match ICONS.iter().find(|(name, _)| *name == file) {
        Some((_, png)) => picture(png, &asked.headers),
        None => pages::nothing(&asked).await,
    }
}

/// `/apple-touch-icon.png`, where iOS looks without having read the page.
pub async fn apple_touch_icon(headers: HeaderMap) -> Response {
    let [.., (_, png)] = ICONS;
    picture(png, &headers)
}

fn picture(png: &'static [u8], headers: &HeaderMap) -> Response {
    let png = Bytes::from_static(png);
    Encoded::precompressed(HeaderValue::from_static("image/png"), png, None, None).respond(headers, ONE_DAY)
}

fn rules(base_url: &str) -> String {
    format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /dang-nhap\nDisallow: /quan-tri\nDisallow: /search/\n\
         \nSitemap: {base_url}/sitemap.xml\n"
    )
}

/// OpenSearch 1.1 (<https://github.com/dewitt/opensearch>): the lengths of the
/// names are limited there.
fn description(base_url: &str, site: &SiteIdentity) -> std::io::Result<Vec<u8>> {
    Xml::document("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
        xml.text("ShortName", &[], short(&site.name, 16))?;
        xml.text("LongName", &[], short(&site.name, 48))?;
        xml.text("Description", &[], MACHINES.search_archive)?;
        xml.text("Language", &[], "vi")?;
        xml.text("InputEncoding", &[], "UTF-8")?;
        let icon = [("width", "192"), ("height", "192"), ("type", "image/png")];
        xml.text("Image", &icon, &format!("{base_url}/icons/icon-192.png"))?;
        let template = format!("{base_url}/tim-kiem?q={{searchTerms}}");
        xml.empty("Url", &[("type", "text/html"), ("method", "get"), ("template", &template)])?;
        let own = format!("{base_url}/opensearch.xml");
        xml.empty(
            "Url",
            &[("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", &own)],
        )
    })
}

/// <https://www.w3.org/TR/appmanifest/>.
fn web_manifest(site: &SiteIdentity) -> serde_json::Value {
    let png = |file: &str, size: u16, purpose: &str| {
        json!({
            "src": format!("/icons/{file}"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    json!({
        "id": "/",
        "name": site.name,
        // A home screen has room for a dozen characters.
        "short_name": short(&site.name, 12),
        "description": site.slogan,
        "lang": "vi",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": token("accent"),
        "background_color": token("paper"),
        "icons": [
            json!({ "src": "/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" }),
            png("icon-192.png", 192, "any"),
            png("icon-512.png", 512, "any"),
            png("maskable-512.png", 512, "maskable"),
        ],
    })
}

/// `name` where it has room, else the word for what the portal is.
fn short(name: &str, most: usize) -> &str {
    if name.chars().count() <= most { name } else { MACHINES.short_name }
}

/// A colour of the light theme, which `tokens.css` states first.
fn token(name: &str) -> Option<&'static str> {
    let (_, rest) = TOKENS.split_once(&format!("--{name}:"))?;
    rest.split_once(';').map(|(value, _)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> SiteIdentity {
        SiteIdentity { name: name.to_owned(), ..SiteIdentity::default() }
    }

    #[test]
    fn the_manifest_takes_its_colours_from_the_style() {
        let manifest = web_manifest(&site("Sở"));
        for colour in ["theme_color", "background_color"] {
            let value = manifest[colour].as_str().unwrap();
            assert!(value.starts_with('#') && [4, 7].contains(&value.len()), "{colour}: {value}");
        }
        assert_ne!(manifest["theme_color"], manifest["background_color"]);
    }

    #[test]
    fn a_long_name_gives_way_where_there_is_no_room() {
        let long = "Sở Khoa học và Công nghệ tỉnh Hải Lam";
        assert_eq!(web_manifest(&site(long))["short_name"], "Bản Tin");
        assert_eq!(web_manifest(&site("Sở KH&CN"))["short_name"], "Sở KH&CN");
        let xml = String::from_utf8(description("https://a.vn", &site(long)).unwrap()).unwrap();
        assert!(xml.contains("<ShortName>Bản Tin</ShortName>") && xml.contains(long), "{xml}");
        assert!(xml.contains("template=\"https://a.vn/tim-kiem?q={searchTerms}\""), "{xml}");
    }

    /// PNG §5.2 and §11.2.1: the signature, then width and height.
    #[test]
    fn icons_are_pngs_of_the_size_they_are_named_for() {
        for (name, png) in ICONS {
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{name}");
            let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            let size = name.split(['-', '.']).find_map(|part| part.parse().ok()).unwrap_or(180);
            assert_eq!((number(16), number(20)), (size, size), "{name}");
        }
    }
}
