//! Everything of the demo content but its articles, programmes and documents.

use domain::{CalendarEntry, CalendarEntryId, HalfDay, Locale, Slug, Timestamp, calendar::parse_clock};

use super::{DemoError, articles::compose_embedded, files, when};
use crate::{Portal, calendar::NewCalendarEntry, pages::NewPage, site::NewMenuItem};

/// The tree of categories, in the order of the file.
pub(super) async fn categories(portal: &Portal) -> Result<(), DemoError> {
    for category in files::categories()? {
        let mut path: Vec<String> = category.parent.into_iter().collect();
        path.push(category.name);
        let id = portal.categories().ensure_path(&path).await?;
        portal.categories().describe(id, &category.description, category.front).await?;
        portal.categories().translate(id, &category.name_en, &category.description_en).await?;
    }
    Ok(())
}

/// The weeks around the current one.
pub(super) async fn calendar(portal: &Portal, now: Timestamp) -> Result<(), DemoError> {
    for (number, entry) in files::calendar()?.into_iter().enumerate() {
        let half = HalfDay::from_name(&entry.half)
            .ok_or_else(|| DemoError::content("calendar.toml", format!("no half day “{}”", entry.half)))?;
        let entry = CalendarEntry {
            id: CalendarEntryId(0),
            date: when::day_of_week(now, entry.week, entry.weekday),
            half,
            starts_at: entry.start.as_deref().and_then(parse_clock),
            ends_at: entry.end.as_deref().and_then(parse_clock),
            content: entry.content,
            chair: entry.chair,
            participants: entry.participants,
            place: entry.place,
            note: entry.note,
            cancelled: entry.cancelled,
            updated_at: now,
        };
        portal.calendar().put(NewCalendarEntry { uid: format!("demo-{number}"), entry }).await?;
    }
    Ok(())
}

/// The static pages.
pub(super) async fn pages(portal: &Portal) -> Result<(), DemoError> {
    for page in files::pages()? {
        let slug = Slug::try_from(page.head.slug).map_err(|error| DemoError::content(&page.name, error))?;
        let original = page.head.translation_of.map(Slug::try_from).transpose();
        let new = NewPage {
            slug,
            title: page.head.title,
            body: compose_embedded(portal, &page.name, page.body).await?.body,
            position: page.head.position,
            locale: page.head.locale,
            translation_of: original.map_err(|error| DemoError::content(&page.name, error))?,
        };
        portal.pages().put(new).await?;
    }
    Ok(())
}

/// Who runs the portal, and its menu.
pub(super) async fn site(portal: &Portal) -> Result<(), DemoError> {
    for locale in Locale::ALL {
        portal.site().edition(locale).set_identity(&files::site(locale)?).await?;
    }
    portal.site().set_front(&files::front()?).await?;
    let items = files::menu()?
        .into_iter()
        .map(|item| NewMenuItem { label: item.label, label_en: item.label_en, url: item.url })
        .collect::<Vec<_>>();
    portal.site().set_menu(&items).await?;
    Ok(())
}
