//! Addresses that are no more, and where they lead.

use domain::{
    Destination, FormerPath, Paged, Permission, Redirect, Slug, Sort,
    redirect::{NoFormerPath, RedirectColumn},
    typed::{Fault, Faults},
};
use percent_encoding::percent_decode_str;

use crate::{
    Portal, PortalError,
    accounts::AccountInfo,
    articles::Lookup,
    events::ContentKind,
    refused::{Refused, allow},
    storage::redirects::Added,
};

/// Pages of the portal that are always there.
const STANDING: [&str; 9] = [
    "/chuyen-de",
    "/gop-y",
    "/hoi-dap",
    "/lich-cong-tac",
    "/lien-he/gui",
    "/so-do-trang",
    "/thong-ke",
    "/tim-kiem",
    "/van-ban",
];

/// The former addresses of a portal.
#[derive(Clone, Copy)]
pub struct Redirects<'a> {
    portal: &'a Portal,
}

impl<'a> Redirects<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// Where an address leads at which nothing lives: as it was asked for, with
    /// its query, or else by its path alone.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn lookup(self, address: &str) -> Result<Option<Destination>, PortalError> {
        let decoded = percent_decode_str(address).decode_utf8_lossy();
        let path = decoded.split('?').next().unwrap_or_default();
        let with_query = (path.len() < decoded.len()).then_some(&*decoded);
        for wanted in with_query.into_iter().chain([path]) {
            if let Ok(wanted) = FormerPath::parse(wanted)
                && let Some(to) = self.portal.storage().redirect_of(&wanted).await?
            {
                return Ok(Some(to));
            }
        }
        // The feeds of a category move with it.
        if let Some((category, feed @ ("rss.xml" | "atom.xml"))) = path.rsplit_once('/')
            && let Ok(category) = FormerPath::parse(category)
        {
            let to = self.portal.storage().redirect_of(&category).await?;
            return Ok(to.and_then(|to| Destination::parse(&format!("{to}/{feed}"))));
        }
        Ok(None)
    }

    /// Page `page` of those that hold `words`, with or without marks.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`], or when storage fails.
    pub async fn find(
        self,
        account: &AccountInfo,
        words: &str,
        sort: Sort<RedirectColumn>,
        page: u32,
        per_page: u32,
    ) -> Result<Paged<Redirect>, Refused> {
        allow(account, Permission::ManageSite)?;
        Ok(self.portal.storage().redirects(words, sort, page, per_page).await?)
    }

    /// Lets `from` lead to `to`.
    ///
    /// # Errors
    /// [`Refused::Mistaken`] names the fields that are wrong: no path or address,
    /// something lives there, a loop, a chain.
    pub async fn add(self, account: &AccountInfo, from: &str, to: &str) -> Result<(), Refused> {
        allow(account, Permission::ManageSite)?;
        let (from, to) = self.read(from, to)?;
        if self.is_lived_in(&from).await? {
            return Err(Refused::field("from", Fault::Reserved));
        }
        match self.portal.storage().add_redirect(&from, &to, &account.actor()).await? {
            Added::Now => {
                self.portal.changed(ContentKind::Site, 0);
                Ok(())
            }
            Added::Taken(other) => Err(Refused::field("from", Fault::Taken(other.to_string()))),
            Added::LeadsOn(other) => Err(Refused::field("to", Fault::Chain(other.to_string()))),
            Added::IsLedTo(other) => Err(Refused::field("from", Fault::Chain(other.to_string()))),
        }
    }

    /// Reads what was typed. An address of this portal stands for its path, and
    /// a path as browsers write it for the path that it means.
    fn read(self, from: &str, to: &str) -> Result<(FormerPath, Destination), Refused> {
        let base = self.portal.config().base_url.as_str();
        let own = |typed: &str| {
            let typed = typed.trim();
            typed.strip_prefix(base).filter(|rest| rest.starts_with('/')).unwrap_or(typed).to_owned()
        };
        let mut faults = Faults::default();
        let path = own(from);
        let from = match FormerPath::parse(&percent_decode_str(&path).decode_utf8_lossy()) {
            Ok(from) => Some(from),
            Err(error) => {
                let fault = match error {
                    _ if path.is_empty() => Fault::Missing,
                    NoFormerPath::Form => Fault::Address,
                    NoFormerPath::Reserved => Fault::Reserved,
                };
                faults.add("from", fault);
                None
            }
        };
        let path = own(to);
        let to = Destination::parse(&path);
        if to.is_none() {
            faults.add("to", if path.is_empty() { Fault::Missing } else { Fault::Address });
        }
        let (Some(from), Some(to)) = (from, to) else { return Err(faults.into()) };
        if FormerPath::parse(to.as_str()).is_ok_and(|to| to == from) {
            return Err(Refused::field("to", Fault::Cycle));
        }
        Ok((from, to))
    }

    /// Whether readers find something at a path, which would hide the redirect.
    async fn is_lived_in(self, from: &FormerPath) -> Result<bool, PortalError> {
        let path = from.as_str();
        if STANDING.contains(&path) {
            return Ok(true);
        }
        if let Some(category) = path.strip_prefix("/chuyen-muc/") {
            return Ok(self.portal.categories().tree().await?.by_path(category).is_some());
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or_default();
        let Ok(slug) = Slug::try_from(name) else { return Ok(false) };
        Ok(match folder {
            "/bai-viet" => matches!(self.portal.articles().by_slug(&slug).await?, Lookup::Found(..)),
            "/van-ban" => self.portal.documents().by_slug(&slug).await?.is_some(),
            "/chuyen-de" => self.portal.programmes().by_slug(&slug).await?.is_some(),
            "" => self.portal.pages().by_slug(&slug).await?.is_some(),
            _ => false,
        })
    }
}
