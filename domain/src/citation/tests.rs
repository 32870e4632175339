//! Properties that hold for every text, and the finer points of what is found.

use proptest::prelude::*;
use time::macros::date;
use unicode_normalization::UnicodeNormalization as _;

use super::*;

fn numbers(text: &str) -> Vec<String> {
    find(text).iter().map(|found| found.number.to_string()).collect()
}

#[test]
fn a_link_covers_kind_number_and_date() {
    let text = "Theo Quyết định số 1048/QĐ-UBND ngày 19/05/2023 của UBND tỉnh về thị trường.";
    let [found] = find(text).try_into().unwrap();
    assert_eq!(&text[found.span.clone()], "Quyết định số 1048/QĐ-UBND ngày 19/05/2023");
    assert_eq!(&text[found.number_span.clone()], "1048/QĐ-UBND");
    assert_eq!(found.number.key(), "1048/qd-ubnd");
    assert_eq!(found.kind, Some(DocumentKind::Decision));
    assert_eq!(found.issuer.as_deref(), Some("UBND tỉnh"));
    assert_eq!(found.issued_on, Some(date!(2023 - 05 - 19)));
}

#[test]
fn an_issuer_between_number_and_date_stays_outside_the_link() {
    let text = "Quyết định số 1048/QĐ-UBND của UBND tỉnh ngày 19/05/2023";
    let [found] = find(text).try_into().unwrap();
    assert_eq!(&text[found.span.clone()], "Quyết định số 1048/QĐ-UBND");
    assert_eq!(found.issuer.as_deref(), Some("UBND tỉnh"));
    assert_eq!(found.issued_on, Some(date!(2023 - 05 - 19)));
}

#[test]
fn an_issuer_before_the_number_is_read_too() {
    let [found] = find("Nghị quyết của HĐND tỉnh số 9/2022/NQ-HĐND").try_into().unwrap();
    assert_eq!(found.kind, Some(DocumentKind::Resolution));
    assert_eq!(found.issuer.as_deref(), Some("HĐND tỉnh"));
}

#[test]
fn a_list_shares_its_kind() {
    let found = find("các Kế hoạch số 12/KH-UBND, 13/SXD và số 14-UBND; 15/UBND");
    let kinds: Vec<_> = found.iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [Some(DocumentKind::Plan); 4], "{found:?}");
}

#[test]
fn a_sign_in_a_list_names_its_own_kind() {
    let found = find("Thông tư số 28/2021/TT-NHNN; 949/QĐ-NHNN");
    assert_eq!(found[1].kind, Some(DocumentKind::Decision));
}

#[test]
fn a_law_named_at_length_is_a_law() {
    let [found] = find("theo Luật Đấu thầu số 22/2023/QH15").try_into().unwrap();
    assert_eq!(found.kind, Some(DocumentKind::Law));
}

#[test]
fn the_kind_in_words_wins_over_the_sign() {
    let [found] = find("Quy định số 37-QĐ/TW").try_into().unwrap();
    assert_eq!(found.kind, Some(DocumentKind::Regulation));
    assert_eq!(found.number.kind(), Some(DocumentKind::Decision));
}

#[test]
fn the_next_paragraph_is_another_matter() {
    assert_eq!(numbers("Quyết định số\n1048/QĐ-UBND"), ["1048/QĐ-UBND"]);
    assert_eq!(find("Quyết định\n\n12/AB")[..], []);
}

/// Kinds whose abbreviation is no other's without its marks, as `ĐA` and `HĐ` are.
fn kinds() -> impl Strategy<Value = DocumentKind> {
    let kinds: Vec<_> = DocumentKind::all()
        .filter(|kind| kind.abbreviation().is_some())
        .filter(|kind| !matches!(kind, DocumentKind::Proposal | DocumentKind::Contract))
        .collect();
    prop::sample::select(kinds)
}

const DASHES: [&str; 6] = ["-", "\u{2010}", "\u{2011}", "–", "—", "\u{2212}"];
const GAPS: [&str; 5] = ["", "", " ", "\u{a0}", "\u{202f}"];

