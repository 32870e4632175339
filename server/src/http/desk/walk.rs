//! Walks through every door of the desk as everybody there is, and compares
//! with the matrix of `domain::permission`.

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Method, Request, StatusCode, header},
};
use domain::Role;
use tower::ServiceExt as _;

use super::{door::Door, doors};
use crate::{router::router, state::AppState, test_portal};

struct Desk {
    router: Router,
    doors: Vec<Door>,
    sessions: Vec<(Role, String)>,
    _dir: tempfile::TempDir,
}

async fn desk() -> Desk {
    let (portal, dir) = test_portal::portal().await;
    let mut sessions = Vec::new();
    for role in Role::ALL {
        let accounts = portal.accounts();
        let id = accounts.ensure(role.as_str(), role.as_str(), role).await.unwrap();
        let link = accounts.issue_login_link(id).await.unwrap();
        let token = accounts.redeem_login_link(&link, "mot mat khau dai va la").await.unwrap();
        sessions.push((role, token));
    }
    let state = AppState::new(portal).unwrap();
    Desk { doors: doors(state.clone()).list().to_vec(), router: router(state), sessions, _dir: dir }
}

impl Desk {
    /// The status and where it leads, for a request through `door`.
    async fn ask(
        &self,
        door: &Door,
        session: Option<&str>,
        site: &str,
        accept: &str,
    ) -> (StatusCode, String) {
        // Nothing has these numbers and names: a door that opens leads to a 404
        // or to a form that lacks everything.
        let path = door
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "0" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        let mut request = Request::builder()
            .method(door.method.clone())
            .uri(path)
            .header("sec-fetch-site", site)
            .header(header::ACCEPT, accept);
        if let Some(session) = session {
            request = request.header(header::COOKIE, format!("bantin_session={session}"));
        }
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let location = response.headers().get(header::LOCATION).cloned();
        let location = location.unwrap_or(HeaderValue::from_static("")).to_str().unwrap().to_owned();
        (response.status(), location)
    }
}

#[tokio::test]
async fn every_door_opens_for_those_whom_the_matrix_names_and_for_nobody_else() {
    let desk = desk().await;
    assert!(desk.doors.len() >= 10, "the walk found {} doors", desk.doors.len());
    for door in &desk.doors {
        let (status, location) = desk.ask(door, None, "same-origin", "text/html").await;
        assert!(
            status == StatusCode::SEE_OTHER && location.starts_with("/dang-nhap"),
            "a stranger at {door:?}: {status}"
        );
        let (status, _) = desk.ask(door, None, "same-origin", "application/json").await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "a stranger's script at {door:?}");
        for (role, session) in &desk.sessions {
            let (status, location) = desk.ask(door, Some(session), "same-origin", "text/html").await;
            let let_in = status != StatusCode::FORBIDDEN
                && status != StatusCode::UNAUTHORIZED
                && !location.starts_with("/dang-nhap");
            assert_eq!(let_in, role.may(door.permission), "{role:?} at {door:?}: {status} {location}");
            assert!(!status.is_server_error(), "{role:?} at {door:?}: {status}");
        }
    }
}

#[tokio::test]
async fn nothing_is_changed_for_a_page_of_another_site() {
    let desk = desk().await;
    let (_, administrator) = desk.sessions.last().unwrap();
    for door in desk.doors.iter().filter(|door| door.method != Method::GET) {
        for site in ["cross-site", "same-site", ""] {
            let (status, _) = desk.ask(door, Some(administrator), site, "text/html").await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{door:?} from “{site}”");
        }
    }
}

#[tokio::test]
async fn a_session_that_is_no_more_opens_nothing() {
    let desk = desk().await;
    let door = &desk.doors[0];
    for forged in ["", "0123456789", "' or 1=1 --"] {
        let (status, _) = desk.ask(door, Some(forged), "same-origin", "text/html").await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{forged}");
    }
}
