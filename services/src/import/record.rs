//! One line of an import file, as the contract describes it.

use domain::{Locale, Slug, Timestamp};
use serde_json::{Map, Value};

use super::draft::DraftPicture;

/// Why a line is no article.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    Json(String),
    /// JSON, but not an object.
    #[error("not a JSON object")]
    NotAnObject,
    /// A field that every article needs is absent, null or empty.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A field holds the wrong kind of value.
    #[error("`{field}` must be {expected}")]
    Kind {
        /// The field.
        field: &'static str,
        /// What it must be.
        expected: &'static str,
    },
    /// A field's value makes no sense.
    #[error("`{field}`: {reason}")]
    Value {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

/// An article as an import file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The number or name it has where it comes from.
    pub id: String,
    /// Its part of the address, if the file says so.
    pub slug: Option<Slug>,
    /// The headline.
    pub title: String,
    /// Names of the categories, root first; never empty.
    pub category: Vec<String>,
    /// When it was published.
    pub published_at: Timestamp,
    /// The summary; may be empty.
    pub summary: String,
    /// The text as it came: not to be trusted.
    pub body_html: String,
    /// The author line; may be empty.
    pub author: String,
    /// Its pictures.
    pub images: Vec<DraftPicture>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The language it is written in.
    pub locale: Locale,
    /// The identity of the article it translates.
    pub translation_of: Option<String>,
    /// The line's content, whatever the order of its fields: what changes it changes the article.
    pub canonical: String,
}

impl Record {
    /// Reads a line.
    ///
    /// # Errors
    /// When it is no JSON object or a field that every article needs is
    /// missing or wrong; the reason names the field.
    pub fn parse(line: &str) -> Result<Self, RecordError> {
        let value: Value =
            serde_json::from_str(line).map_err(|error| RecordError::Json(json_reason(&error)))?;
        let Value::Object(object) = &value else { return Err(RecordError::NotAnObject) };
        let fields = Fields(object);
        Ok(Self {
            id: fields.id()?,
            slug: fields.slug()?,
            title: fields.required("title")?,
            category: fields.category()?,
            published_at: fields.published_at()?,
            summary: fields.optional("summary")?,
            body_html: fields.body()?,
            author: fields.optional("author")?,
            images: fields.images()?,
            tags: fields.strings("tags")?,
            locale: fields.locale()?,
            translation_of: fields.text("translation_of")?.filter(|id| !id.is_empty()),
            canonical: ordered(&value).to_string(),
        })
    }
}

/// The error without “line 1”, which is never the line of the file.
fn json_reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default();
    format!("{reason} (column {})", error.column())
}

struct Fields<'a>(&'a Map<String, Value>);

impl Fields<'_> {
    fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    fn text(&self, field: &'static str) -> Result<Option<String>, RecordError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
            Some(_) => Err(RecordError::Kind { field, expected: "a string" }),
        }
    }

    fn optional(&self, field: &'static str) -> Result<String, RecordError> {
        Ok(self.text(field)?.unwrap_or_default())
    }

    fn required(&self, field: &'static str) -> Result<String, RecordError> {
        self.text(field)?.filter(|text| !text.is_empty()).ok_or(RecordError::Missing(field))
    }

    fn id(&self) -> Result<String, RecordError> {
        match self.get("id") {
            Some(Value::Number(number)) => Ok(number.to_string()),
            _ => self.required("id"),
        }
    }

    fn slug(&self) -> Result<Option<Slug>, RecordError> {
        self.text("slug")?
            .filter(|text| !text.is_empty())
            .map(|text| Slug::try_from(text).map_err(|error| invalid("slug", &error)))
            .transpose()
    }

    fn locale(&self) -> Result<Locale, RecordError> {
        let reason = |lang: &str| format!("“{lang}” is neither vi nor en");
        self.text("locale")?.filter(|lang| !lang.is_empty()).map_or(Ok(Locale::Vietnamese), |lang| {
            Locale::from_lang(&lang)
                .ok_or_else(|| RecordError::Value { field: "locale", reason: reason(&lang) })
        })
    }

    fn published_at(&self) -> Result<Timestamp, RecordError> {
        Timestamp::parse_rfc3339(&self.required("published_at")?)
            .map_err(|error| invalid("published_at", &error))
    }

    /// An article may consist of pictures, but its body must be said to be empty.
    fn body(&self) -> Result<String, RecordError> {
        self.text("body_html")?.ok_or(RecordError::Missing("body_html"))
    }

    fn category(&self) -> Result<Vec<String>, RecordError> {
        let names = match self.get("category") {
            Some(Value::String(name)) => vec![name.trim().to_owned()],
            _ => self.strings("category")?,
        };
        if names.is_empty() { Err(RecordError::Missing("category")) } else { Ok(names) }
    }

    fn strings(&self, field: &'static str) -> Result<Vec<String>, RecordError> {
        let error = || RecordError::Kind { field, expected: "a list of strings" };
        let Some(value) = self.get(field) else { return Ok(Vec::new()) };
        let texts = value.as_array().ok_or_else(error)?.iter().map(|value| value.as_str().ok_or_else(error));
        let texts = texts.collect::<Result<Vec<_>, _>>()?;
        Ok(texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect())
    }

    fn images(&self) -> Result<Vec<DraftPicture>, RecordError> {
        let error = || RecordError::Kind { field: "images", expected: "a list of objects" };
        let Some(value) = self.get("images") else { return Ok(Vec::new()) };
        value
            .as_array()
            .ok_or_else(error)?
            .iter()
            .map(|image| Fields(image.as_object().ok_or_else(error)?).image())
            .collect()
    }

    fn image(&self) -> Result<DraftPicture, RecordError> {
        let source = match self.text("path")?.filter(|path| !path.is_empty()) {
            Some(path) => path,
            None => self.required("url").map_err(|_| RecordError::Value {
                field: "images",
                reason: "a picture needs `path` or `url`".to_owned(),
            })?,
        };
        Ok(DraftPicture { source, caption: self.optional("caption")?, alt: self.optional("alt")? })
    }
}

