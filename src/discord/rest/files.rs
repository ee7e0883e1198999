//! A call with files: its JSON is then one part of several (`multipart/form-data`).

use reqwest::header::HeaderValue;

use super::Call;
use crate::discord::files::Upload;

/// Between the parts. What had this in it would end its part too early, so it is looked for, and made longer until it is nowhere.
const BOUNDARY: &str = "convenor-6f1d2a9c4b7e4d0f8a35";

impl Call {
    /// The same call with these files beside its JSON; without any, it is left as it is.
    pub(super) fn with(self, files: &[Upload]) -> Self {
        let Some(json) = self.body.as_deref().filter(|_| !files.is_empty()) else { return self };
        let mut boundary = BOUNDARY.to_owned();
        while files.iter().any(|file| holds(&file.bytes, boundary.as_bytes())) {
            boundary.push('x');
        }
        let Ok(kind) = HeaderValue::try_from(format!("multipart/form-data; boundary={boundary}")) else { return self };
        let mut body = part(&boundary, "name=\"payload_json\"", "application/json");
        body.extend_from_slice(json);
        for (number, file) in files.iter().enumerate() {
            // Quotes and line ends would break out of the header.
            let name: String = file.name.chars().filter(|c| c.is_ascii_alphanumeric() || ".-".contains(*c)).collect();
            body.extend(part(&boundary, &format!("name=\"files[{number}]\"; filename=\"{name}\""), file.kind));
            body.extend_from_slice(&file.bytes);
        }
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        Self { body: Some(body), kind, ..self }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn part(boundary: &str, head: &str, kind: &str) -> Vec<u8> {
    format!("\r\n--{boundary}\r\nContent-Disposition: form-data; {head}\r\nContent-Type: {kind}\r\n\r\n").into_bytes()
}
