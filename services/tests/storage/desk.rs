//! What the tests of administration have in common.

use domain::{CategoryId, Locale, Role, Timestamp, WorkflowState, category::CategoryFields, typed::Fault};
use services::{Portal, accounts::AccountInfo, articles::NewArticle, refused::Refused};

pub async fn account(portal: &Portal, role: Role) -> AccountInfo {
    let login = role.as_str();
    let id = portal.accounts().ensure(login, login, role).await.unwrap();
    AccountInfo { id, login: login.to_owned(), display_name: login.to_owned(), role }
}

pub fn category_fields(name: &str, parent: Option<CategoryId>) -> CategoryFields {
    CategoryFields {
        name: name.to_owned(),
        parent: parent.map_or_else(String::new, |id| id.to_string()),
        ..CategoryFields::default()
    }
}

/// Adds categories, each below the one before it.
pub async fn line(portal: &Portal, boss: &AccountInfo, names: &[&str]) -> Vec<CategoryId> {
    let mut ids = Vec::new();
    for name in names {
        let added = portal.categories().add(boss, &category_fields(name, ids.last().copied())).await;
        ids.push(added.unwrap());
    }
    ids
}

/// Fields of a form, the others empty.
pub fn typed<Fields: serde::de::DeserializeOwned>(fields: &[(&str, &str)]) -> Fields {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), serde_json::Value::from(*value)));
    serde_json::from_value(serde_json::Value::Object(fields.collect())).unwrap()
}

/// A stored PDF; its content address.
pub async fn pdf(portal: &Portal) -> String {
    let bytes = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".to_vec();
    services::media::add_file(portal, std::io::Cursor::new(bytes), "van-ban.pdf").await.unwrap().1.hash
}

pub async fn article(portal: &Portal, title: &str, category: CategoryId, text: &str) {
    let new = NewArticle {
        source_id: Some(title.to_owned()),
        slug: None,
        title: title.to_owned(),
        summary: String::new(),
        body: services::html::sanitise(&format!("<p>{text}</p>")),
        text: text.to_owned(),
        author: String::new(),
        category,
        tags: Vec::new(),
        locale: Locale::Vietnamese,
        translation_of: None,
        state: WorkflowState::Published,
        published_at: Timestamp(1_700_000_000),
        updated_at: None,
        pictures: Vec::new(),
        pinned: false,
        fingerprint: title.to_owned(),
    };
    portal.articles().put(new).await.unwrap();
}

pub async fn leads(portal: &Portal, address: &str) -> Option<String> {
    portal.redirects().lookup(address).await.unwrap().map(|to| to.to_string())
}

pub fn fault(refused: Result<impl std::fmt::Debug, Refused>, field: &str) -> Fault {
    match refused {
        Err(Refused::Mistaken(faults)) => faults.of(field).unwrap_or_else(|| panic!("{faults:?}")).clone(),
        other => panic!("{other:?}"),
    }
}
