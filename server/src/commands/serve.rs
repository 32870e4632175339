//! `bantin serve`.

use std::{
    error::Error,
    io::{Write, stdout},
    net::SocketAddr,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use axum::serve::{ListenerExt, TapIo};
use services::{Portal, articles::analysis, media::AvifSpeed};
use tokio::{
    net::{TcpListener, TcpStream},
    signal,
    sync::Notify,
    time::{sleep, timeout},
};

use super::seed;
use crate::{config::Config, router, state::AppState};

/// How long requests in flight may take to finish after the interrupt: somebody
/// on a poor network would hold up a restart for ever.
const FINISH: Duration = Duration::from_secs(8);
/// How long the database may take after that.
const CLOSE: Duration = Duration::from_secs(4);

/// The address cannot be served on.
#[derive(Debug, thiserror::Error)]
enum ListenError {
    #[error("{0} is already in use: stop the other program or choose another address with BANTIN_LISTEN")]
    Taken(SocketAddr),
    #[error("cannot listen on {0}")]
    Other(SocketAddr, #[source] std::io::Error),
}

/// Serves until interrupted; requests in flight are finished first.
pub async fn run(config: Config, demo: bool) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    // Taken first: a second start by mistake must not touch the data.
    let listener = TcpListener::bind(config.listen).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => ListenError::Taken(config.listen),
        _ => ListenError::Other(config.listen, error),
    })?;
    let portal = Portal::open(config.portal()).await?;
    let mailer = config.mailer()?;
    if demo {
        seed::load_demo(&portal).await?;
    }
    let link = seed::administrator_link(&portal).await?;
    portal.search_index().start();
    tokio::spawn(catch_up(portal.clone()));
    portal.feedback().start_forgetting();
    portal.library().start_sweeping();
    if let Some(speed) = AvifSpeed::new(config.avif_speed) {
        portal.media().start_avif(speed)?;
    }
    services::manuscripts::publish_when_due(portal.clone());
    portal.follow_others().await?;
    announce(&config, &portal, link.as_deref());

    let app = router::router(AppState::new(portal.clone())?.with_mailer(mailer));
    let stopping = Arc::new(Notify::new());
    let stop = stopping.clone();
    let served =
        axum::serve(without_delay(listener), app.into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(async move {
                interrupted().await;
                stop.notify_one();
            });
    let patience = async {
        stopping.notified().await;
        sleep(FINISH).await;
    };
    tokio::select! {
        ended = served.into_future() => ended?,
        () = patience => tracing::warn!("stopping: some requests were not finished"),
    }
    if timeout(CLOSE, portal.close()).await.is_err() {
        tracing::warn!("stopping: the database is still at work");
    }
    Ok(ExitCode::SUCCESS)
}

/// Analyses what an earlier version stored, while readers are served already.
async fn catch_up(portal: Portal) {
    match analysis::catch_up(&portal).await {
        Ok(0) => {}
        Ok(articles) => tracing::info!(articles, "analysed articles of an earlier version"),
        Err(error) => tracing::error!(%error, "articles of an earlier version wait for their analysis"),
    }
}

/// Answers leave in several writes: with Nagle's algorithm each would wait for
/// the reader's delayed acknowledgement, 40 ms.
fn without_delay(listener: TcpListener) -> TapIo<TcpListener, impl FnMut(&mut TcpStream) + Send + 'static> {
    listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
    })
}

/// What the person at the terminal waits for. Nobody reading it is no reason to stop.
fn announce(config: &Config, portal: &Portal, link: Option<&str>) {
    let portal_config = portal.config();
    let mut text = format!("Bản Tin  {}\n", portal_config.base_url);
    if portal_config.base_url != format!("http://{}", config.listen) {
        text.push_str(&format!("listen   {}\n", config.listen));
    }
    text.push_str(&format!("data     {}\n", portal_config.data_dir.display()));
    if let Some(link) = link {
        text.push_str(&format!("admin    {link}  (once, within 24 hours)\n"));
    }
    let _ = stdout().write_all(text.as_bytes());
}

/// Resolves on Ctrl-C and, on Unix, on SIGTERM.
async fn interrupted() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut stream) => {
                stream.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping: finishing requests in flight");
}

#[cfg(test)]
mod tests {
    use axum::serve::Listener;

    use super::*;

    #[tokio::test]
    async fn no_accepted_connection_waits_for_acknowledgements() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut listener = without_delay(listener);
        let (connected, (accepted, _)) = tokio::join!(TcpStream::connect(address), listener.accept());
        assert!(connected.is_ok());
        assert!(accepted.nodelay().unwrap());
    }
}
