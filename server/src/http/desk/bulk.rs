//! What is done with several rows of a list, and undone: the same for every list.

use app::pages::desk::{
    forms,
    list::{BACK, CHOSEN, NOTHING, Report, STEP, Told, addresses},
};
use axum::{Form, response::Response};
use domain::{BulkList, BulkStep};
use services::refused::Refused;

use super::{
    Doors, Fields, Staff,
    administration::{ListParams, refused},
};
use crate::http::pages;

/// More are never on one page.
const MOST_AT_ONCE: usize = 100;

/// What such a form sends: rows many times, the rest once.
type Sent = Fields<Vec<(String, String)>>;

pub fn doors(doors: Doors) -> Doors {
    BulkList::ALL.into_iter().fold(doors, |doors, list| {
        let (at, may) = (addresses(list), list.permission());
        doors
            .post(at.step, may, move |staff: Staff, sent: Sent| async move { step(&staff, list, sent).await })
            .post(at.undo, may, move |staff: Staff, sent: Sent| async move { undo(&staff, list, sent).await })
    })
}

async fn step(staff: &Staff, list: BulkList, sent: Sent) -> Response {
    let Ok(Form(sent)) = sent else { return pages::bad_request(&staff.asked).await };
    let ids = chosen(&sent);
    let back = back_to(addresses(list).at, value(&sent, BACK));
    match BulkStep::from_name(value(&sent, STEP)) {
        Some(step) if !ids.is_empty() => {
            let report = staff.portal().bulk(list).step(&staff.account, step, &ids).await;
            answer(staff, &back, report).await
        }
        _ => staff.see(&format!("{back}{STEP}={NOTHING}")),
    }
}

async fn undo(staff: &Staff, list: BulkList, sent: Sent) -> Response {
    let Ok(Form(sent)) = sent else { return pages::bad_request(&staff.asked).await };
    let Ok(id) = value(&sent, STEP).parse() else { return pages::bad_request(&staff.asked).await };
    let back = back_to(addresses(list).at, value(&sent, BACK));
    let report = staff.portal().bulk(list).undo(&staff.account, id).await;
    answer(staff, &back, report).await
}

/// Deletes one row from its own page, and shows the list with the way back.
pub async fn delete(staff: &Staff, list: BulkList, id: i64) -> Response {
    match staff.portal().bulk(list).step(&staff.account, BulkStep::Delete, &[id]).await {
        Ok(report) => staff.see(&format!("{}?{STEP}={report}", addresses(list).at)),
        Err(error) => refused(staff, &error).await,
    }
}

async fn answer(staff: &Staff, back: &str, report: Result<i64, Refused>) -> Response {
    match report {
        Ok(report) => staff.see(&format!("{back}{STEP}={report}")),
        Err(error) => refused(staff, &error).await,
    }
}

/// What a list tells above itself.
pub async fn told(staff: &Staff, list: BulkList, params: &ListParams) -> Result<Option<Told>, Refused> {
    if params.viec == NOTHING {
        return Ok(Some(Told::Nothing));
    }
    if let Ok(id) = params.viec.parse()
        && staff.may(list.permission())
    {
        let report = staff.portal().bulk(list).report(&staff.account, id).await?;
        return Ok(report.map(|report| Told::Report(Report::of(list, &report))));
    }
    Ok(forms::done(&params.xong).map(Told::Done))
}

/// The first value of a field.
pub fn value<'a>(sent: &'a [(String, String)], field: &str) -> &'a str {
    sent.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
}

/// The numbers of the rows that were chosen.
pub fn chosen(sent: &[(String, String)]) -> Vec<i64> {
    let ids = sent.iter().filter(|(name, _)| name == CHOSEN).filter_map(|(_, id)| id.parse().ok());
    ids.take(MOST_AT_ONCE).collect()
}

/// The list as it was, ready for more parameters. Any other address is not followed.
pub fn back_to(list: &str, address: &str) -> String {
    let query = address.strip_prefix(list).and_then(|rest| rest.strip_prefix('?')).unwrap_or_default();
    let clean = !query.chars().any(|c| c.is_control() || c == '#');
    if query.is_empty() || !clean { format!("{list}?") } else { format!("{list}?{query}&") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_to_the_list_and_nowhere_else() {
        const LIST: &str = "/quan-tri/bai-viet";
        assert_eq!(back_to(LIST, "/quan-tri/bai-viet?q=h&trang=2"), "/quan-tri/bai-viet?q=h&trang=2&");
        for other in
            ["", "https://example.vn/", "//example.vn", "/quan-tri/bai-vietx", "/quan-tri/bai-viet?a\r\nb"]
        {
            assert_eq!(back_to(LIST, other), "/quan-tri/bai-viet?", "{other}");
        }
    }

    #[test]
    fn of_what_is_chosen_numbers_are_read_and_not_more_than_a_page_holds() {
        let sent: Vec<_> =
            ["1", "x", "-2", "9223372036854775808", ""].map(|id| (CHOSEN.to_owned(), id.to_owned())).into();
        assert_eq!(chosen(&sent), [1, -2]);
        let many: Vec<_> = (0..1000).map(|id| (CHOSEN.to_owned(), id.to_string())).collect();
        assert_eq!(chosen(&many).len(), MOST_AT_ONCE);
    }
}
