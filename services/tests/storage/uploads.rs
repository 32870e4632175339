use std::convert::Infallible;

use domain::Role;
use futures::stream;
use services::{
    Portal,
    accounts::AccountInfo,
    library::{LibraryError, LibraryFilter, Piece, PieceError, UploadId},
};

use super::library::{account, brought, picture};
use crate::on_both_databases;

async fn add(
    portal: &Portal,
    who: &AccountInfo,
    id: &UploadId,
    offset: usize,
    bytes: &[u8],
) -> Result<Piece, LibraryError> {
    let source = stream::iter([Ok::<_, Infallible>(bytes.to_vec())]);
    portal.library().add_piece(who, id, offset as u64, source).await
}

on_both_databases! {
    async fn pieces_end_in_the_library_once_whoever_asks_again(test: TestPortal) {
        let portal = &test.portal;
        let (hoa, nam) = (account(portal, "hoa", Role::Reporter).await, account(portal, "nam", Role::Reporter).await);
        let bytes = picture(70, 500, 300);
        let id = portal.library().announce(&hoa, "phần.jpg", bytes.len() as u64).await.unwrap();
        let (first, rest) = bytes.split_at(1000);
        assert!(matches!(add(portal, &hoa, &id, 0, first).await, Ok(Piece::Partial(at)) if at.offset == 1000));
        assert!(matches!(
            add(portal, &nam, &id, 1000, rest).await,
            Err(LibraryError::Piece(PieceError::Unknown))
        ));
        // The last piece comes twice at once: one waits, and the answer is the same.
        let (one, other) = tokio::join!(add(portal, &hoa, &id, 1000, rest), add(portal, &hoa, &id, 1000, rest));
        let taken = [one, other].into_iter().find_map(Result::ok);
        let Some(Piece::Whole(item)) = taken else { panic!("{taken:?}") };
        let again = add(portal, &hoa, &id, bytes.len(), b"").await;
        assert!(matches!(again, Ok(Piece::Whole(same)) if same == item));
        assert_eq!((item.owner, item.name.as_str()), (Some(hoa.id), "phần.jpg"));
        assert_eq!(brought(portal, &nam, "khác.jpg", &bytes).await.unwrap(), item);
        let all = portal.library().page(&hoa, &LibraryFilter::default(), 1, 9).await.unwrap();
        assert_eq!(all.total, 1);
        // What was deleted meanwhile is not told of.
        portal.library().delete(&hoa, item.id).await.unwrap();
        assert!(matches!(add(portal, &hoa, &id, bytes.len(), b"").await, Err(LibraryError::Unknown)));
        portal.library().give_up(&hoa, &id).await.unwrap();
        let gone = portal.library().progress(&hoa, &id).await;
        assert!(matches!(gone, Err(LibraryError::Piece(PieceError::Unknown))));
    }
}
