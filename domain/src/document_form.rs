//! A document of the registry as the desk's form holds it.

use serde::Deserialize;
use time::Date;

use crate::{
    Document,
    text::compose,
    time::dd_mm_yyyy,
    typed::{Fault, Faults},
};

/// What a document is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentChange {
    /// Number and sign exactly as issued.
    pub number: String,
    /// The date of issue.
    pub issued_on: Date,
    /// The first day on which it is in force.
    pub effective_on: Option<Date>,
    /// The first day on which it is no longer in force.
    pub expires_on: Option<Date>,
    /// Its type.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Who signed it.
    pub signer: String,
    /// The field it regulates.
    pub field: String,
    /// What it is about.
    pub summary: String,
    /// Content addresses of its files, with what each is to it.
    pub files: Vec<DocumentFile>,
}

/// A stored file that is to belong to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFile {
    /// Its place in the form.
    pub place: usize,
    /// Its content address.
    pub hash: String,
    /// What it is to the document; may be empty.
    pub label: String,
}

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DocumentFields {
    /// Number and sign exactly as issued.
    pub number: String,
    /// The date of issue, `dd-mm-yyyy` as all dates here.
    pub issued_on: String,
    /// The first day on which it is in force.
    pub effective_on: String,
    /// The first day on which it is no longer in force.
    pub expires_on: String,
    /// Its type.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Who signed it.
    pub signer: String,
    /// The field it regulates.
    pub field: String,
    /// What it is about.
    pub summary: String,
    file_0: String,
    file_1: String,
    file_2: String,
    file_3: String,
    file_4: String,
    file_5: String,
    label_0: String,
    label_1: String,
    label_2: String,
    label_3: String,
    label_4: String,
    label_5: String,
}

/// How many files the form has room for.
pub const MAX_FILES: usize = 6;
/// The names of the fields of files.
pub const FILES: [&str; MAX_FILES] = ["file_0", "file_1", "file_2", "file_3", "file_4", "file_5"];
/// The names of the fields of their labels.
pub const LABELS: [&str; MAX_FILES] = ["label_0", "label_1", "label_2", "label_3", "label_4", "label_5"];

impl DocumentFields {
    const MAX_LINE: usize = 200;
    const MAX_SUMMARY: usize = 2_000;

    /// The form of a document of which the number is known.
    #[must_use]
    pub fn numbered(number: &str) -> Self {
        Self { number: number.to_owned(), ..Self::default() }
    }