fn invalid(field: &'static str, error: &dyn std::error::Error) -> RecordError {
    RecordError::Value { field, reason: error.to_string() }
}

/// The value with the fields of its objects in the order of their names: what
/// order `serde_json` keeps depends on features that any crate may turn on.
fn ordered(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let sorted: std::collections::BTreeMap<_, _> = fields.iter().collect();
            sorted.into_iter().map(|(name, value)| (name.clone(), ordered(value))).collect()
        }
        Value::Array(items) => items.iter().map(ordered).collect(),
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{"id":7,"title":" Tin ","category":["A"," B "],"published_at":"2024-02-06T17:00:00+07:00",
        "summary":null,"body_html":"<p>x</p>","images":[{"url":"https://a.vn/x.jpg","caption":null}],"tags":null}"#;

    fn reason(from: &str, to: &str) -> String {
        Record::parse(&WHOLE.replace(from, to)).unwrap_err().to_string()
    }

    #[test]
    fn what_may_be_missing_may_be_null() {
        let record = Record::parse(WHOLE).unwrap();
        assert_eq!((record.id.as_str(), record.title.as_str()), ("7", "Tin"));
        assert_eq!(record.category, ["A", "B"]);
        assert_eq!((record.summary.as_str(), record.author.as_str(), record.tags.len()), ("", "", 0));
        assert_eq!(record.images[0].source, "https://a.vn/x.jpg");
    }

    #[test]
    fn a_reason_names_the_field() {
        assert_eq!(reason(" Tin ", " "), "`title` is missing");
        assert_eq!(reason("\"id\":7", "\"id\":[7]"), "`id` must be a string");
        assert_eq!(reason("[\"A\",\" B \"]", "[]"), "`category` is missing");
        assert_eq!(reason("\"body_html\"", "\"body\""), "`body_html` is missing");
        assert!(reason("2024-02-06T", "06/02/2024 ").starts_with("`published_at`: “06/02/2024 17:00"));
        assert_eq!(reason("\"url\"", "\"link\""), "`images`: a picture needs `path` or `url`");
        assert_eq!(reason("\"id\":7", "\"id\":7,\"slug\":\"Tin Tức\"").split(':').next(), Some("`slug`"));
        assert_eq!(reason("\"id\":7", "\"id\":7,\"locale\":\"fr\""), "`locale`: “fr” is neither vi nor en");
        assert_eq!(Record::parse("[]"), Err(RecordError::NotAnObject));
        assert_eq!(
            Record::parse("{\"id\"").unwrap_err().to_string(),
            "not JSON: EOF while parsing an object (column 5)"
        );
    }

    #[test]
    fn the_order_of_fields_is_no_change() {
        let one =
            r#"{"id":"a","title":"T","category":["C"],"published_at":"2024-02-06T17:00:00Z","body_html":""}"#;
        let two =
            r#"{"body_html":"","published_at":"2024-02-06T17:00:00Z","category":["C"],"title":"T","id":"a"}"#;
        assert_eq!(Record::parse(one), Record::parse(two));
    }
}
