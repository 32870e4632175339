//! How many statements a page costs when it is not in the cache. A list that
//! asks once per item shows here first.

use app::{
    page::{Edition, Outcome},
    pages,
};
use domain::{FrontSettings, Locale, Slug, Timestamp, WorkflowState};
use services::{articles::NewArticle, html};

use super::render;
use crate::{state::AppState, test_portal};

/// What the middle page costs on a portal with many articles in many categories.
struct Costs {
    state: AppState,
    edition: Edition,
    _dir: tempfile::TempDir,
}

impl Costs {
    async fn new() -> Self {
        let (portal, dir) = test_portal::portal().await;
        for category in 0..CATEGORIES {
            let names = ["Tin".to_owned(), format!("Mục {category}")];
            let id = portal.categories().ensure_path(&names).await.unwrap();
            portal.categories().describe(id, "", true).await.unwrap();
            for number in 0..6 {
                portal.articles().put(article(id, category * 10 + number)).await.unwrap();
            }
        }
        let edition = Edition::new(portal.clone(), Locale::Vietnamese);
        let state = AppState::new(portal).unwrap();
        Self { state, edition, _dir: dir }
    }

    /// Statements that loading and rendering the page takes.
    async fn of(&self, outcome: impl Future<Output = Outcome>) -> u64 {
        let storage = self.edition.portal.storage();
        let before = storage.statements();
        let Outcome::Page(page) = outcome.await else { panic!("moved") };
        render::document(&self.state, Locale::Vietnamese, "/", *page).await.unwrap();
        storage.statements() - before
    }
}

const CATEGORIES: usize = 5;

fn article(category: domain::CategoryId, number: usize) -> NewArticle {
    let text = "Quan trắc ao tôm theo Quyết định số 12/QĐ-UBND; quan trắc ao tôm, quan trắc ao tôm.";
    NewArticle {
        source_id: Some(number.to_string()),
        slug: Some(Slug::from_title(&format!("Bài {number}"))),
        title: format!("Bài {number}"),
        summary: String::new(),
        body: html::sanitise(&format!("<p>{text}</p>")),
        text: text.to_owned(),
        author: String::new(),
        locale: Locale::Vietnamese,
        translation_of: None,
        category,
        tags: vec!["ao tôm".to_owned(), "quan trắc".to_owned()],
        state: WorkflowState::Published,
        published_at: Timestamp::now().plus_seconds(-i64::try_from(number).unwrap() * 60),
        updated_at: None,
        pictures: Vec::new(),
        pinned: false,
        fingerprint: String::new(),
    }
}

#[tokio::test]
async fn no_page_asks_the_database_once_per_item() {
    let costs = Costs::new().await;
    let edition = &costs.edition;
    // What every page keeps in memory is read once.
    costs.of(async { pages::home::page(edition).await.unwrap() }).await;

    let article = costs.of(async { pages::article::page(edition, "bai-12").await.unwrap() }).await;
    assert!(article <= 8, "article: {article}");
    // Newest, pinned, one for each block, calendar, documents, programmes.
    let home = costs.of(async { pages::home::page(edition).await.unwrap() }).await;
    assert!(home <= 6 + CATEGORIES as u64, "front page: {home}");
    // What the settings leave out is not asked for.
    let bare = FrontSettings { calendar: false, documents: 0, programmes: 0, ..FrontSettings::default() };
    edition.portal.site().set_front(&bare).await.unwrap();
    costs.of(async { pages::home::page(edition).await.unwrap() }).await;
    let without = costs.of(async { pages::home::page(edition).await.unwrap() }).await;
    assert_eq!(without + 3, home);
    let category = pages::category::CategoryQuery::default();
    let category = costs.of(async { pages::category::page(edition, "tin", category).await.unwrap() }).await;
    assert!(category <= 3, "category: {category}");
    let filter = pages::calendar::CalendarFilter::default();
    let week = costs.of(async { pages::calendar::page(edition, None, filter).await.unwrap() }).await;
    assert!(week <= 2, "week: {week}");
    let statistics = costs.of(async { pages::statistics::page(edition).await.unwrap() }).await;
    assert!(statistics <= 8, "statistics: {statistics}");
}
