//! Reads the text of an article for what it cites and what it is about.

use domain::{citation, kinship};

use crate::{Portal, PortalError, events::ContentKind, storage::kinship::Analysis};

/// How many articles are analysed between two looks at the database.
const BATCH: u32 = 50;

/// What is found in an article. `text` has one paragraph a line.
#[must_use]
pub fn analyse(title: &str, text: &str, tags: &[String]) -> Analysis {
    let citations: Vec<_> = text.lines().flat_map(citation::find).collect();
    let features = kinship::features(title, text, tags, &citations);
    Analysis { citations, features }
}

/// Analyses what an earlier version of the program stored. Returns how many
/// articles that were.
///
/// # Errors
/// When storage fails.
pub async fn catch_up(portal: &Portal) -> Result<usize, PortalError> {
    let storage = portal.storage();
    storage.key_documents().await?;
    let mut count = 0;
    loop {
        let waiting = storage.unanalysed(BATCH).await?;
        if waiting.is_empty() {
            break;
        }
        for article in waiting {
            let analysis = analyse(&article.title, &article.text, &article.tags);
            storage.set_analysis(article.id, article.locale, &analysis).await?;
            count += 1;
        }
    }
    if count > 0 {
        portal.changed(ContentKind::Article, 0);
    }
    Ok(count)
}