    /// The form of a document that is there.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let day = |day: Option<Date>| day.map(dd_mm_yyyy).unwrap_or_default();
        let mut fields = Self {
            number: document.number.clone(),
            issued_on: dd_mm_yyyy(document.issued_on),
            effective_on: day(document.effective_on),
            expires_on: day(document.expires_on),
            kind: document.kind.clone(),
            issuer: document.issuer.clone(),
            signer: document.signer.clone(),
            field: document.field.clone(),
            summary: document.summary.clone(),
            ..Self::default()
        };
        for (place, attachment) in fields.places_mut().into_iter().zip(&document.attachments) {
            *place.0 = attachment.file.url();
            place.1.clone_from(&attachment.label);
        }
        fields
    }

    /// Addresses of files with their labels, as typed.
    #[must_use]
    pub fn places(&self) -> [(&str, &str); MAX_FILES] {
        [
            (&self.file_0, &self.label_0),
            (&self.file_1, &self.label_1),
            (&self.file_2, &self.label_2),
            (&self.file_3, &self.label_3),
            (&self.file_4, &self.label_4),
            (&self.file_5, &self.label_5),
        ]
    }

    fn places_mut(&mut self) -> [(&mut String, &mut String); MAX_FILES] {
        [
            (&mut self.file_0, &mut self.label_0),
            (&mut self.file_1, &mut self.label_1),
            (&mut self.file_2, &mut self.label_2),
            (&mut self.file_3, &mut self.label_3),
            (&mut self.file_4, &mut self.label_4),
            (&mut self.file_5, &mut self.label_5),
        ]
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<DocumentChange, Faults> {
        let mut faults = Faults::default();
        let number = faults.required("number", &self.number, Self::MAX_LINE);
        let issued_on = faults.day("issued_on", &self.issued_on);
        if issued_on.is_none() {
            faults.add("issued_on", Fault::Missing);
        }
        let effective_on = faults.day("effective_on", &self.effective_on);
        let expires_on = faults.day("expires_on", &self.expires_on);
        if let (Some(start), Some(end)) = (effective_on.or(issued_on), expires_on)
            && end <= start
        {
            faults.add("expires_on", Fault::EndsFirst);
        }
        let summary = compose(&faults.lines("summary", &self.summary, Self::MAX_SUMMARY).replace('\n', " "));
        if summary.is_empty() {
            faults.add("summary", Fault::Missing);
        }
        let kind = faults.required("kind", &self.kind, Self::MAX_LINE);
        let issuer = faults.required("issuer", &self.issuer, Self::MAX_LINE);
        let signer = faults.line("signer", &self.signer, Self::MAX_LINE);
        let field = faults.line("field", &self.field, Self::MAX_LINE);
        let files = self.files(&mut faults);
        let Some(issued_on) = issued_on else { return Err(faults) };
        let change = DocumentChange {
            number,
            issued_on,
            effective_on,
            expires_on,
            kind,
            issuer,
            signer,
            field,
            summary,
            files,
        };
        faults.none(change)
    }

    fn files(&self, faults: &mut Faults) -> Vec<DocumentFile> {
        let mut files = Vec::new();
        for (place, (address, label)) in self.places().into_iter().enumerate() {
            let label = faults.line(LABELS[place], label, Self::MAX_LINE);
            let address = address.trim();
            if address.is_empty() {
                continue;
            }
            match content_address(address) {
                Some(hash) => files.push(DocumentFile { place, hash: hash.to_owned(), label }),
                None => faults.add(FILES[place], Fault::File),
            }
        }
        files
    }
}

/// The content address in the address of a stored file: `/media/{hash}/…`,
/// with or without scheme and host, or the content address alone.
#[must_use]
pub fn content_address(text: &str) -> Option<&str> {
    let is_hash = |part: &&str| {
        part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    let text = text.trim();
    if is_hash(&text) {
        return Some(text);
    }
    text.split_once("/media/").and_then(|(_, rest)| rest.split('/').next()).filter(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> DocumentFields {
        DocumentFields {
            number: "12/QĐ-UBND".to_owned(),
            issued_on: "05-01-2026".to_owned(),
            kind: "Quyết định".to_owned(),
            issuer: "UBND tỉnh".to_owned(),
            summary: "Về việc\r\nphê duyệt".to_owned(),
            ..DocumentFields::default()
        }
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        assert_eq!(fields().check().unwrap().summary, "Về việc phê duyệt");
        let faults = DocumentFields::default().check().unwrap_err();
        for field in ["number", "issued_on", "kind", "issuer", "summary"] {
            assert_eq!(faults.of(field), Some(&Fault::Missing), "{field}");
        }
        let typed = DocumentFields {
            effective_on: "01-02-2026".to_owned(),
            expires_on: "01-02-2026".to_owned(),
            file_1: "https://elsewhere.vn/x.pdf".to_owned(),
            ..fields()
        };
        let faults = typed.check().unwrap_err();
        assert_eq!(faults.of("expires_on"), Some(&Fault::EndsFirst));
        assert_eq!(faults.of("file_1"), Some(&Fault::File));
    }

    #[test]
    fn a_file_is_known_by_its_content_address() {
        let hash = "0123456789abcdef0123456789abcdef";
        for text in
            [hash.to_owned(), format!("/media/{hash}/tep.pdf"), format!("https://so.vn/media/{hash}/tep.pdf")]
        {
            assert_eq!(content_address(&text), Some(hash), "{text}");
        }
        for bad in ["", "/media/../tep.pdf", "/media/0123/tep.pdf", "0123456789ABCDEF0123456789abcdef"] {
            assert_eq!(content_address(bad), None, "{bad}");
        }
    }
}
