//! The API's side: HTTP/1.1 by hand, kept alive, one read and one write a request.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::shapes;
use crate::stand::Stand;

/// More than any request of a bot.
const REQUEST_MAX: usize = 1 << 20;
const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\n\r\n";

/// Takes connections for ever.
pub async fn listen(stand: Stand, listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(serve(stand.clone(), stream));
    }
}

/// One request, as far as we look at it.
struct Request<'a> {
    method: &'a str,
    path: &'a str,
    body: &'a [u8],
}

async fn serve(stand: Stand, mut stream: TcpStream) {
    // Without it the answers come late, and the measurement is worse than the bot.
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::with_capacity(16 * 1024);
    loop {
        while let Some((request, length)) = parse(&buffer) {
            let answer = answer(&stand, &request);
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
            buffer.drain(..length);
        }
        match stream.read_buf(&mut buffer).await {
            Ok(read) if read > 0 && buffer.len() < REQUEST_MAX => {}
            _ => return,
        }
    }
}

/// The first whole request in the buffer, and its length.
fn parse(buffer: &[u8]) -> Option<(Request<'_>, usize)> {
    let end = buffer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(buffer.get(..end)?).ok()?;
    let (first, headers) = head.split_once("\r\n").unwrap_or((head, ""));
    let mut words = first.split(' ');
    let (method, path) = (words.next()?, words.next()?);
    let length = headers.split("\r\n").filter_map(|line| line.split_once(':'));
    let length = length.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.last().and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(0);
    let body = buffer.get(end + 4..end + 4 + length)?;
    Some((Request { method, path, body }, end + 4 + length))
}

fn answer(stand: &Stand, request: &Request<'_>) -> String {
    let path = request.path.strip_prefix("/api/v10").unwrap_or(request.path);
    let path = path.split('?').next().unwrap_or(path);
    if let Some(id) = path.strip_prefix("/interactions/").and_then(|rest| rest.split('/').next()) {
        stand.answered(id.parse().unwrap_or(0), request.body);
        return NO_CONTENT.to_owned();
    }
    let commands = format!("/applications/{}/commands", shapes::BOT);
    match (request.method, path) {
        ("GET", "/gateway") => json(&format!(r#"{{"url":"{}"}}"#, stand.gateway())),
        ("GET", "/gateway/bot") => json(&format!(
            r#"{{"url":"{}","shards":1,"session_start_limit":{{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}}}}"#,
            stand.gateway()
        )),
        ("GET", "/users/@me") => json(&shapes::bot_user()),
        ("GET", "/applications/@me") => {
            json(&format!(r#"{{"id":"{}","name":"convenor","flags":565248}}"#, shapes::BOT))
        }
        ("GET", path) if path == commands => json(&stand.commands()),
        ("PUT", path) if path == commands => {
            stand.register(String::from_utf8_lossy(request.body).into_owned());
            json("[]")
        }
        ("POST", "/users/@me/channels") => json(r#"{"id":"600000000000000001","type":1}"#),
        ("POST", path) if path.starts_with("/channels/") => {
            let channel = path.split('/').nth(2).and_then(|id| id.parse().ok()).unwrap_or(0);
            let posted = stand.posted(channel);
            json(&format!(r#"{{"id":"{}"}}"#, 700_000_000_000_000_000 + posted))
        }
        ("PATCH", path) if path.starts_with("/channels/") => {
            stand.tell(|told| told.changed += 1);
            json(r#"{"id":"700000000000000001"}"#)
        }
        ("PATCH", path) if path.starts_with("/webhooks/") => {
            stand.tell(|told| told.edited += 1);
            json("{}")
        }
        _ => {
            stand.tell(|told| told.unknown += 1);
            let body = r#"{"code":0,"message":"404: Not Found"}"#;
            format!(
                "HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )
        }
    }
}

fn json(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}
