//! The agency's colour: can it be read on the portal's papers?

use std::fmt;

use serde::{Deserialize, Serialize};

/// The least contrast of text (WCAG 2.2, AA).
const READABLE: f64 = 4.5;
/// The contrast that the dark theme brings a colour to: light text glares less
/// than it seems to.
const READABLE_IN_THE_DARK: f64 = 7.0;
/// How much of a colour is in its wash.
const WASH: f64 = 0.1;
/// In how many steps a colour is darkened or lightened.
const STEPS: u16 = 100;

const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };
const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
/// The papers of `style/tokens.css`: light, dark.
const PAPER: Colour = WHITE;
const DARK_PAPER: Colour = Colour { red: 0x12, green: 0x16, blue: 0x1a };

/// A colour (sRGB), written `#0a4f5c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// A colour that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unreadable {
    /// The contrast that was measured.
    pub contrast: f64,
    /// The nearest shade that can be read.
    pub nearest: Colour,
}

/// What a theme makes of an accent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// Of text, rules and buttons.
    pub accent: Colour,
    /// Behind text of that colour.
    pub wash: Colour,
    /// Of text on that colour.
    pub on: Colour,
}

impl Colour {
    /// The portal's own accent, as `style/tokens.css` has it.
    pub const PORTAL: Self = Self { red: 0x0a, green: 0x4f, blue: 0x5c };

    /// Reads `#rrggbb` or `rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// Its contrast with another (WCAG 2.2), from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// What the light theme makes of it.
    ///
    /// # Errors
    /// When text of it could not be read on the paper or on its own wash.
    pub fn in_the_light(self) -> Result<Shades, Unreadable> {
        let contrast = self.light_contrast();
        if contrast >= READABLE {
            return Ok(Shades { accent: self, wash: PAPER.mixed(self, WASH), on: WHITE });
        }
        let darker = (1..=STEPS).map(|step| self.mixed(BLACK, f64::from(step) / f64::from(STEPS)));
        let nearest = darker.into_iter().find(|shade| shade.light_contrast() >= READABLE).unwrap_or(BLACK);
        Err(Unreadable { contrast, nearest })
    }

    /// What the dark theme makes of it: the nearest lighter shade that can be read.
    #[must_use]
    pub fn in_the_dark(self) -> Shades {
        let shades = |accent: Self| {
            let on = DARK_PAPER.mixed(BLACK, 0.5);
            Shades { accent, wash: DARK_PAPER.mixed(accent, WASH), on }
        };
        let readable = |shades: &Shades| {
            let papers = [DARK_PAPER, shades.wash, shades.on];
            papers.into_iter().all(|paper| shades.accent.contrast(paper) >= READABLE)
                && shades.accent.contrast(DARK_PAPER) >= READABLE_IN_THE_DARK
        };
        (0..=STEPS)
            .map(|step| shades(self.mixed(WHITE, f64::from(step) / f64::from(STEPS))))
            .find(readable)
            .unwrap_or_else(|| shades(WHITE))
    }

    /// The least contrast of its text in the light theme.
    fn light_contrast(self) -> f64 {
        self.contrast(PAPER).min(self.contrast(PAPER.mixed(self, WASH)))
    }

    fn mixed(self, other: Self, part: f64) -> Self {
        let mix = |one: u8, two: u8| {
            let mixed = f64::from(one) + (f64::from(two) - f64::from(one)) * part;
            // Between two bytes, so a byte.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it lies between two bytes"
            )]
            let byte = mixed.round() as u8;
            byte
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The text is no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no colour: write #rrggbb")]
pub struct NoColour(String);

impl TryFrom<String> for Colour {
    type Error = NoColour;

    fn try_from(text: String) -> Result<Self, NoColour> {
        Self::parse(&text).ok_or(NoColour(text))
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_what_others_measure() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.001);
        assert!((colour("#777777").contrast(WHITE) - 4.478).abs() < 0.001);
        assert!((colour("767676").contrast(WHITE) - 4.542).abs() < 0.001);
    }

    #[test]
    fn only_colours_are_colours() {
        assert_eq!(colour(" #0A4f5c ").to_string(), "#0a4f5c");
        for bad in ["", "#fff", "red", "#12345g", "#1234567", "#₫₫", "0x4f5c"] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_colour_too_light_is_refused_with_the_nearest_that_is_not() {
        let yellow = colour("#ffd400").in_the_light().unwrap_err();
        assert!(yellow.contrast < 2.0);
        assert!(yellow.nearest.in_the_light().is_ok());
        assert!(Colour::PORTAL.in_the_light().is_ok());
    }

    proptest! {
        #[test]
        fn every_colour_has_shades_that_can_be_read(red: u8, green: u8, blue: u8) {
            let colour = Colour { red, green, blue };
            prop_assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
            let light = match colour.in_the_light() {
                Ok(shades) => shades,
                Err(Unreadable { nearest, .. }) => nearest.in_the_light().unwrap(),
            };
            for (shades, paper) in [(light, PAPER), (colour.in_the_dark(), DARK_PAPER)] {
                for behind in [paper, shades.wash, shades.on] {
                    prop_assert!(shades.accent.contrast(behind) >= READABLE, "{:?}", shades);
                }
            }
        }
    }
}
