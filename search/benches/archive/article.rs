//! What is searched.

/// An article, as far as the search sees it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its part of the address, unique.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The text without markup, captions included.
    pub body: String,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Index of its category.
    pub category: usize,
    /// Unix seconds.
    pub published_at: i64,
}

/// Articles that are searched together.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// How it is called on the command line.
    pub name: String,
    /// Path and name, parents before children.
    pub categories: Vec<(String, String)>,
    /// All articles.
    pub articles: Vec<Article>,
    /// Questions that people wrote, with the articles that answer them.
    pub questions: Vec<Question>,
}

/// A question that a person wrote.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Question {
    /// As it was written.
    #[serde(rename = "q")]
    pub text: String,
    /// Slugs of the articles that answer it.
    pub relevant: Vec<String>,
}
