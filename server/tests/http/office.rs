//! Portals with a desk: filled before they are served, and what those who are
//! logged in do there.

use std::sync::OnceLock;

use domain::{Role, Timestamp, feedback::NewDraft};
use serde_json::Value;
use services::{Portal, accounts::AccountInfo};
use tempfile::TempDir;
use ureq::{Body, http::Response};

use crate::{
    server::{Pairs, Server, header, text},
    support::portal_config,
};

/// What everybody logs in with.
pub const PASSWORD: &str = "mot mat khau dai va la";

/// A portal with accounts of these names, filled before it is served. Gives its
/// folder, and for each account the cookie of an open session.
pub fn prepared<const N: usize>(
    accounts: [(&str, Role); N],
    fill: impl AsyncFnOnce(&Portal, &[AccountInfo; N]),
) -> (TempDir, [String; N]) {
    let dir = tempfile::tempdir().unwrap();
    let cookies = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let portal = Portal::open(portal_config(dir.path())).await.unwrap();
        let (mut people, mut cookies) = (Vec::new(), Vec::new());
        for (login, role) in accounts {
            let id = portal.accounts().ensure(login, login, role).await.unwrap();
            let link = portal.accounts().issue_login_link(id).await.unwrap();
            let session = portal.accounts().redeem_login_link(&link, PASSWORD).await.unwrap();
            people.push(portal.accounts().session(&session).await.unwrap().unwrap());
            cookies.push(format!("bantin_session={session}"));
        }
        let people: [AccountInfo; N] = people.try_into().unwrap();
        fill(&portal, &people).await;
        portal.close().await;
        cookies
    });
    (dir, cookies.try_into().unwrap())
}

/// The portal that most tests of the desk share, with nothing but a category and
/// two drafts; and the cookies of its people.
pub struct Office {
    pub server: Server,
    pub reporter: String,
    pub editor: String,
    pub approver: String,
}

pub fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let accounts = [("reporter", Role::Reporter), ("editor", Role::Editor), ("approver", Role::Approver)];
        let (dir, [reporter, editor, approver]) = prepared(accounts, async |portal, [.., approver]| {
            portal.categories().ensure_path(&["Tin tức".to_owned()]).await.unwrap();
            for (title, days) in [("Dự thảo đang mở", 3), ("Dự thảo đã đóng", -1)] {
                let new = NewDraft {
                    title: title.to_owned(),
                    body: "Điều 1.\n\nĐiều 2.".to_owned(),
                    attachment: "/media/toan-van.pdf".to_owned(),
                    closes_on: Timestamp::now().plus_seconds(86_400 * days).date(),
                };
                portal.feedback().put_draft(approver, new).await.unwrap();
            }
        });
        Office { server: Server::start(dir), reporter, editor, approver }
    })
}

/// What somebody of the office gets at a path.
pub fn desk_page(cookie: &str, path: &str) -> Response<Body> {
    office().server.get_with(path, "cookie", cookie)
}

/// Sends a form of somebody of the office.
pub fn at_the_desk(cookie: &str, path: &str, fields: Pairs) -> Response<Body> {
    office().server.post(path, &[("x-forwarded-for", "203.0.113.200"), ("cookie", cookie)], fields)
}

impl Server {
    /// The page that somebody gets, which must be there.
    pub fn page(&self, cookie: &str, path: &str) -> String {
        let response = self.get_with(path, "cookie", cookie);
        assert_eq!(response.status(), 200, "{path}");
        text(response)
    }

    /// Sends a form that is taken; gives where it leads.
    pub fn sent(&self, cookie: &str, path: &str, fields: Pairs) -> String {
        let response = self.post(path, &[("cookie", cookie)], fields);
        assert_eq!(response.status(), 303, "{path} {fields:?}");
        header(&response, "location").to_owned()
    }

    /// Sends a form that has a mistake; gives the page.
    pub fn refused(&self, cookie: &str, path: &str, fields: Pairs) -> String {
        let response = self.post(path, &[("cookie", cookie)], fields);
        assert_eq!(response.status(), 422, "{path} {fields:?}");
        text(response)
    }

    /// Sends JSON as the script of the desk does.
    pub fn send_json(&self, cookie: &str, method: &str, path: &str, body: &str) -> (u16, Value) {
        self.send_by_script(cookie, method, path, "application/json", body.as_bytes())
    }

    /// Brings a file as the script of the desk does.
    pub fn bring(&self, cookie: &str, name: &str, bytes: &[u8]) -> (u16, Value) {
        let path = format!("/quan-tri/tep?name={name}");
        self.send_by_script(cookie, "POST", &path, "application/octet-stream", bytes)
    }

    fn send_by_script(
        &self,
        cookie: &str,
        method: &str,
        path: &str,
        content_type: &str,
        body: &[u8],
    ) -> (u16, Value) {
        let request = match method {
            "PUT" => self.agent().put(self.url(path)),
            _ => self.agent().post(self.url(path)),
        };
        let request = request.header("sec-fetch-site", "same-origin").header("cookie", cookie);
        told(request.header("accept", "application/json").content_type(content_type).send(body).unwrap())
    }
}

/// What a script is told: the status, and the JSON if it is any.
pub fn told(response: Response<Body>) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, serde_json::from_str(&text(response)).unwrap_or(Value::Null))
}
