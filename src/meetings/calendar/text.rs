//! Lines of a calendar file: at most 75 bytes each, the rest on lines that begin with a space.

/// Bytes of a line, without its end.
const LINE_MAX: usize = 75;

/// The file so far.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// One more line, folded between characters.
    pub fn add(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE_MAX {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// The whole.
    pub fn done(self) -> String {
        self.0
    }
}

/// A text as a value.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                shown.push('\\');
                shown.push(c);
            }
            '\n' => shown.push_str("\\n"),
            c if c.is_control() => {}
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_between_characters_and_texts_are_escaped() {
        let mut lines = Lines::default();
        lines.add(&format!("SUMMARY:{}", "ñ".repeat(80)));
        let text = lines.done();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_MAX), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "ñ".repeat(80)));
        assert_eq!(escaped("a,b; c\\d\ne\r:"), "a\\,b\\; c\\\\d\\ne:");
    }
}
