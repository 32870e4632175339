//! The few requests we make ourselves.

use std::{
    fmt,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};

/// How long a server may take to answer.
const LIMIT: Duration = Duration::from_secs(30);

/// A server on this machine.
#[derive(Debug, Clone, Copy)]
pub struct Address {
    port: u16,
}

/// What came back.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Everything after the head.
    pub body: Vec<u8>,
    /// From the first byte sent to the first byte received.
    pub first_byte: Duration,
    head: String,
}

impl Address {
    /// An address that nobody listens on.
    pub fn unused() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
        Ok(Self { port: listener.local_addr()?.port() })
    }

    /// The absolute address of `path`.
    pub fn url(self, path: &str) -> String {
        format!("http://{self}{path}")
    }

    /// Asks for `path`, taking brotli.
    pub fn get(self, path: &str) -> Result<Response> {
        self.request(path, "Accept-Encoding: br\r\n")
    }

    /// Asks for `path`, taking nothing but plain bytes.
    pub fn get_plain(self, path: &str) -> Result<Response> {
        self.request(path, "")
    }

    /// HTTP/1.0, where the end of the connection is the end of the body.
    fn request(self, path: &str, headers: &str) -> Result<Response> {
        let mut stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(LIMIT))?;
        let request = format!("GET {path} HTTP/1.0\r\nHost: {self}\r\n{headers}\r\n");
        let start = Instant::now();
        stream.write_all(request.as_bytes())?;
        let mut bytes = vec![0; 1];
        stream.read_exact(&mut bytes).with_context(|| format!("no answer to {path}"))?;
        let first_byte = start.elapsed();
        stream.read_to_end(&mut bytes)?;
        Response::parse(bytes, first_byte).with_context(|| format!("{path}: not an HTTP response"))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "127.0.0.1:{}", self.port)
    }
}

impl Response {
    fn parse(mut bytes: Vec<u8>, first_byte: Duration) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let body = bytes.split_off(end + 4);
        let head = String::from_utf8(bytes).ok()?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, body, first_byte, head })
    }

    /// The value of the header `name`.
    pub fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_taken_apart() {
        let bytes = b"HTTP/1.0 200 OK\r\nContent-Encoding: br\r\n\r\n\x01\r\n\r\n\x02".to_vec();
        let response = Response::parse(bytes, Duration::ZERO).unwrap();
        assert_eq!(response.status, 200);
        assert_eq!(response.header("content-encoding"), Some("br"));
        assert_eq!(response.header("etag"), None);
        assert_eq!(response.body, b"\x01\r\n\r\n\x02");
    }

    #[test]
    fn a_broken_response_is_none() {
        assert!(Response::parse(b"HTTP/1.0 200 OK\r\n".to_vec(), Duration::ZERO).is_none());
        assert!(Response::parse(b"nonsense\r\n\r\n".to_vec(), Duration::ZERO).is_none());
    }
}
