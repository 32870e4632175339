use domain::{ArticleId, CategoryId, Locale, Slug, Timestamp, WorkflowState, time::Date};
use services::{Portal, articles::NewArticle, html, visits::PastDay};
use time::{Duration, macros::date};

use crate::on_both_databases;

const TODAY: Date = date!(2026 - 03 - 31);

fn past(day: Date, visits: u64, views: &[(ArticleId, u64)]) -> PastDay {
    PastDay { day, visits, views: views.to_vec() }
}

async fn category(portal: &Portal, path: &[&str]) -> CategoryId {
    let names: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
    portal.categories().ensure_path(&names).await.unwrap()
}

/// Stores an article called `title`; gives its number.
async fn put(
    portal: &Portal,
    title: &str,
    published_at: &str,
    change: impl FnOnce(&mut NewArticle),
) -> ArticleId {
    let mut article = NewArticle {
        source_id: Some(title.to_owned()),
        slug: None,
        title: title.to_owned(),
        summary: String::new(),
        body: html::sanitise("<p>Nội dung</p>"),
        text: "Nội dung".to_owned(),
        locale: Locale::Vietnamese,
        translation_of: None,
        author: String::new(),
        category: category(portal, &["Tin tức"]).await,
        tags: Vec::new(),
        state: WorkflowState::Published,
        published_at: Timestamp::parse_rfc3339(published_at).unwrap(),
        updated_at: None,
        pictures: Vec::new(),
        pinned: false,
        fingerprint: title.to_owned(),
    };
    change(&mut article);
    portal.articles().put(article).await.unwrap().id
}

on_both_databases! {
    async fn visits_count_by_day_and_by_month(test: TestPortal) {
        let visits = test.portal.visits();
        visits
            .import(&[
                past(date!(2024 - 03 - 31), 1000, &[]),
                past(date!(2024 - 04 - 01), 7, &[]),
                past(date!(2026 - 02 - 28), 20, &[]),
                past(date!(2026 - 03 - 02), 3, &[]),
                past(TODAY, 5, &[]),
            ])
            .await
            .unwrap();
        let figures = test.portal.statistics().figures(TODAY).await.unwrap();
        assert_eq!(figures.days.iter().map(|day| day.count).sum::<u64>(), 8);
        assert_eq!((figures.days[0].of, figures.days[0].count), (date!(2026 - 03 - 02), 3));
        let months: Vec<u64> = figures.months.iter().map(|month| month.count).collect();
        assert_eq!((months[0], &months[21..]), (7, &[0, 20, 8][..]), "the month before is too old");
        assert_eq!(visits.counts().total, 1035);
    }

    async fn a_past_day_is_taken_over_once(test: TestPortal) {
        let id = put(&test.portal, "Bài", "2026-03-01T08:00:00+07:00", |_| ()).await;
        let day = TODAY - Duration::days(1);
        for visits in [4, 9] {
            test.portal.visits().import(&[past(day, visits, &[(id, visits)])]).await.unwrap();
        }
        assert_eq!(test.portal.visits().counts().total, 4);
        assert_eq!(test.portal.storage().views_of(&Slug::from_title("Bài")).await.unwrap(), 4);
        test.portal.close().await;
        let again = Portal::open(test.config.clone()).await.unwrap();
        assert_eq!(again.visits().counts().total, 4, "the same after a restart");
    }

    async fn most_read_are_those_opened_most_lately(test: TestPortal) {
        let portal = &test.portal;
        let published = "2026-01-01T08:00:00+07:00";
        let mut ids = Vec::new();
        for number in 0..12 {
            ids.push(put(portal, &format!("Bài {number}"), published, |_| ()).await);
        }
        let hidden = put(portal, "Gỡ", published, |article| article.state = WorkflowState::Withdrawn).await;
        let english = put(portal, "English", published, |article| article.locale = Locale::English).await;
        let views: Vec<(ArticleId, u64)> =
            ids.iter().zip(1..).map(|(&id, views)| (id, views)).chain([(hidden, 99), (english, 99)]).collect();
        let old = TODAY - Duration::days(30);
        portal
            .visits()
            .import(&[past(TODAY, 1, &views), past(TODAY - Duration::days(29), 1, &[(ids[0], 100)]), past(old, 1, &[(ids[1], 1000)])])
            .await
            .unwrap();
        let figures = portal.statistics().figures(TODAY).await.unwrap();
        let read: Vec<(&str, u64)> =
            figures.most_read.iter().map(|read| (read.of.title.as_str(), read.count)).collect();
        assert_eq!(read.len(), 10);
        assert_eq!(read[..3], [("Bài 0", 101), ("Bài 11", 12), ("Bài 10", 11)]);
        let english = portal.statistics().edition(Locale::English).figures(TODAY).await.unwrap();
        assert_eq!(english.most_read.len(), 1);
        assert_eq!(english.most_read[0].of.slug, Slug::from_title("English"));
    }

    async fn articles_count_in_their_root_category_and_their_vietnamese_year(test: TestPortal) {
        let portal = &test.portal;
        let below = category(portal, &["Tin tức", "Tin hoạt động"]).await;
        let notices = category(portal, &["Thông báo"]).await;
        category(portal, &["Không có bài"]).await;
        // The last evening of 2022 in UTC is 2023 in Việt Nam.
        put(portal, "Đêm giao thừa", "2022-12-31T20:00:00Z", |article| article.category = below).await;
        put(portal, "Chiều cuối năm", "2022-12-31T16:59:59Z", |_| ()).await;
        put(portal, "Thông báo", "2025-06-01T08:00:00+07:00", |article| article.category = notices).await;
        put(portal, "Trước 1970", "1969-12-31T20:00:00+07:00", |_| ()).await;
        put(portal, "Nháp", "2026-01-01T08:00:00+07:00", |article| article.state = WorkflowState::Draft).await;
        put(portal, "Mai sau", "2999-01-01T08:00:00+07:00", |_| ()).await;
        put(portal, "English", "2026-01-01T08:00:00+07:00", |article| article.locale = Locale::English).await;
        let figures = portal.statistics().figures(TODAY).await.unwrap();
        let categories: Vec<(&str, u64)> =
            figures.categories.iter().map(|root| (root.of.name.as_str(), root.count)).collect();
        assert_eq!(categories, [("Tin tức", 3), ("Thông báo", 1)]);
        assert_eq!((figures.years[0].of, figures.years[0].count), (1969, 1));
        let years: Vec<(i32, u64)> = figures.years.iter().map(|year| (year.of, year.count)).collect();
        assert_eq!(years[53..], [(2022, 1), (2023, 1), (2024, 0), (2025, 1)]);
        let english = portal.statistics().edition(Locale::English).figures(TODAY).await.unwrap();
        assert_eq!(english.years.iter().map(|year| (year.of, year.count)).collect::<Vec<_>>(), [(2026, 1)]);
    }

    async fn an_empty_portal_has_figures_too(test: TestPortal) {
        let figures = test.portal.statistics().figures(TODAY).await.unwrap();
        assert!(figures.days.iter().chain(&figures.months).all(|period| period.count == 0));
        assert!(figures.most_read.is_empty() && figures.categories.is_empty() && figures.years.is_empty());
    }
}
