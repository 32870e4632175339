//! `/mau-sac.css`: the agency's colour, where it has one of its own.

use axum::{
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{Colour, colour::Shades};

use crate::state::AppState;

/// The colours as tokens of `style/tokens.css`, for the themes that have
/// colours; high contrast keeps its own, and so do readers who choose theirs.
pub async fn palette(State(state): State<AppState>, RawQuery(asked): RawQuery) -> Response {
    let accent = match state.portal.site().identity().await {
        Ok(identity) => identity.accent,
        Err(error) => {
            tracing::warn!(%error, "the colour cannot be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let Some((accent, css)) = accent.and_then(|accent| Some((accent, css(accent)?))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // The address names the colour: that one never changes.
    let is_this = asked.as_deref().and_then(Colour::parse) == Some(accent);
    let cache = if is_this { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, cache)], css).into_response()
}

fn css(accent: Colour) -> Option<String> {
    let tokens = |Shades { accent, wash, on }: Shades| {
        format!("{{--accent:{accent};--accent-wash:{wash};--on-accent:{on}}}")
    };
    let light = tokens(accent.in_the_light().ok()?);
    let dark = tokens(accent.in_the_dark());
    Some(format!(
        "@media screen and (forced-colors:none){{\
         :root:not([data-theme]),:root[data-theme=\"light\"]{light}\
         :root[data-theme=\"dark\"]{dark}\
         @media (prefers-color-scheme:dark){{:root:not([data-theme]){dark}}}\
         }}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_theme_that_has_colours_has_its_own_shades() {
        let css = css(Colour::parse("#a3211a").unwrap()).unwrap();
        assert_eq!(css.matches("--accent:#a3211a").count(), 1);
        assert_eq!(css.matches("--accent:").count(), 3);
        assert!(!css.contains("contrast"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_not_worn() {
        assert_eq!(css(Colour::parse("#ffd400").unwrap()), None);
    }
}
