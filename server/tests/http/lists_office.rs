//! The portal whose lists are tested: something is in every list.

use std::sync::OnceLock;

use domain::{FeedbackKind, Locale, Role, feedback::FeedbackFields};
use scraper::{ElementRef, Html, Selector};
use serde::de::DeserializeOwned;
use serde_json::Value;
use services::{
    Portal,
    accounts::AccountInfo,
    feedback::{Admission, FeedbackFilter, Step},
};
use ureq::{Body, http::Response};

use crate::{
    office::prepared,
    server::{Pairs, Server},
};

pub const DOCUMENTS: &str = "/quan-tri/van-ban";
pub const PAGES: &str = "/quan-tri/trang";
pub const PROGRAMMES: &str = "/quan-tri/chuyen-de";
pub const FEEDBACK: &str = "/quan-tri/phan-hoi";
pub const REDIRECTS: &str = "/quan-tri/chuyen-huong";
pub const USERS: &str = "/quan-tri/nguoi-dung";

/// The portal, and the cookies of its people.
pub struct Office {
    pub server: Server,
    pub editor: String,
    pub boss: String,
}

pub fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let accounts = [("editor", Role::Editor), ("administrator", Role::Administrator)];
        let (dir, [editor, boss]) = prepared(accounts, async |portal, [_, boss]| fill(portal, boss).await);
        Office { server: Server::start(dir), editor, boss }
    })
}

/// Fields of a form, the others empty.
fn typed<Fields: DeserializeOwned>(fields: Pairs) -> Fields {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value)));
    serde_json::from_value(Value::Object(fields.collect())).unwrap()
}

/// Something in every list.
async fn fill(portal: &Portal, boss: &AccountInfo) {
    for (number, day, summary) in [
        ("1/KH-A", "03-01-2026", "Kế hoạch cấp nước"),
        ("2/KH-A", "02-01-2026", "Kế hoạch <b>trồng</b> rừng"),
        ("3/KH-A", "01-01-2026", "Đề án"),
    ] {
        let fields = [
            ("number", number),
            ("issued_on", day),
            ("kind", "Kế hoạch"),
            ("issuer", "Sở A"),
            ("summary", summary),
        ];
        portal.documents().change(boss, None, &typed(&fields)).await.unwrap();
    }
    for title in ["Liên hệ", "Đường dây nóng"] {
        portal
            .pages()
            .change(boss, None, &typed(&[("title", title), ("body", "a"), ("published", "1")]))
            .await
            .unwrap();
    }
    for (title, number) in [("Số đầu", "1"), ("Ảnh đẹp", "2")] {
        let fields = [
            ("title", title),
            ("kind", "video"),
            ("number", number),
            ("year", "2026"),
            ("published_on", "05-01-2026"),
        ];
        portal.programmes().change(boss, None, &typed(&fields)).await.unwrap();
    }
    for (from, to) in [("/cu-1", "/moi-1"), ("/cu-2", "/moi-2")] {
        portal.redirects().add(boss, from, to).await.unwrap();
    }
    for login in ["an", "binh"] {
        portal.accounts().ensure(login, &format!("Đồng chí {login}"), Role::Reporter).await.unwrap();
    }
    for (reference, title) in [("AAAA-BBBB-CCC1", "Hỏi về đất"), ("AAAA-BBBB-CCC2", "Bán hàng <i>rẻ</i>")]
    {
        let sent = FeedbackFields {
            name: "Lê Mận".to_owned(),
            title: title.to_owned(),
            body: "Nội dung câu hỏi.".to_owned(),
            consent: true,
            ..FeedbackFields::default()
        };
        let admission = Admission { reference: reference.to_owned(), unproven: false };
        let sent = sent.check(FeedbackKind::Question).unwrap();
        portal.feedback().send(sent, None, &admission, Locale::Vietnamese).await.unwrap();
    }
    let newest = portal.feedback().messages(boss, &FeedbackFilter::default(), 1, 9).await.unwrap();
    let land = newest.items.iter().find(|message| message.title == "Hỏi về đất").unwrap().id;
    portal.feedback().step(boss, land, Step::Answer("Gửi đơn tại Một cửa.".to_owned())).await.unwrap();
}

pub fn get(cookie: &str, path: &str) -> Response<Body> {
    office().server.get_with(path, "cookie", cookie)
}

pub fn post(cookie: &str, path: &str, fields: Pairs) -> Response<Body> {
    office().server.post(path, &[("cookie", cookie)], fields)
}

/// A list as its page shows it.
pub struct Shown {
    pub html: String,
    page: Html,
}

impl Shown {
    pub fn at(path: &str) -> Self {
        let html = office().server.page(&office().boss, path);
        let page = Html::parse_document(&html);
        Self { html, page }
    }

    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.page.select(&Selector::parse(selector).unwrap()).collect()
    }

    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|found| found.text().collect::<String>().trim().to_owned()).collect()
    }

    /// What the rows are called.
    pub fn names(&self) -> Vec<String> {
        self.texts("table.rows tbody th")
    }

    /// The number of the row of that name.
    pub fn id(&self, name: &str) -> String {
        let row = self.names().iter().position(|found| found == name).unwrap_or_else(|| panic!("{name}"));
        self.all("table.rows tbody input[name=muc]")[row].attr("value").unwrap().to_owned()
    }

    /// What was told of the last step: the sentence, then what was refused.
    pub fn told(&self) -> Vec<String> {
        self.texts(".done > p, .done li")
    }

    /// Presses the button that undoes the last step, as a browser does.
    pub fn undo(&self) -> String {
        let form = self.all(".done form")[0];
        let fields: Vec<_> = self
            .all(".done form input")
            .iter()
            .map(|input| (input.attr("name").unwrap(), input.attr("value").unwrap()))
            .collect();
        sent(form.attr("action").unwrap(), &fields)
    }
}

/// Sends a form that is taken; gives where it leads.
pub fn sent(path: &str, fields: Pairs) -> String {
    office().server.sent(&office().boss, path, fields)
}

/// Takes a step with rows of a list; gives the page that follows.
pub fn step(list: &str, step: &str, ids: &[&str]) -> Shown {
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("muc", *id)).collect();
    fields.push(("viec", step));
    Shown::at(&sent(&format!("{list}/hang-loat"), &fields))
}