/// The habits of one writer.
#[derive(Clone, Debug)]
struct Habits {
    dash: &'static str,
    gap: &'static str,
    zeros: &'static str,
    case: u8,
    decomposed: bool,
    marks: bool,
    before: u8,
    date: u8,
}

fn habits() -> impl Strategy<Value = Habits> {
    (
        prop::sample::select(&DASHES[..]),
        prop::sample::select(&GAPS[..]),
        prop::sample::select(vec!["", "0", "00"]),
        0_u8..3,
        any::<bool>(),
        any::<bool>(),
        0_u8..5,
        0_u8..6,
    )
        .prop_map(|(dash, gap, zeros, case, decomposed, marks, before, date)| Habits {
            dash,
            gap,
            zeros,
            case,
            decomposed,
            marks,
            before,
            date,
        })
}

/// Writes a number as a person of these habits does, within a sentence.
fn write(number: &str, kind: DocumentKind, habits: &Habits, day: Date) -> String {
    let name = kind.name();
    let before = match habits.before {
        0 => format!("{name} số "),
        1 => format!("{name} "),
        2 => format!("{name} số: "),
        3 => "số ".to_owned(),
        _ => String::new(),
    };
    let spaced = |mark: &str| format!("{gap}{mark}{gap}", gap = habits.gap);
    let number =
        number.replace('-', "\u{1}").replace('/', &spaced("/")).replace('\u{1}', &spaced(habits.dash));
    let (y, m, d) = (day.year(), u8::from(day.month()), day.day());
    let date = match habits.date {
        0 => format!(" ngày {d:02}/{m:02}/{y}"),
        1 => format!(", ngày {d}-{m}-{y}"),
        2 => format!(" ngày {d}.{m}.{y}"),
        3 => format!(" ngày {d} tháng {m} năm {y}"),
        4 => format!(" của Chính phủ ngày {d:02} tháng {m:02} năm {y}"),
        _ => format!(" (ban hành ngày {d}/{m}/{y})"),
    };
    let text = format!("Theo {before}{}{number}{date} thì", habits.zeros);
    let text = match habits.case {
        0 => text,
        1 => text.to_lowercase(),
        _ => text.to_uppercase(),
    };
    let text = if habits.marks { text } else { without_marks(&text) };
    if habits.decomposed { text.nfd().collect() } else { text }
}

fn without_marks(text: &str) -> String {
    let plain = text.nfd().filter(|&c| !crate::text::is_mark(c));
    plain
        .map(|c| {
            if c == 'Đ' {
                'D'
            } else if c == 'đ' {
                'd'
            } else {
                c
            }
        })
        .collect()
}

/// A number of the state's or the Party's form.
fn number(kind: DocumentKind) -> impl Strategy<Value = String> {
    let sign = kind.abbreviation().unwrap_or_default();
    let state = prop::sample::select(vec!["UBND", "HĐND", "CP", "TTg", "BKHCN", "SKHCN", "BGDĐT", "VPCP"]);
    let party = prop::sample::select(vec!["TW", "TU", "VPTW"]);
    let number = 1_u32..10_000;
    prop_oneof![
        (number.clone(), state.clone()).prop_map(move |(number, office)| format!("{number}/{sign}-{office}")),
        (number.clone(), 1975_u32..2050, state)
            .prop_map(move |(number, year, office)| format!("{number}/{year}/{sign}-{office}")),
        (number, party).prop_map(move |(number, office)| format!("{number}-{sign}/{office}")),
    ]
}

/// Pieces of which texts that look like citations are made.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "Quyết định",
        "nghị quyết",
        "số",
        "của",
        "UBND tỉnh",
        "ngày",
        "tháng",
        "năm",
        "và",
        "1",
        "12",
        "2023",
        "05",
        "/",
        "-",
        "–",
        ".",
        ",",
        ";",
        ":",
        "(",
        ")",
        " ",
        "\u{a0}",
        "\n",
        "QĐ",
        "NQ",
        "CP",
        "TW",
        "Đ",
        "\u{301}",
        "\u{31b}",
        "&",
        "SKH&CN",
        "Bộ Y tế",
        "đ",
        "ﬁ",
        "İ",
        "𝟙",
        "１",
        "\u{200b}",
        "a",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// Numbers, dates, scores, telephone numbers and prices, with words around them.
