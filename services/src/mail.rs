//! Mail: handed to the server that the configuration names.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};

/// How long the server may take for a step of the conversation: somebody waits
/// for the page that says whether it worked.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why mail cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The configured server.
    #[error("BANTIN_SMTP_URL is not like smtps://USER:PASSWORD@HOST or smtp://HOST:25?tls=required")]
    Url(#[source] smtp::Error),
    /// The configured sender.
    #[error("BANTIN_MAIL_FROM is not like “Cổng thông tin <no-reply@so.example.vn>”")]
    From(#[source] lettre::address::AddressError),
    /// The address it goes to.
    #[error("“{0}” is no address to send mail to")]
    To(String),
    /// The message.
    #[error("the mail cannot be put together")]
    Message(#[from] lettre::error::Error),
    /// The server.
    #[error("the mail server does not take it: {0}")]
    Refused(#[source] smtp::Error),
}

/// What sends mail.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// Mail by the server at `url`, from `from`. Nothing is asked of the server yet.
    ///
    /// # Errors
    /// [`MailError::Url`], [`MailError::From`].
    pub fn new(url: &str, from: &str) -> Result<Self, MailError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(MailError::Url)?;
        Ok(Self {
            transport: builder.timeout(Some(PATIENCE)).build(),
            from: from.parse().map_err(MailError::From)?,
        })
    }

    /// Sends a plain text.
    ///
    /// # Errors
    /// [`MailError::To`], or when the server does not take it.
    pub async fn send(&self, to: &str, subject: &str, text: String) -> Result<(), MailError> {
        let address = to.parse().map_err(|_| MailError::To(to.to_owned()))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text)?;
        self.transport.send(message).await.map_err(MailError::Refused)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
        net::TcpListener,
    };

    use super::*;

    /// A mail server that takes one message and gives back all it was told.
    async fn take_one(listener: TcpListener, verdict: &str) -> String {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 test\r\n").await.unwrap();
        let (mut said, mut in_message) = (String::new(), false);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap() == 0 {
                return said;
            }
            said.push_str(&line);
            let answer = match line.trim_end() {
                "." if in_message => {
                    in_message = false;
                    verdict
                }
                _ if in_message => continue,
                "DATA" => {
                    in_message = true;
                    "354 go on"
                }
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            stream.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
        }
    }

    async fn sent(verdict: &'static str) -> (Result<(), MailError>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(take_one(listener, verdict));
        let mailer = Mailer::new(&url, "Cổng thông tin <no-reply@so.example.vn>").unwrap();
        let sent = mailer.send("an@so.example.vn", "Đặt mật khẩu", "Chào anh An".to_owned()).await;
        drop(mailer);
        (sent, server.await.unwrap())
    }

    #[tokio::test]
    async fn a_message_reaches_the_server_with_sender_receiver_and_text() {
        let (outcome, said) = sent("250 taken").await;
        outcome.unwrap();
        assert!(said.contains("MAIL FROM:<no-reply@so.example.vn>"), "{said}");
        assert!(
            said.contains("RCPT TO:<an@so.example.vn>") && said.contains("To: an@so.example.vn"),
            "{said}"
        );
        assert!(said.contains("Subject: =?utf-8?"), "{said}");
    }

    #[tokio::test]
    async fn what_the_server_refuses_is_not_called_sent() {
        assert!(matches!(sent("554 no").await.0, Err(MailError::Refused(_))));
    }

    #[tokio::test]
    async fn addresses_of_the_wrong_form_are_refused_at_once() {
        assert!(matches!(Mailer::new("so.example.vn", "a@b.vn"), Err(MailError::Url(_))));
        assert!(matches!(Mailer::new("smtp://so.example.vn", ""), Err(MailError::From(_))));
        let mailer = Mailer::new("smtp://127.0.0.1:1", "a@b.vn").unwrap();
        for hostile in ["", "a@b.vn\r\nBcc: c@d.vn", "a@b.vn, c@d.vn"] {
            assert!(
                matches!(mailer.send(hostile, "", String::new()).await, Err(MailError::To(_))),
                "{hostile}"
            );
        }
    }
}
