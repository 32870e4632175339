//! The command line, as an operator meets it.

#![expect(clippy::unwrap_used, reason = "in a test a panic is a finding")]

mod support;

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

use services::Portal;
use support::{article, bantin, binary, free_address, portal_config, run, said};

#[test]
fn a_taken_port_is_one_clear_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let output = bantin(dir.path(), &["serve"]).env("BANTIN_LISTEN", &address).output().unwrap();
    assert!(!output.status.success());
    let sentence = format!("bantin: {address} is already in use: stop the other program");
    assert!(said(&output).starts_with(&sentence), "{}", said(&output));
    // Nothing was touched: not even the database was made.
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_data_folder_that_cannot_be_is_one_clear_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let output = bantin(dir.path(), &["migrate"]).env("BANTIN_DATA_DIR", file.join("data")).output().unwrap();
    assert!(!output.status.success());
    assert!(said(&output).contains("choose another with BANTIN_DATA_DIR"), "{}", said(&output));
}

#[test]
fn a_setting_of_the_wrong_form_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let output = bantin(dir.path(), &["check"]).env("BANTIN_LISTEN", "ba nghìn").output().unwrap();
    assert!(!output.status.success());
    assert!(said(&output).contains("LISTEN"), "{}", said(&output));
    let output =
        bantin(dir.path(), &["check"]).env("BANTIN_DATABASE_URL", "mysql://u:bi-mat@h/d").output().unwrap();
    assert!(said(&output).contains("is not a database address"), "{}", said(&output));
    assert!(!said(&output).contains("bi-mat"), "{}", said(&output));
}