fn plain_figures() -> impl Strategy<Value = String> {
    let figure = prop_oneof![
        "[0-9]{1,7}",
        "[0-3]?[0-9]/[01]?[0-9]/(19|20)[0-9]{2}",
        "[0-3]?[0-9][-.][01]?[0-9][-.](19|20)[0-9]{2}",
        "[0-9]{1,2}[-–/][0-9]{1,2}",
        "[0-9]{1,3}[.,][0-9]{3}",
        "0[0-9]{2,3}[. -][0-9]{3,4}[. -][0-9]{3,4}",
        "(19|20)[0-9]{2} ?[-–] ?(19|20)[0-9]{2}",
        "[0-9]{1,3}%",
        "[0-9]{1,2}h[0-5][0-9]",
    ];
    let word = prop::sample::select(vec![
        "ngày",
        "năm",
        "số",
        "Quyết định",
        "nghị định",
        "kế hoạch",
        "tỷ số",
        "khoảng",
        "–",
        "và",
        "của",
        "UBND tỉnh",
        "Chính phủ",
        "km",
        "ĐT:",
        ",",
        "Sở",
        "Hà Nội",
        "CP",
        "đồng",
    ]);
    prop::collection::vec((figure, word), 1..12)
        .prop_map(|pairs| pairs.into_iter().map(|(figure, word)| format!("{figure} {word} ")).collect())
}

fn check_places(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for found in find(text) {
        prop_assert!(last <= found.span.start && found.span.start <= found.number_span.start);
        prop_assert!(
            found.number_span.start < found.number_span.end && found.number_span.end <= found.span.end
        );
        prop_assert!(text.get(found.span.clone()).is_some());
        let written = text.get(found.number_span.clone());
        prop_assert_eq!(written.and_then(|written| DocumentNumber::parse(written).ok()), Some(found.number));
        last = found.span.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        check_places(&text)?;
    }

    #[test]
    fn spans_are_in_order_disjoint_and_hold_their_number(text in soup()) {
        check_places(&text)?;
    }

    #[test]
    fn habits_of_writing_do_not_matter(
        (kind, number) in kinds().prop_flat_map(|kind| (Just(kind), number(kind))),
        habits in habits(),
        days in 0_i64..40_000,
    ) {
        let day = date!(1945 - 09 - 02).saturating_add(time::Duration::days(days));
        let text = write(&number, kind, &habits, day);
        let found = find(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let expected = format!("{}{number}", habits.zeros);
        prop_assert_eq!(found[0].number.as_str(), expected, "{}", text);
        let plain = DocumentNumber::parse(&number).unwrap();
        prop_assert_eq!(found[0].number.key(), plain.key());
        prop_assert_eq!(found[0].kind, Some(kind));
        prop_assert_eq!(found[0].issued_on, Some(day), "{}", text);
    }

    #[test]
    fn plain_figures_are_no_citations(text in plain_figures()) {
        prop_assert_eq!(numbers(&text), [""; 0], "{}", text);
    }

    #[test]
    fn a_number_survives_the_round_trip(number in kinds().prop_flat_map(number)) {
        let read = DocumentNumber::parse(&number).unwrap();
        prop_assert_eq!(read.as_str(), &number);
        let again = DocumentNumber::parse(read.as_str()).unwrap();
        prop_assert_eq!(again.as_str(), read.as_str());
        prop_assert_eq!(&DocumentNumber::parse(read.key()).unwrap(), &read);
        let wire = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<DocumentNumber>(&wire).unwrap(), read);
    }

    #[test]
    fn whatever_parses_is_spelt_for_good(text in soup()) {
        if let Ok(read) = DocumentNumber::parse(&text) {
            let again = DocumentNumber::parse(read.as_str()).unwrap();
            prop_assert_eq!(again.as_str(), read.as_str());
            prop_assert_eq!(again.key(), read.key());
        }
    }
}
