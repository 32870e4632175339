//! An archive as a provincial department of science has it, made up.
//!
//! Words are real, sentences are not: what matters to a search is which words
//! there are, how often, in how many articles, and which stand together.

mod body;
pub mod lexicon;
mod names;
mod subject;
mod titles;

use std::collections::HashSet;

use self::{lexicon::LEXICON, subject::Subject};
use crate::{
    article::{Article, Corpus},
    chance::Chance,
    spelling::new_placement,
};

const SEED: u64 = 0x0062_616e_7469_6e00;
/// 31 December 2024, noon in Việt Nam.
const LAST_DAY: i64 = 1_735_621_200;
const DAY: i64 = 86_400;
const YEARS: f64 = 15.0;
/// How many writers put the tone where schools teach it today: *hoà*, *thuỷ*.
const NEW_PLACEMENT: f64 = 0.3;

/// The tree of categories: path and name.
const CATEGORIES: [(&str, &str); 20] = [
    ("tin-tuc", "Tin tức - Sự kiện"),
    ("tin-tuc/hoat-dong-so", "Tin hoạt động Sở"),
    ("tin-tuc/trong-tinh", "Tin trong tỉnh"),
    ("tin-tuc/trong-nuoc", "Tin trong nước"),
    ("tin-tuc/quoc-te", "Tin quốc tế"),
    ("quan-ly", "Quản lý nhà nước"),
    ("quan-ly/nghien-cuu", "Nghiên cứu khoa học"),
    ("quan-ly/so-huu-tri-tue", "Sở hữu trí tuệ"),
    ("quan-ly/tieu-chuan", "Tiêu chuẩn đo lường chất lượng"),
    ("quan-ly/an-toan-buc-xa", "An toàn bức xạ"),
    ("quan-ly/thanh-tra", "Thanh tra"),
    ("doi-moi", "Đổi mới sáng tạo"),
    ("doi-moi/khoi-nghiep", "Khởi nghiệp"),
    ("doi-moi/chuyen-doi-so", "Chuyển đổi số"),
    ("doan-the", "Đảng - Đoàn thể"),
    ("doan-the/cong-doan", "Công đoàn"),
    ("doan-the/doan-thanh-nien", "Đoàn thanh niên"),
    ("thong-bao", "Thông báo"),
    ("van-ban", "Văn bản"),
    ("khoa-hoc-doi-song", "Khoa học và đời sống"),
];

/// So many articles. Article *n* is the same in archives of every size.
pub fn corpus(name: &str, count: usize) -> Corpus {
    let mut slugs = HashSet::new();
    let articles = (0..count as u64).map(|number| {
        let mut article = article(number);
        if !slugs.insert(article.slug.clone()) {
            article.slug = format!("{}-{number}", article.slug);
            slugs.insert(article.slug.clone());
        }
        article
    });
    Corpus {
        name: name.to_owned(),
        articles: articles.collect(),
        categories: CATEGORIES.map(|(path, name)| (path.to_owned(), name.to_owned())).into(),
        questions: Vec::new(),
    }
}

fn article(number: u64) -> Article {
    let mut chance = Chance::of(SEED, number);
    let chance = &mut chance;
    // More is written every year.
    let days_ago = chance.share().powf(1.3) * YEARS * 365.25;
    let published_at = LAST_DAY - days_ago as i64 * DAY - chance.below(4 * 3600) as i64;
    let year = 1970 + (published_at / 31_556_952) as usize;
    let subject = Subject::new(chance);
    let is_new = chance.is(NEW_PLACEMENT);
    let spell = |text: String| if is_new { new_placement(&text) } else { text };

    let title = spell(titles::title(&subject, year, chance));
    let tags =
        (0..chance.between(0, 3)).map(|place| spell(subject.focus(place, chance).to_owned())).collect();
    Article {
        slug: domain::Slug::from_title(&title).to_string(),
        summary: spell(body::summary(&subject, chance)),
        body: spell(body::body(&subject, chance)),
        tags,
        category: subject.topics[0] * CATEGORIES.len() / LEXICON.topics.len(),
        published_at,
        title,
    }
}
