//! What the script of a week says. It gets these words as JSON: no sentence
//! lives in TypeScript.

use super::bilingual;

bilingual! {
    /// What the script of the week says; it gets these words as JSON.
    WeekScriptWords {
        unsaved: "Có thay đổi chưa lưu", "Changes not saved yet";
        saving: "Đang lưu…", "Saving…";
        saved_at: "Đã lưu lúc {time}", "Saved at {time}";
        offline: "Chưa lưu: mất mạng, đã giữ trên máy này", "Not saved: no network, kept on this device";
        trouble: "Chưa lưu: máy chủ gặp lỗi, đã giữ trên máy này và đang thử lại", "Not saved: the server is in trouble; kept on this device, trying again";
        refused: "Chưa lưu: {reason}", "Not saved: {reason}";
        login_needed: "Chưa lưu: phiên làm việc đã hết.", "Not saved: your session ended.";
        login: "Đăng nhập ở thẻ mới", "Log in in a new tab";
        also_here: "Cũng đang mở tuần này: {names}", "Also has this week open: {names}";
        newer_version: "Có bản mới hơn trên máy chủ; khi lưu, hai bản được gộp.", "The server has newer rows; on saving both are put together.";
        undecided: "Chưa lưu: còn ô hai người cùng sửa, hãy chọn ở từng ô", "Not saved: cells that both changed are still to be decided";
        conflict: "{name} vừa lưu tuần này lúc {time}. Những chỗ khác đã được gộp; còn {count} ô cả hai cùng sửa. Hãy chọn ở từng ô, hoặc chọn chung:", "{name} saved this week at {time}. Everything else was put together; {count} cells were changed by both. Decide at each cell, or for all:";
        conflict_kept: "Bản giữ trên máy này đã được gộp với bản trên máy chủ; còn {count} ô khác nhau. Hãy chọn ở từng ô, hoặc chọn chung:", "What this device kept was put together with the server's rows; {count} cells differ. Decide at each cell, or for all:";
        keep_all_mine: "Giữ tất cả của tôi", "Keep all of mine";
        keep_all_theirs: "Lấy tất cả của {name}", "Take all of {name}";
        clash: "{name} ghi: “{text}”", "{name} wrote: “{text}”";
        nothing: "(trống)", "(empty)";
        ticked: "có đánh dấu", "ticked";
        not_ticked: "không đánh dấu", "not ticked";
        on_server: "máy chủ", "the server";
        keep_mine: "Giữ của tôi", "Keep mine";
        keep_theirs: "Lấy của {name}", "Take {name}’s";
        came_back: "{count} dòng bạn đã xóa được giữ lại, vì {name} vừa sửa.", "{count} rows you deleted are kept, because {name} has just changed them.";
        choose_day: "Chọn ngày", "Choose the day";
        recovered: "Máy này còn giữ một bản chưa lưu, lúc {time}.", "This device keeps rows that were not saved, from {time}.";
        recover: "Lấy bản đó", "Take them";
        forget: "Bỏ", "Drop them";
        reading: "Đang đọc bảng vừa dán…", "Reading the pasted table…";
        pasted: "Đã thêm {count} dòng từ bảng. Ctrl+Z để bỏ.", "{count} rows came from the table. Ctrl+Z takes them away.";
        paste_failed: "Chưa đọc được bảng vừa dán. Hãy thử lại, hoặc dùng khung “Dán bảng” bên dưới.", "The pasted table could not be read. Try again, or use the field below.";
        insert: "Thêm dòng dưới dòng {row}", "Insert a row below row {row}";
        remove: "Xóa dòng {row}", "Delete row {row}";
        removed: "Đã xóa dòng {row}. Ctrl+Z để lấy lại.", "Row {row} was deleted. Ctrl+Z brings it back.";
        fill: "Điền ngày xuống dưới", "Fill the day down";
        keys: "Enter: xuống ô dưới. Mũi tên ở mép ô: sang ô bên. Ctrl+D: chép ô trên. Ctrl+Enter: thêm dòng. Alt+Delete: xóa dòng. Ctrl+Z: hoàn tác. Alt+Enter: xuống dòng trong ô.", "Enter: cell below. Arrows at a cell's edge: next cell. Ctrl+D: copy the cell above. Ctrl+Enter: insert a row. Alt+Delete: delete the row. Ctrl+Z: undo. Alt+Enter: new line in the cell.";
    }
}

impl WeekScriptWords {
    /// The words under their names.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "unsaved": self.unsaved,
            "saving": self.saving,
            "saved_at": self.saved_at,
            "offline": self.offline,
            "trouble": self.trouble,
            "refused": self.refused,
            "login_needed": self.login_needed,
            "login": self.login,
            "also_here": self.also_here,
            "newer_version": self.newer_version,
            "undecided": self.undecided,
            "conflict": self.conflict,
            "conflict_kept": self.conflict_kept,
            "keep_all_mine": self.keep_all_mine,
            "keep_all_theirs": self.keep_all_theirs,
            "clash": self.clash,
            "nothing": self.nothing,
            "ticked": self.ticked,
            "not_ticked": self.not_ticked,
            "on_server": self.on_server,
            "keep_mine": self.keep_mine,
            "keep_theirs": self.keep_theirs,
            "came_back": self.came_back,
            "choose_day": self.choose_day,
            "recovered": self.recovered,
            "recover": self.recover,
            "forget": self.forget,
            "reading": self.reading,
            "pasted": self.pasted,
            "paste_failed": self.paste_failed,
            "insert": self.insert,
            "remove": self.remove,
            "removed": self.removed,
            "fill": self.fill,
            "keys": self.keys,
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::Locale;

    use super::*;

    #[test]
    fn the_script_gets_every_word_under_its_name() {
        let words = WeekScriptWords::of(Locale::Vietnamese).json();
        let values: Vec<_> = words.as_object().unwrap().values().filter_map(|word| word.as_str()).collect();
        assert_eq!(values.len(), WeekScriptWords::PAIRS.len());
        assert!(WeekScriptWords::PAIRS.iter().all(|(vietnamese, _)| values.contains(vietnamese)));
    }
}
