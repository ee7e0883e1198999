//! `convenor run`.

use tokio_util::sync::CancellationToken;

use crate::bot::{self, Ended};
use crate::clock::Clock;
use crate::config::{Settings, Token};

/// Runs the bot until it is told to stop.
pub async fn run(settings: &Settings) -> Result<(), Ended> {
    let token = Token::from_environment().map_err(Ended::Usage)?;
    bot::run(settings.clone(), token, Clock::real(), stop_on_signal()?).await
}

/// Is cancelled on SIGINT or SIGTERM.
pub fn stop_on_signal() -> Result<CancellationToken, Ended> {
    use tokio::signal::unix::{SignalKind, signal};
    let failed = |error| Ended::Runtime(format!("cannot listen for signals: {error}"));
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        tracing::info!("Stopping");
        told.cancel();
    });
    Ok(stop)
}
