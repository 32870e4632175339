//! One real PostgreSQL server for a test binary, gone when the binary ends.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{ChildStdin, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use sea_orm::{ConnectionTrait as _, Database};

/// Makes a server in a new folder, says the folder when it answers, and stops it
/// when its input ends: however the tests end, nothing of it stays.
const SCRIPT: &str = r#"
set -e
bin=$1
dir=$(mktemp -d)
"$bin/initdb" --pgdata="$dir/data" --username=bantin --auth=trust --encoding=UTF8 --no-sync >"$dir/log" 2>&1
"$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=off >>"$dir/log" 2>&1 </dev/null &
until "$bin/pg_isready" --quiet --host="$dir"; do kill -0 $! || { cat "$dir/log" >&2; exit 1; }; sleep 0.1; done
echo "$dir"
cat >/dev/null
kill -INT $!
wait || true
rm -rf "$dir"
"#;

struct Server {
    socket_dir: String,
    /// The server lives as long as this end of its input is open.
    _input: ChildStdin,
}

/// The address of a new, empty database.
pub async fn new_database() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let Server { socket_dir, .. } = SERVER.get_or_init(start);
    let url = |name: &str| format!("postgres://bantin@localhost/{name}?host={socket_dir}");
    let name = format!("bantin_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let admin = Database::connect(url("postgres")).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    url(&name)
}

#[expect(clippy::zombie_processes, reason = "it ends with its input, when the tests have ended")]
fn start() -> Server {
    let bin = programs();
    // PostgreSQL refuses to run as root.
    let is_root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let mut command = if is_root { Command::new("runuser") } else { Command::new("sh") };
    if is_root {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    let mut child = command
        .args(["-c", SCRIPT, "sh"])
        .arg(bin)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut socket_dir = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut socket_dir).unwrap();
    assert!(!socket_dir.is_empty(), "PostgreSQL did not start");
    Server { socket_dir: socket_dir.trim().to_owned(), _input: child.stdin.take().unwrap() }
}

/// Debian keeps the server's programs off the `PATH`, a folder per version.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let bins = versions.map(|version| version.path().join("bin"));
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> =
        bins.chain(std::env::split_paths(&on_path)).filter(|bin| is_complete(bin)).collect();
    found.sort();
    found.pop().expect("PostgreSQL's server programs are not here: `cargo xtask setup` installs them")
}

fn is_complete(bin: &Path) -> bool {
    ["initdb", "postgres", "pg_isready"].iter().all(|program| bin.join(program).is_file())
}
