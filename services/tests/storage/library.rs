use std::{convert::Infallible, fs, io::Cursor};

use domain::{
    ArticleId, FileKind, FocalPoint, LibraryItem, LibraryKind, LibraryOnly, LibraryOrder, Locale, Manuscript,
    MediaPlace, Picture, Role, Slug, StepKind, Stored, Timestamp, manuscript::Cover,
    media_form::DescriptionFields, time::parse_iso_date, typed::Fault,
};
use futures::stream;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use sea_orm::{ConnectionTrait as _, Database};
use services::{
    Portal,
    accounts::AccountInfo,
    articles::Lookup,
    documents::{NewAttachment, NewDocument},
    html::{self, PlacedPicture},
    library::{LibraryError, LibraryFilter},
    manuscripts::{SaveOutcome, StepRequest},
    media::{MediaError, MediaStore, by_hash},
    pages::NewPage,
};

use crate::on_both_databases;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
const OTHER_PDF: &[u8] = b"%PDF-1.7\n2 0 obj\n%%EOF\n";
const DAYS_LATER: i64 = 3 * 86_400;

pub async fn account(portal: &Portal, login: &str, role: Role) -> AccountInfo {
    let id = portal.accounts().ensure(login, login, role).await.unwrap();
    AccountInfo { id, login: login.to_owned(), display_name: login.to_owned(), role }
}

/// A picture of one colour, which no other test has.
pub fn picture(shade: u8, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([shade, 60, 90])))
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

pub async fn brought(
    portal: &Portal,
    who: &AccountInfo,
    name: &str,
    bytes: &[u8],
) -> Result<LibraryItem, LibraryError> {
    let parts = stream::iter(bytes.chunks(1000).map(|part| Ok::<_, Infallible>(part.to_vec())));
    portal.library().add(who, name, parts).await
}

pub async fn replaced(
    portal: &Portal,
    who: &AccountInfo,
    item: &LibraryItem,
    bytes: &[u8],
) -> Result<(), LibraryError> {
    let parts = stream::iter([Ok::<_, Infallible>(bytes.to_vec())]);
    portal.library().replace(who, item.id, "mới", parts).await
}

async fn names(portal: &Portal, who: &AccountInfo, filter: LibraryFilter) -> Vec<String> {
    let page = portal.library().page(who, &filter, 1, 50).await.unwrap();
    assert_eq!(page.total, page.items.len() as u64);
    page.items.into_iter().map(|item| item.name).collect()
}

fn words(words: &str) -> LibraryFilter {
    LibraryFilter { words: words.to_owned(), ..LibraryFilter::default() }
}

fn picture_of(item: &LibraryItem) -> &Picture {
    let Stored::Picture(picture) = &item.stored else { panic!("{item:?}") };
    picture
}

/// An article of its own that shows the picture.
pub async fn article_with(portal: &Portal, who: &AccountInfo, item: &LibraryItem) -> ArticleId {
    let category = portal.categories().ensure_path(&["Tin".to_owned()]).await.unwrap();
    let id = portal.manuscripts().begin(who, Locale::Vietnamese).await.unwrap();
    let hash = item.stored.hash();
    let body = format!(
        r#"{{"type":"doc","content":[{{"type":"figure","attrs":{{"hash":"{hash}","width":8,"height":8,"alt":"Hội trường","size":"normal"}}}}]}}"#
    );
    let manuscript = Manuscript {
        title: "Khai mạc hội nghị".to_owned(),
        category: Some(category),
        cover: Some(Cover { hash: hash.to_owned(), alt: String::new() }),
        body: Some(serde_json::from_str(&body).unwrap()),
        ..Manuscript::default()
    };
    let saved = portal.manuscripts().save(who, id, 1, manuscript, false).await.unwrap();
    assert!(matches!(saved, SaveOutcome::Saved { .. }), "{saved:?}");
    id
}

pub async fn publish(portal: &Portal, who: &AccountInfo, id: ArticleId) {
    let version = portal.manuscripts().open(who, id).await.unwrap().version;
    let request = StepRequest { version, ..StepRequest::default() };
    portal.manuscripts().step(who, id, StepKind::Publish, request).await.unwrap();
}

async fn body_of(portal: &Portal, slug: &str) -> (String, Option<Picture>) {
    match portal.articles().by_slug(&Slug::try_from(slug).unwrap()).await.unwrap() {
        Lookup::Found(article) => (article.body.as_str().to_owned(), article.picture),
        other => panic!("{slug}: {other:?}"),
    }
}

