use std::{convert::Infallible, time::SystemTime};

use futures::{TryStreamExt as _, stream};

use super::*;

const OWNER: UserId = UserId(7);

fn files() -> (tempfile::TempDir, PartialFiles) {
    let dir = tempfile::tempdir().unwrap();
    let files = PartialFiles::new(dir.path().join("uploads"));
    (dir, files)
}

async fn append(
    files: &PartialFiles,
    id: &UploadId,
    offset: u64,
    piece: &[u8],
) -> Result<Appended, PieceError> {
    files.append(OWNER, id, offset, stream::iter([Ok::<_, Infallible>(piece)])).await
}

fn age(path: &Path, by: Duration) {
    for file in [path.join(CONTENT), path.to_path_buf()] {
        File::open(file).unwrap().set_modified(SystemTime::now() - by).unwrap();
    }
}

#[tokio::test]
async fn pieces_make_a_whole_and_begin_where_the_one_before_ended() {
    let (_dir, files) = files();
    let id = files.create(OWNER, "a.pdf".to_owned(), 11).await.unwrap();
    append(&files, &id, 0, b"%PDF-").await.unwrap();
    assert_eq!(files.progress(OWNER, &id).await.unwrap(), Progress { offset: 5, length: 11 });
    for wrong in [0, 4, 6, 11, u64::MAX] {
        assert!(matches!(append(&files, &id, wrong, b"x").await, Err(PieceError::Offset(5))), "{wrong}");
    }
    let torn = stream::iter([Ok(&b"1.7"[..]), Err(io::Error::other("gone"))]);
    let kept = files.append(OWNER, &id, 5, torn).await.unwrap();
    assert_eq!(kept.progress().offset, 8);
    drop(kept);
    assert!(matches!(append(&files, &id, 8, b"1234").await, Err(PieceError::TooLong)));
    let whole = append(&files, &id, 8, b"\n%%").await.unwrap();
    let content: Vec<Vec<u8>> = whole.content().await.unwrap().try_collect().await.unwrap();
    assert_eq!(content.concat(), b"%PDF-1.7\n%%");
    whole.settle(MediaId(3)).await.unwrap();
    // Who did not hear so is told again, and nothing is kept twice.
    let again = append(&files, &id, 11, b"").await.unwrap();
    assert_eq!((again.taken(), again.progress().offset), (Some(MediaId(3)), 11));
    assert_eq!(fs::metadata(files.folder(OWNER, &id).join(CONTENT)).unwrap().len(), 0);
}

#[tokio::test]
async fn one_writes_at_a_time() {
    let (_dir, files) = files();
    let id = files.create(OWNER, String::new(), 9).await.unwrap();
    let first = append(&files, &id, 0, b"abc").await.unwrap();
    assert!(matches!(append(&files, &id, 3, b"def").await, Err(PieceError::Busy)));
    assert!(matches!(files.remove(OWNER, &id).await, Err(PieceError::Busy)));
    drop(first);
    append(&files, &id, 3, b"def").await.unwrap();
}

#[tokio::test]
async fn nobody_reaches_what_another_brings() {
    let (_dir, files) = files();
    let id = files.create(OWNER, String::new(), 9).await.unwrap();
    let other = UserId(8);
    let nothing = stream::empty::<Result<&[u8], Infallible>>();
    assert!(matches!(files.progress(other, &id).await, Err(PieceError::Unknown)));
    assert!(matches!(files.append(other, &id, 0, nothing).await, Err(PieceError::Unknown)));
    assert!(matches!(files.remove(other, &id).await, Err(PieceError::Unknown)));
    for bad in ["", "..", "../8", &"g".repeat(32), &"A".repeat(32), &"a".repeat(33)] {
        assert_eq!(UploadId::parse(bad), None, "{bad}");
    }
    assert_eq!(UploadId::parse(id.as_str()), Some(id));
}

#[tokio::test]
async fn the_beginning_tells_what_need_not_come_to_its_end() {
    let (_dir, files) = files();
    let id = files.create(OWNER, "phim.mp4".to_owned(), MAX_VIDEO_BYTES).await.unwrap();
    let refused = append(&files, &id, 0, b"\xff\xd8\xff\xe0 a photograph of half a gigabyte").await;
    assert!(matches!(refused, Err(PieceError::Media(MediaError::TooManyBytes(_)))), "{refused:?}");
    for (length, empty) in [(0, true), (MAX_VIDEO_BYTES + 1, false), (u64::MAX, false)] {
        let refused = files.create(OWNER, String::new(), length).await;
        let Err(PieceError::Media(refused)) = refused else { panic!("{refused:?}") };
        assert_eq!(matches!(refused, MediaError::Empty), empty, "{refused}");
    }
}

#[tokio::test]
async fn an_account_has_a_number_of_files_on_the_way_and_the_idle_make_room() {
    let (_dir, files) = files();
    let first = files.create(OWNER, String::new(), 1).await.unwrap();
    for _ in 1..MAX_OPEN {
        files.create(OWNER, String::new(), 1).await.unwrap();
    }
    assert!(matches!(files.create(OWNER, String::new(), 1).await, Err(PieceError::TooMany)));
    files.create(UserId(8), String::new(), 1).await.unwrap();
    age(&files.folder(OWNER, &first), IDLE * 2);
    files.create(OWNER, String::new(), 1).await.unwrap();
    assert!(matches!(files.progress(OWNER, &first).await, Err(PieceError::Unknown)));

    let heavy = UserId(9);
    for _ in 0..4 {
        files.create(heavy, String::new(), MAX_VIDEO_BYTES).await.unwrap();
    }
    assert!(matches!(files.create(heavy, String::new(), 1).await, Err(PieceError::TooMany)));
}

#[tokio::test]
async fn what_nobody_goes_on_with_is_gone_after_a_day() {
    let (_dir, files) = files();
    let day = Duration::from_secs(24 * 3600);
    let (old, busy, new) = (
        files.create(OWNER, String::new(), 9).await.unwrap(),
        files.create(OWNER, String::new(), 9).await.unwrap(),
        files.create(OWNER, String::new(), 9).await.unwrap(),
    );
    // What a crash left half made.
    let broken = files.of(OWNER).join("b".repeat(32));
    fs::create_dir(&broken).unwrap();
    File::open(&broken).unwrap().set_modified(SystemTime::now() - day * 2).unwrap();
    let writing = append(&files, &busy, 0, b"abc").await.unwrap();
    for id in [&old, &busy] {
        age(&files.folder(OWNER, id), day + Duration::from_secs(60));
    }
    age(&files.folder(OWNER, &new), day - Duration::from_secs(60));
    assert_eq!(files.sweep().await.unwrap(), 2);
    drop(writing);
    assert!(!files.folder(OWNER, &old).exists() && !broken.exists());
    for id in [&busy, &new] {
        files.progress(OWNER, id).await.unwrap();
    }
}