#[test]
fn an_import_tells_by_its_status_how_it_went() {
    let dir = tempfile::tempdir().unwrap();
    let lines = [article("1", "Một", "<p>x</p>"), "hỏng".to_owned(), article("3", "Ba", "<p>x</p>")];
    fs::write(dir.path().join("bai.jsonl"), lines.join("\n")).unwrap();
    let output = run(dir.path(), &["import", "jsonl", "bai.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("line 2: not imported: not JSON"), "{}", said(&output));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("2 created, 0 updated, 0 unchanged, 1 not imported")
    );
    let json = run(dir.path(), &["import", "jsonl", "bai.jsonl", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((report["unchanged"].as_u64(), report["errors"][0]["line"].as_u64()), (Some(2), Some(2)));
    assert_eq!(run(dir.path(), &["import", "jsonl", "khong-co.jsonl"]).status.code(), Some(2));
}

#[test]
fn a_full_disk_is_told_and_corrupts_nothing() {
    let dir = tempfile::tempdir().unwrap();
    assert!(run(dir.path(), &["migrate"]).status.success());
    let body = format!("<p>{}</p>", "chữ ".repeat(200_000));
    fs::write(dir.path().join("bai.jsonl"), article("1", "Dài", &body)).unwrap();
    // No file may grow beyond half a megabyte: to the program the disk is full.
    let script = "trap '' XFSZ; ulimit -f 1000; exec \"$0\" import jsonl bai.jsonl";
    let full = Command::new("sh")
        .args(["-c", script])
        .arg(binary())
        .current_dir(dir.path())
        .env("BANTIN_DATA_DIR", dir.path())
        .output()
        .unwrap();
    assert!(!full.status.success());
    assert!(said(&full).contains("bantin: the database refused"), "{}", said(&full));
    // With room again the same import goes through.
    let again = run(dir.path(), &["import", "jsonl", "bai.jsonl"]);
    assert!(again.status.success(), "{}", said(&again));
}

#[test]
fn the_administrators_password_can_come_from_outside() {
    let dir = tempfile::tempdir().unwrap();
    let link = run(dir.path(), &["seed"]);
    assert!(String::from_utf8_lossy(&link.stdout).contains("/dang-nhap/lien-ket/"));
    let short = bantin(dir.path(), &["seed"]).env("BANTIN_ADMIN_PASSWORD", "ngan").output().unwrap();
    assert!(said(&short).contains("at least 12 characters"), "{}", said(&short));
    let set =
        bantin(dir.path(), &["seed"]).env("BANTIN_ADMIN_PASSWORD", "mot mat khau dai").output().unwrap();
    assert!(set.status.success());
    assert!(String::from_utf8_lossy(&run(dir.path(), &["seed"]).stdout).contains("already has a password"));
}

#[test]
fn accounts_are_made_at_the_machine_and_get_new_links() {
    let dir = tempfile::tempdir().unwrap();
    let add = |login: &str, role: &str| {
        run(dir.path(), &["user", "add", login, "--name", "Nguyễn An", "--role", role])
    };
    let added = add("an.nguyen", "administrator");
    let link = String::from_utf8_lossy(&added.stdout).trim().to_owned();
    assert!(link.contains("/dang-nhap/lien-ket/"), "{link} {}", said(&added));
    assert!(said(&add("an.nguyen", "editor")).contains("another account logs in with that name"));
    assert!(said(&add("ă", "editor")).contains("3 to 40 letters"));
    assert!(said(&add("binh", "king")).contains("reporter, editor, approver, administrator"));
    let again = run(dir.path(), &["user", "link", "an.nguyen", "--without-second-factor"]);
    assert_ne!(String::from_utf8_lossy(&again.stdout).trim(), link);
    assert!(again.status.success());
    assert!(said(&run(dir.path(), &["user", "link", "khong-co"])).contains("there is no such account"));
}

#[test]
fn a_mail_server_that_cannot_be_meant_is_said_at_the_start() {
    let dir = tempfile::tempdir().unwrap();
    let url = bantin(dir.path(), &["serve"]).env("BANTIN_SMTP_URL", "so.example.vn").output().unwrap();
    assert!(said(&url).contains("BANTIN_SMTP_URL"), "{}", said(&url));
    let from = bantin(dir.path(), &["serve"]).env("BANTIN_SMTP_URL", "smtp://127.0.0.1:25").output().unwrap();
    assert!(said(&from).contains("BANTIN_MAIL_FROM"), "{}", said(&from));
}

/// A server with its data in `dir`, which says that it listens; and where.
fn serving(dir: &Path) -> (Child, String) {
    let address = free_address();
    let mut server = bantin(dir, &["serve"])
        .env("BANTIN_LISTEN", &address)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains(&address), "{line}");
    (server, address)
}

#[test]
fn a_request_in_flight_is_finished_before_the_server_stops() {
    let dir = tempfile::tempdir().unwrap();
    let (mut server, address) = serving(dir.path());
    let mut request = TcpStream::connect(&address).unwrap();
    let body = "login=a&password=b";
    write!(
        request,
        "POST /dang-nhap HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    // The handler waits for the body once the server asks for it.
    let mut interim = [0; 25];
    request.read_exact(&mut interim).unwrap();
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    let mut errors = BufReader::new(server.stderr.take().unwrap());
    let stop = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(stop.success());
    let mut said = String::new();
    while !said.contains("stopping") {
        assert!(errors.read_line(&mut said).unwrap() > 0, "the server never said that it stops: {said}");
    }
    request.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    request.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(server.wait().unwrap().success());
}

#[test]
fn who_never_finishes_a_request_does_not_hold_up_the_stop() {
    let dir = tempfile::tempdir().unwrap();
    let (mut server, address) = serving(dir.path());
    let mut request = TcpStream::connect(&address).unwrap();
    write!(
        request,
        "POST /dang-nhap HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
    )
    .unwrap();
    // The server waits for the rest, which never comes.
    request.read_exact(&mut [0; 25]).unwrap();
    let stop = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(stop.success());
    let mut said = String::new();
    server.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(server.wait().unwrap().success());
    assert!(said.contains("some requests were not finished"), "{said}");
    drop(request);
}

/// Answers of the index as it lies on the disk.
fn found_on_disk(folder: &Path, text: &str) -> usize {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let portal = Portal::open(portal_config(folder)).await.unwrap();
        portal.search_index().open_kept().unwrap();
        let query = search::Query { text: text.to_owned(), limit: 1, ..search::Query::default() };
        let found = portal.search_index().search(&query).await.unwrap().total;
        portal.close().await;
        found
    })
}

#[test]
fn an_index_is_whole_whenever_its_writer_is_killed() {
    let dir = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (0..300)
        .map(|number| {
            article(&number.to_string(), &format!("Bản tin số {number}"), "<p>hội nghị tổng kết</p>")
        })
        .collect();
    fs::write(dir.path().join("bai.jsonl"), lines.join("\n")).unwrap();
    assert!(run(dir.path(), &["import", "jsonl", "bai.jsonl"]).status.success());
    let output = run(dir.path(), &["reindex"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "300 articles indexed\n", "{}", said(&output));
    for pause in (0..30).map(|step| step * 12) {
        let mut writer = bantin(dir.path(), &["reindex"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(pause));
        // It may have ended already.
        let _ = writer.kill();
        writer.wait().unwrap();
        assert_eq!(found_on_disk(dir.path(), "hoi nghi"), 300, "killed after {pause} ms");
    }
}
