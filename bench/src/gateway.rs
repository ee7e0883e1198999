//! The gateway's side: HELLO, READY, acknowledged heartbeats, and frames that go out as they come, many in one write.

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use crate::stand::Stand;

/// Takes connections for ever.
pub async fn listen(stand: Stand, listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(serve(stand.clone(), stream));
    }
}

async fn serve(stand: Stand, stream: TcpStream) {
    // A slower start of a connection is the only harm.
    let _ = stream.set_nodelay(true);
    let Ok(socket) = tokio_tungstenite::accept_async(stream).await else { return };
    let (to_bot, from_bot) = socket.split();
    let (line, frames) = mpsc::unbounded_channel();
    let _ = line.send(r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["bench"]}}"#.to_owned());
    let writing = tokio::spawn(write(to_bot, frames));
    read(&stand, from_bot, &line).await;
    stand.gone();
    writing.abort();
}

async fn write(
    mut to_bot: SplitSink<WebSocketStream<TcpStream>, Message>,
    mut frames: mpsc::UnboundedReceiver<String>,
) {
    while let Some(first) = frames.recv().await {
        let mut next = Some(first);
        while let Some(frame) = next {
            if to_bot.feed(Message::Text(frame)).await.is_err() {
                return;
            }
            next = frames.try_recv().ok();
        }
        if to_bot.flush().await.is_err() {
            return;
        }
    }
}

async fn read(
    stand: &Stand,
    mut from_bot: SplitStream<WebSocketStream<TcpStream>>,
    line: &mpsc::UnboundedSender<String>,
) {
    while let Some(Ok(message)) = from_bot.next().await {
        let Message::Text(text) = message else { continue };
        let frame: Value = serde_json::from_str(&text).unwrap_or_default();
        match frame["op"].as_u64() {
            Some(1) => drop(line.send(r#"{"t":null,"s":null,"op":11,"d":null}"#.to_owned())),
            Some(2) => stand.identified(line.clone()),
            Some(6) => drop(line.send(r#"{"t":null,"s":null,"op":9,"d":false}"#.to_owned())),
            _ => {}
        }
    }
}