fn page_with(item: &LibraryItem) -> NewPage {
    let markup = html::place_pictures("<p>Trụ sở</p><img src=\"x\">", |_| {
        Some(PlacedPicture { picture: picture_of(item).clone(), caption: String::new() })
    });
    NewPage {
        slug: Slug::try_from("gioi-thieu").unwrap(),
        title: "Giới thiệu".to_owned(),
        body: html::sanitise(&markup),
        position: 1,
        locale: Locale::Vietnamese,
        translation_of: None,
    }
}

fn document_with(item: &LibraryItem) -> NewDocument {
    NewDocument {
        number: "12/QĐ-UBND".to_owned(),
        issued_on: parse_iso_date("2025-03-01").unwrap(),
        effective_on: None,
        expires_on: None,
        kind: "Quyết định".to_owned(),
        issuer: "UBND tỉnh".to_owned(),
        field: String::new(),
        summary: "Về ao tôm".to_owned(),
        attachments: vec![NewAttachment { file: item.id, label: String::new() }],
    }
}

/// A JPEG whose EXIF block says where it was taken, by what, and that it lies on its side.
fn with_position(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x03\0".to_vec();
    exif.extend(b"\x0f\x01\x02\0\x08\0\0\0\x32\0\0\0"); // Make, at offset 50
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"); // Orientation 6
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x3a\0\0\0\0\0\0\0"); // GPS directory at 58; end
    exif.extend(b"MAYANH1\0");
    exif.extend(b"\x02\0\x01\0\x02\0\x02\0\0\0N\0\0\0"); // LatitudeRef
    exif.extend(b"\x1d\0\x02\0\x0b\0\0\0\x58\0\0\0\0\0\0\0"); // DateStamp, at offset 88
    exif.extend(b"2026:11:20\0");
    let mut bytes = jpeg[..2].to_vec();
    for segment in [exif, b"http://ns.adobe.com/xap/1.0/\0<x>MAYANH1 GPSLatitude 21,1.7N</x>".to_vec()] {
        bytes.extend([0xff, 0xe1]);
        bytes.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
        bytes.extend(segment);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

on_both_databases! {
    async fn what_is_brought_is_found_whatever_its_diacritics(test: TestPortal) {
        let portal = &test.portal;
        let (hoa, nam) = (account(portal, "hoa", Role::Reporter).await, account(portal, "nam", Role::Reporter).await);
        let first = brought(portal, &hoa, "Ảnh đồng muối.jpg", &picture(10, 700, 300)).await.unwrap();
        brought(portal, &nam, "Quyết định 12.docx", PDF).await.unwrap();
        assert_eq!((picture_of(&first).width, first.owner), (700, Some(hoa.id)));
        assert_eq!(names(portal, &hoa, words("DONG muoi")).await, ["Ảnh đồng muối.jpg"]);
        assert_eq!(names(portal, &hoa, words("quyết")).await, ["Quyết định 12.pdf"]);
        assert_eq!(names(portal, &hoa, words("muối định")).await, [""; 0]);
        for odd in ["100%", "_", "\\", "'; DROP TABLE media; --"] {
            assert_eq!(names(portal, &hoa, words(odd)).await, [""; 0], "{odd}");
        }
        let only = |only| LibraryFilter { only: Some(only), ..LibraryFilter::default() };
        assert_eq!(names(portal, &nam, only(LibraryOnly::Mine)).await, ["Quyết định 12.pdf"]);
        assert_eq!(names(portal, &nam, only(LibraryOnly::WithoutAlt)).await, ["Ảnh đồng muối.jpg"]);
        let kind = |kind| LibraryFilter { kind: Some(kind), ..LibraryFilter::default() };
        assert_eq!(names(portal, &nam, kind(LibraryKind::File)).await, ["Quyết định 12.pdf"]);
        assert_eq!(names(portal, &nam, kind(LibraryKind::Picture)).await, ["Ảnh đồng muối.jpg"]);
        let order = |order| LibraryFilter { order, ..LibraryFilter::default() };
        assert_eq!(names(portal, &nam, order(LibraryOrder::Largest)).await[0], "Ảnh đồng muối.jpg");
        assert_eq!(names(portal, &nam, order(LibraryOrder::Newest)).await[0], "Quyết định 12.pdf");
        assert_eq!(names(portal, &nam, order(LibraryOrder::Name)).await[0], "Ảnh đồng muối.jpg");
    }

    async fn the_same_content_is_kept_once_and_brings_no_page_up_to_date(test: TestPortal) {
        let portal = &test.portal;
        let hoa = account(portal, "hoa", Role::Reporter).await;
        let before = portal.storage().last_change().await.unwrap();
        let first = brought(portal, &hoa, "một.jpg", &picture(20, 50, 40)).await.unwrap();
        let again = brought(portal, &hoa, "hai.jpg", &picture(20, 50, 40)).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(portal.storage().last_change().await.unwrap(), before);
        let hostile = brought(portal, &hoa, "ảnh.jpg", b"MZ\x90\0 a program").await;
        assert!(matches!(hostile, Err(LibraryError::Media(MediaError::UnknownFile))), "{hostile:?}");
    }

    async fn no_stored_byte_tells_where_a_picture_was_taken(test: TestPortal) {
        let portal = &test.portal;
        let hoa = account(portal, "hoa", Role::Reporter).await;
        let avif = include_bytes!("../files/photo.avif");
        let heic = include_bytes!("../files/photo.heic");
        let jpeg = with_position(&picture(30, 400, 200));
        for (photo, size) in [(jpeg.as_slice(), (200, 400)), (avif, (48, 64)), (heic, (64, 48))] {
            assert!(photo.windows(7).any(|window| window == b"MAYANH1"), "the photograph tells");
            let item = brought(portal, &hoa, "IMG_0001", photo).await.unwrap();
            assert_eq!((picture_of(&item).width, picture_of(&item).height), size);
        }
        let mut seen = 0;
        let mut folders = vec![test.config.data_dir.join("media")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let bytes = fs::read(&path).unwrap();
                seen += 1;
                for trace in [&b"Exif"[..], b"EXIF", b"MAYANH1", b"GPS", b"2026:11:20", b"http://ns.adobe"] {
                    assert!(!bytes.windows(trace.len()).any(|window| window == trace), "{path:?}: {trace:?}");
                }
            }
        }
        assert!(seen >= 6, "{seen} files");
    }

    async fn one_describes_ones_own_and_those_who_look_after_the_library_everything(test: TestPortal) {
        let portal = &test.portal;
        let (hoa, nam) = (account(portal, "hoa", Role::Reporter).await, account(portal, "nam", Role::Reporter).await);
        let editor = account(portal, "bientap", Role::Editor).await;
        let item = brought(portal, &hoa, "a.jpg", &picture(40, 60, 40)).await.unwrap();
        let said = |alt: &str| DescriptionFields {
            alt: alt.to_owned(),
            credit: "Thu Hạ".to_owned(),
            focus_x: "20".to_owned(),
            focus_y: "90".to_owned(),
            ..Default::default()
        };
        let refused = portal.library().describe(&nam, item.id, &said("x")).await;
        assert!(matches!(refused, Err(LibraryError::NotAllowed)));
        assert!(matches!(portal.library().delete(&nam, item.id).await, Err(LibraryError::NotAllowed)));
        assert!(matches!(replaced(portal, &nam, &item, PDF).await, Err(LibraryError::NotAllowed)));
        assert!(matches!(portal.library().unused(&nam, Timestamp::now()).await, Err(LibraryError::NotAllowed)));
        portal.library().describe(&hoa, item.id, &said("Diêm dân\n cào  muối")).await.unwrap();
        portal.library().describe(&editor, item.id, &said("Diêm dân cào muối ")).await.unwrap();
        let found = portal.library().item(&nam, item.id).await.unwrap();
        assert_eq!((found.item.alt(), found.owner.as_str(), found.may_change), ("Diêm dân cào muối", "hoa", false));
        assert_eq!(picture_of(&found.item).focus, FocalPoint::new(20, 90));
        assert_eq!(names(portal, &nam, words("diem dan thu ha")).await, ["a.jpg"]);
        let long = portal.library().describe(&hoa, item.id, &said(&"a".repeat(501))).await;
        assert!(matches!(long, Err(LibraryError::Mistaken(faults)) if faults.of("alt") == Some(&Fault::TooLong(500))));
    }

    async fn a_replacement_is_seen_wherever_the_old_picture_was(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "duyet", Role::Approver).await;
        let item = brought(portal, &boss, "cũ.jpg", &picture(50, 700, 350)).await.unwrap();
        let old = item.stored.hash().to_owned();
        let published = article_with(portal, &boss, &item).await;
        publish(portal, &boss, published).await;
        let unpublished = article_with(portal, &boss, &item).await;
        portal.pages().put(page_with(&item)).await.unwrap();

        let uses = portal.library().item(&boss, item.id).await.unwrap().uses;
        let places: Vec<_> = uses.into_iter().map(|used| used.place).collect();
        assert_eq!(places, [MediaPlace::Article(published), MediaPlace::Manuscript(unpublished), MediaPlace::At("/gioi-thieu".to_owned())]);

        let version = portal.content_version();
        let bytes = picture(51, 640, 640);
        let new = MediaStore::hash(&bytes);
        replaced(portal, &boss, &item, &bytes).await.unwrap();
        assert!(portal.content_version() > version);
        let (body, lead) = body_of(portal, "khai-mac-hoi-nghi").await;
        assert!(body.contains(&format!("/media/{new}/640.webp 640w")) && body.contains("height=\"640\""), "{body}");
        assert!(body.contains("alt=\"Hội trường\"") && !body.contains(&old), "{body}");
        assert_eq!(lead.unwrap().hash, new);
        let page = portal.pages().by_slug(&Slug::try_from("gioi-thieu").unwrap()).await.unwrap().unwrap();
        assert!(page.body.as_str().contains(&new) && !page.body.as_str().contains(&old));
        assert!(!portal.media().contains(&old).await, "the old content is gone");
        assert_eq!(by_hash(portal, &old).await.unwrap().unwrap().1.hash, new);

        // What was written with the old one is published with the new one.
        publish(portal, &boss, unpublished).await;
        assert!(body_of(portal, "khai-mac-hoi-nghi-2").await.0.contains(&new));
        assert_eq!(portal.library().item(&boss, item.id).await.unwrap().uses.len(), 3);
    }

    async fn only_what_can_take_its_place_does(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "bientap", Role::Editor).await;
        let (one, two) = (picture(60, 50, 50), picture(61, 50, 50));
        let item = brought(portal, &boss, "một.jpg", &one).await.unwrap();
        let other = brought(portal, &boss, "khác.jpg", &picture(62, 50, 50)).await.unwrap();
        let taken = replaced(portal, &boss, &item, &picture(62, 50, 50)).await;
        assert!(matches!(taken, Err(LibraryError::Taken(id)) if id == other.id), "{taken:?}");
        assert!(matches!(replaced(portal, &boss, &item, &one).await, Err(LibraryError::Taken(id)) if id == item.id));
        assert!(matches!(replaced(portal, &boss, &item, PDF).await, Err(LibraryError::OtherKind)));
        assert!(!portal.media().contains(&MediaStore::hash(PDF)).await, "what was refused is not kept");
        replaced(portal, &boss, &item, &two).await.unwrap();
        // Whoever brings what was replaced gets what took its place.
        assert_eq!(brought(portal, &boss, "một.jpg", &one).await.unwrap().stored.hash(), MediaStore::hash(&two));
        assert!(matches!(replaced(portal, &boss, &other, &one).await, Err(LibraryError::Taken(id)) if id == item.id));
        // A mistake is taken back by replacing again.
        replaced(portal, &boss, &item, &one).await.unwrap();
        assert_eq!(by_hash(portal, &MediaStore::hash(&two)).await.unwrap().unwrap().1.hash, MediaStore::hash(&one));

        let pdf = brought(portal, &boss, "12.pdf", PDF).await.unwrap();
        portal.documents().put(document_with(&pdf)).await.unwrap();
        replaced(portal, &boss, &pdf, OTHER_PDF).await.unwrap();
        let document = portal.documents().page(1, 1).await.unwrap().items.remove(0);
        assert_eq!((document.attachments[0].file.hash.as_str(), document.attachments[0].file.kind), (MediaStore::hash(OTHER_PDF).as_str(), FileKind::Pdf));
        let uses = portal.library().item(&boss, pdf.id).await.unwrap().uses;
        assert_eq!(uses[0].place, MediaPlace::At("/van-ban/12-qd-ubnd-2025-03-01".to_owned()));
    }

    async fn what_is_used_stays_and_what_is_not_goes_with_its_files(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "duyet", Role::Approver).await;
        let used = brought(portal, &boss, "dùng.jpg", &picture(70, 50, 50)).await.unwrap();
        let free = brought(portal, &boss, "không dùng.jpg", &picture(71, 50, 50)).await.unwrap();
        let id = article_with(portal, &boss, &used).await;
        assert!(matches!(portal.library().delete(&boss, used.id).await, Err(LibraryError::InUse)));
        portal.library().delete(&boss, free.id).await.unwrap();
        assert!(matches!(portal.library().item(&boss, free.id).await, Err(LibraryError::Unknown)));
        assert!(!portal.media().contains(free.stored.hash()).await);
        assert!(portal.media().contains(used.stored.hash()).await);

        // An earlier version names it still: one may remove it, but it is not offered.
        publish(portal, &boss, id).await;
        let version = portal.manuscripts().open(&boss, id).await.unwrap().version;
        let body = r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]}"#;
        let manuscript = Manuscript {
            title: "Không ảnh".to_owned(),
            category: portal.manuscripts().open(&boss, id).await.unwrap().manuscript.category,
            body: Some(serde_json::from_str(body).unwrap()),
            ..Manuscript::default()
        };
        portal.manuscripts().save(&boss, id, version, manuscript, true).await.unwrap();
        publish(portal, &boss, id).await;
        let details = portal.library().item(&boss, used.id).await.unwrap();
        assert_eq!(details.uses[0].place, MediaPlace::Version(id));
        assert!(details.is_unused());
        let later = Timestamp::now().plus_seconds(DAYS_LATER);
        assert!(portal.library().unused(&boss, later).await.unwrap().is_empty());
        portal.library().delete(&boss, used.id).await.unwrap();
    }

    async fn the_report_names_what_is_used_nowhere_and_leaves_alone_what_is_new(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "duyet", Role::Approver).await;
        let in_text = brought(portal, &boss, "trong bài.jpg", &picture(80, 50, 50)).await.unwrap();
        let on_page = brought(portal, &boss, "trang.jpg", &picture(81, 50, 50)).await.unwrap();
        let attached = brought(portal, &boss, "văn bản.pdf", PDF).await.unwrap();
        let free = brought(portal, &boss, "thừa.jpg", &picture(82, 50, 50)).await.unwrap();
        let too = brought(portal, &boss, "thừa nữa.pdf", OTHER_PDF).await.unwrap();
        article_with(portal, &boss, &in_text).await;
        portal.pages().put(page_with(&on_page)).await.unwrap();
        portal.documents().put(document_with(&attached)).await.unwrap();

        assert!(portal.library().unused(&boss, Timestamp::now()).await.unwrap().is_empty());
        let later = Timestamp::now().plus_seconds(DAYS_LATER);
        let names = |items: Vec<LibraryItem>| items.into_iter().map(|item| item.name).collect::<Vec<_>>();
        assert_eq!(names(portal.library().unused(&boss, later).await.unwrap()), ["thừa.jpg", "thừa nữa.pdf"]);
        let asked = [free.id, in_text.id, attached.id];
        assert_eq!(portal.library().delete_unused(&boss, &asked, later).await.unwrap(), 1);
        assert_eq!(names(portal.library().unused(&boss, later).await.unwrap()), ["thừa nữa.pdf"]);
        assert_eq!(portal.library().items(&boss, &[in_text.id, free.id, too.id]).await.unwrap().len(), 2);
    }

    async fn pictures_from_before_can_be_searched(test: TestPortal) {
        let portal = &test.portal;
        let boss = account(portal, "duyet", Role::Approver).await;
        let database = Database::connect(&test.config.database_url).await.unwrap();
        // The schema as it was, with a picture in it.
        for sql in [
            "DROP TABLE media_former",
            "DROP INDEX idx_media_created_at",
            "DROP INDEX idx_article_lead_media_id",
            "ALTER TABLE media DROP COLUMN owner_id",
            "ALTER TABLE media DROP COLUMN folded",
            "DELETE FROM seaql_migrations WHERE version = 'm20261125_000013_media'",
            "INSERT INTO media (hash, mime, width, height, bytes, original_name, alt, caption, credit, variants, created_at) \
             VALUES ('00', 'image/jpeg', 1, 1, 1, 'cu.jpg', 'Đồng muối', '', '', '[]', 1)",
        ] {
            database.execute_unprepared(sql).await.unwrap();
        }
        portal.storage().migrate().await.unwrap();
        assert_eq!(names(portal, &boss, words("dong muoi")).await, ["cu.jpg"]);
    }
}
