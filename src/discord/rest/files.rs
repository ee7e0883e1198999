//! A call with files: its JSON is then one part of several (`multipart/form-data`).

use reqwest::header::HeaderValue;

use super::Call;
use crate::message::File;

/// Between the parts. A text that had this in it would end its part too early, so it is taken out of texts.
const BOUNDARY: &str = "convenor-6f1d2a9c4b7e4d0f8a35";
const KIND: HeaderValue = HeaderValue::from_static("multipart/form-data; boundary=convenor-6f1d2a9c4b7e4d0f8a35");

impl Call {
    /// The same call with these files beside its JSON; without any, it is left as it is.
    pub(super) fn with(self, files: &[&File]) -> Self {
        let Some(json) = self.body.as_deref().filter(|_| !files.is_empty()) else { return self };
        let mut body = part("name=\"payload_json\"", "application/json");
        body.extend_from_slice(json);
        for (number, file) in files.iter().enumerate() {
            // Quotes and line ends would break out of the header.
            let name: String = file.name.chars().filter(|c| c.is_ascii_alphanumeric() || ".-".contains(*c)).collect();
            let head = format!("name=\"files[{number}]\"; filename=\"{name}\"");
            body.extend(part(&head, "text/plain; charset=utf-8"));
            body.extend_from_slice(file.text.replace(BOUNDARY, "").as_bytes());
        }
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        Self { body: Some(body), kind: KIND, ..self }
    }
}

fn part(head: &str, kind: &str) -> Vec<u8> {
    format!("\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\nContent-Type: {kind}\r\n\r\n").into_bytes()
}
