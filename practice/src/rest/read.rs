//! Reading a call: path, query, JSON, and files.

use std::collections::HashMap;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart};
use axum::http::{Method, Request, header};
use serde_json::Value;

use super::errors::Refusal;
use crate::world::messages::Upload;

/// Discord takes 25 MiB in one request at most.
const MOST: usize = 25 * 1024 * 1024;
/// And 10 MiB in one file.
const MOST_IN_A_FILE: usize = 10 * 1024 * 1024;

/// The path without the API's name and version; `None` for paths outside the API.
pub fn api_path(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("/api")?;
    if !rest.starts_with('/') {
        return None;
    }
    let Some(version) = rest.strip_prefix("/v") else { return Some(rest) };
    let (number, _) = version.split_once('/')?;
    if number.bytes().all(|byte| byte.is_ascii_digit()) { version.get(number.len()..) } else { Some(rest) }
}

/// The parameters after the question mark.
pub fn query(text: &str) -> HashMap<String, String> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(key), decoded(value))
        })
        .collect()
}

/// Text with its `%` signs resolved.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or(&[]);
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            (other, _) => {
                bytes.push(*other);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One step of a path with its `%` signs resolved; a plus sign means itself there.
pub fn decoded_step(step: &str) -> String {
    decoded(&step.replace('+', "%2B"))
}

/// The JSON and the files of a call.
pub async fn body(request: Request<Body>) -> Result<(Value, Vec<Upload>), Refusal> {
    if request.method() == Method::GET || request.method() == Method::DELETE {
        return Ok((Value::Null, Vec::new()));
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MOST).await.map_err(|_| Refusal::new(40_005))?;
    if kind.starts_with("multipart/form-data") {
        return multipart(Request::from_parts(parts, Body::from(bytes))).await;
    }
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    if !kind.starts_with("application/json") {
        return Err(super::errors::form(
            "_misc",
            "CONTENT_TYPE_INVALID",
            "Expected \"Content-Type\" header to be one of {'application/json'}.",
        ));
    }
    Ok((json(&bytes)?, Vec::new()))
}

fn json(bytes: &Bytes) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes).map_err(|_| Refusal::new(50_109))
}

async fn multipart(request: Request<Body>) -> Result<(Value, Vec<Upload>), Refusal> {
    let broken = || Refusal::new(50_109);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let mut payload = Value::Null;
    let mut files = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
        let name = part.name().unwrap_or("").to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| broken())?;
        let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')).and_then(|n| n.parse().ok());
        if name == "payload_json" {
            payload = json(&bytes)?;
        } else if let Some(file_name) = file_name {
            if bytes.len() > MOST_IN_A_FILE {
                return Err(Refusal::new(40_005));
            }
            let number = number.unwrap_or(files.len() as u64);
            files.push(Upload { number, name: file_name, content_type, bytes });
        }
    }
    Ok((payload, files))
}
