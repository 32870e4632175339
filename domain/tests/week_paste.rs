//! Tables as the week's script sends them, out of what programs put on the
//! clipboard, are read as its tests expect: `editor/tests/week`.
//! `UPDATE_PASTE=1` writes the rows anew; read them before committing.

use std::{env, fs, path::Path};

use domain::{
    IsoWeek,
    week::{WeekRow, read_lines, rows_of},
};
use serde_json::Value;

#[test]
fn tables_of_other_programs_are_read_as_the_script_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editor/tests/week");
    let week = IsoWeek::new(2026, 48).unwrap();
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".sent.json") else { continue };
        let sent: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let table: Vec<Vec<String>> = match sent["text"].as_str() {
            Some(text) => read_lines(text),
            None => serde_json::from_value(sent["table"].clone()).unwrap(),
        };
        let rows: Vec<WeekRow> = rows_of(&table, week).into_iter().map(|row| row.tidy(week)).collect();
        let expected = path.with_file_name(format!("{name}.rows.json"));
        if env::var_os("UPDATE_PASTE").is_some() {
            fs::write(&expected, format!("{}\n", serde_json::to_string_pretty(&rows).unwrap())).unwrap();
        }
        let expected: Vec<WeekRow> = serde_json::from_str(&fs::read_to_string(&expected).unwrap()).unwrap();
        assert_eq!(rows, expected, "{name}");
        read += 1;
    }
    assert!(read >= 8, "only {read} tables");
}
