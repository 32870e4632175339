//! A forgotten password, with a mail server that really takes mail.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use domain::Role;
use ureq::{Body, http::Response};

use crate::{
    office::prepared,
    server::{Pairs, Server, between, header, server, text},
};

const ADDRESS: &str = "/dang-nhap/quen-mat-khau";

/// A portal with a mail server, and two people of whom one can be written to.
fn office(smtp: &str) -> Server {
    let accounts = [("co.thu", Role::Reporter), ("khong.thu", Role::Reporter)];
    let (dir, _) = prepared(accounts, async |portal, [somebody, _]| {
        portal.accounts().change_profile(somebody, "co.thu", "Co.Thu@so.example.vn").await.unwrap();
    });
    let from = "Cổng <no-reply@so.example.vn>";
    Server::start_with(dir, &[("BANTIN_SMTP_URL", smtp), ("BANTIN_MAIL_FROM", from)])
}

fn post(server: &Server, from: &str, path: &str, fields: Pairs) -> Response<Body> {
    server.post(path, &[("x-forwarded-for", from)], fields)
}

/// Takes mail as it comes and passes it on.
fn take_mail(listener: TcpListener) -> Receiver<String> {
    let (sender, mails) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            converse(stream.unwrap(), &sender);
        }
    });
    mails
}

fn converse(stream: TcpStream, mails: &Sender<String>) {
    let mut stream = BufReader::new(stream);
    stream.get_mut().write_all(b"220 test\r\n").unwrap();
    let (mut mail, mut in_message) = (String::new(), false);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if line.starts_with("RCPT TO:") || in_message {
            mail.push_str(&line);
        }
        let answer = match line.trim_end() {
            "." if in_message => {
                in_message = false;
                mails.send(std::mem::take(&mut mail)).unwrap();
                "250 taken"
            }
            _ if in_message => continue,
            "DATA" => {
                in_message = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        stream.get_mut().write_all(format!("{answer}\r\n").as_bytes()).unwrap();
    }
}

/// The text of a mail, however it travelled.
fn text_of(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let body = body.trim_end().trim_end_matches('.');
    if !head.contains("Content-Transfer-Encoding: base64") {
        return body.replace("=\r\n", "");
    }
    let letters: String = body.chars().filter(|c| !c.is_whitespace()).collect();
    String::from_utf8(BASE64_STANDARD.decode(letters).unwrap()).unwrap()
}

#[test]
fn whoever_asks_gets_the_same_answer_and_its_owner_a_link() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let office = office(&format!("smtp://{}", listener.local_addr().unwrap()));
    assert!(office.text("/dang-nhap").contains(&format!("href=\"{ADDRESS}\"")));
    assert!(office.text(ADDRESS).contains("name=\"name\""));

    // The mail server does not say a word yet: nobody may wait for it.
    let begun = Instant::now();
    let mut answers = Vec::new();
    for (number, name) in
        ["ai.do", "co.thu@SO.example.vn", "khong.thu", "ai@so.example.vn"].into_iter().enumerate()
    {
        let answer = post(&office, &format!("203.0.113.{number}"), ADDRESS, &[("name", name)]);
        assert_eq!(answer.status(), 200, "{name}");
        answers.push(text(answer));
    }
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    assert!(answers[0].contains("Nếu có tài khoản như vậy"), "{}", answers[0]);
    for answer in &answers[1..] {
        assert_eq!(between(answer, "<main", "</main>"), between(&answers[0], "<main", "</main>"));
    }

    let mails = take_mail(listener);
    let mail = mails.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(mail.starts_with("RCPT TO:<Co.Thu@so.example.vn>"), "{mail}");
    let text = text_of(&mail);
    let link = format!("/dang-nhap/lien-ket/{}", between(&text, "/dang-nhap/lien-ket/", "\r\n"));
    assert_eq!(office.get(&link).status(), 200, "{text}");
    let fields = [("password", "mot cau khac that dai"), ("again", "mot cau khac that dai")];
    let chosen = post(&office, "203.0.113.9", &link, &fields);
    assert_eq!((chosen.status().as_u16(), header(&chosen, "location")), (303, "/quan-tri"));
    assert_eq!(office.get(&link).status(), 410, "it works once");
    let login = [("login", "co.thu"), ("password", "mot cau khac that dai")];
    assert_eq!(post(&office, "203.0.113.9", "/dang-nhap", &login).status(), 303);
    assert!(mails.recv_timeout(Duration::from_secs(2)).is_err(), "nobody else gets mail");
}

#[test]
fn who_asks_too_often_waits_whether_the_name_is_known_or_not() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let office = office(&format!("smtp://{}", listener.local_addr().unwrap()));
    for name in ["ai.do", "khong.thu"] {
        for time in 0..3 {
            let asked = post(&office, &format!("203.0.113.{time}"), ADDRESS, &[("name", name)]);
            assert_eq!(asked.status(), 200, "{name} {time}");
        }
        let stopped = post(&office, "203.0.113.8", ADDRESS, &[("name", name)]);
        assert_eq!(stopped.status(), 429, "{name}");
        assert!((1..=15).contains(&header(&stopped, "retry-after").parse().unwrap()));
        let html = text(stopped);
        assert!(html.contains("Hãy đợi ") && html.contains(&format!("value=\"{name}\"")), "{html}");
    }
    let empty = post(&office, "203.0.113.8", ADDRESS, &[("name", " ")]);
    assert_eq!(empty.status(), 422);
    assert!(text(empty).contains("role=\"alert\""));
}

#[test]
fn without_a_mail_server_the_page_says_whom_to_ask() {
    for response in [server().get(ADDRESS), post(server(), "203.0.113.7", ADDRESS, &[("name", "quantri")])] {
        assert_eq!(response.status(), 200);
        let html = text(response);
        let main = between(&html, "<main", "</main>");
        assert!(main.contains("quản trị viên") && main.contains("href=\"mailto:"), "{main}");
        assert!(!main.contains("<form"), "{main}");
    }
}
