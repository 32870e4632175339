//! One running portal for all tests, and a plain HTTP client.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{ChildStdin, ChildStdout, Command, Stdio},
    sync::OnceLock,
};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use tempfile::TempDir;
use ureq::{Agent, Body, http::Response};

use crate::support::{article, binary, free_address, run, said};

/// Runs the server until the input ends: however the tests end, it ends too.
const SCRIPT: &str = r#"
exec 3<&0
"$@" serve 3<&- &
cat <&3 >/dev/null
kill $!
wait
"#;

/// Names and values: headers, or the fields of a form.
pub type Pairs<'a> = &'a [(&'a str, &'a str)];

/// A running portal with the demo content and three articles of the tests.
pub struct Server {
    address: String,
    agent: Agent,
    dir: TempDir,
    /// The server lives as long as this end of its input is open.
    _input: ChildStdin,
    _output: BufReader<ChildStdout>,
}

/// The one portal that all tests read.
pub fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let seeded = run(dir.path(), &["seed", "--demo"]);
        assert!(seeded.status.success(), "{}", said(&seeded));
        for title in ["Tên trước đây", "Tên bây giờ"] {
            import(dir.path(), &article("doi-ten", title, "<p>Nội dung</p>"));
        }
        import(
            dir.path(),
            &article("ma-doc", "Bài <b>\"lạ\"</b>", "<script>alert(1)</script><p onclick=x>An toàn</p>"),
        );
        Server::start(dir)
    })
}

/// Imports lines; a line that is refused fails the test.
pub fn import(data_dir: &Path, lines: &str) {
    let path = data_dir.join("bai.jsonl");
    fs::write(&path, lines).unwrap();
    let output = run(data_dir, &["import", "jsonl", "bai.jsonl"]);
    assert!(output.status.success(), "{}", said(&output));
}

impl Server {
    /// Serves what is in a data folder.
    pub fn start(dir: TempDir) -> Self {
        Self::start_with(dir, &[])
    }

    /// Serves it with more settings.
    #[expect(clippy::zombie_processes, reason = "it ends with its input, when the tests have ended")]
    pub fn start_with(dir: TempDir, settings: &[(&str, &str)]) -> Self {
        let address = free_address();
        let mut child = Command::new("sh")
            .args(["-c", SCRIPT, "sh"])
            .arg(binary())
            .current_dir(dir.path())
            .env("BANTIN_DATA_DIR", dir.path())
            .env("BANTIN_LISTEN", &address)
            // Tests that need one put it there.
            .env("BANTIN_AVIF_SPEED", "0")
            .env("RUST_LOG", "warn")
            .envs(settings.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut first).unwrap();
        assert!(first.contains(&address), "the server did not start: {first}");
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .accept_encoding("identity")
            // A connection that the server has closed meanwhile is not asked again.
            .max_idle_connections(0)
            .user_agent("Mozilla/5.0 (Linux; Android 10) Chrome/130.0 Mobile Safari/537.36");
        Self {
            address,
            agent: config.build().into(),
            dir,
            _input: child.stdin.take().unwrap(),
            _output: output,
        }
    }

    /// Where it keeps its things.
    pub fn data_dir(&self) -> &Path {
        self.dir.path()
    }

    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A client that follows nothing and takes every status.
    pub fn agent(&self) -> &Agent {
        &self.agent
    }

    /// Asks for a path.
    pub fn get(&self, path: &str) -> Response<Body> {
        self.agent.get(self.url(path)).call().unwrap()
    }

    /// Asks for a path with one more header.
    pub fn get_with(&self, path: &str, name: &str, value: &str) -> Response<Body> {
        self.agent.get(self.url(path)).header(name, value).call().unwrap()
    }

    /// Sends a form as a page of the portal does, with more headers.
    pub fn post(&self, path: &str, headers: Pairs, fields: Pairs) -> Response<Body> {
        self.send(path, &[&[("sec-fetch-site", "same-origin")][..], headers].concat(), fields)
    }

    /// Sends a form with these headers alone.
    pub fn send(&self, path: &str, headers: Pairs, fields: Pairs) -> Response<Body> {
        let mut request = self.agent.post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.content_type("application/x-www-form-urlencoded").send(encoded(fields)).unwrap()
    }

    /// The bytes at a path, which must be there.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let mut response = self.get(path);
        assert_eq!(response.status(), 200, "{path}");
        response.body_mut().read_to_vec().unwrap()
    }

    /// The text at a path.
    pub fn text(&self, path: &str) -> String {
        text(self.get(path))
    }

    /// The JSON at a path.
    pub fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap()
    }
}

/// A form as browsers send it: empty fields, too.
fn encoded(fields: Pairs) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The text of a response.
pub fn text(mut response: Response<Body>) -> String {
    response.body_mut().read_to_string().unwrap()
}

/// A header of a response; empty when absent.
pub fn header<'r>(response: &'r Response<Body>, name: &str) -> &'r str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The text between the first `before` and the next `after`.
pub fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}
