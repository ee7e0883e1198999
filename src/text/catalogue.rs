//! The sentences of one language. Each is parsed the first time that it is said: all of them, parsed, were two fifths of the heap.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::Language;

/// See the module. What [`say!`](crate::say) asks.
pub struct Catalogue {
    language: Language,
    /// Each message as it is written, by its key.
    written: Vec<&'static str>,
    /// Those that were said.
    said: RwLock<Bundle>,
}

type Bundle = FluentBundle<FluentResource>;

impl Catalogue {
    /// The messages in `text`, the file of a language.
    pub(super) fn of(language: Language, text: &'static str) -> Self {
        let mut written: Vec<&str> = messages(text).collect();
        written.sort_unstable_by_key(|message| key(message));
        Self { language, written, said: RwLock::new(bundle(language)) }
    }

    /// The message under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The message under `key`, with its arguments: what [`say!`](crate::say) makes of them.
    #[must_use]
    pub fn get_args_concrete<'a>(&self, key: &str, arguments: HashMap<&'a str, FluentValue<'a>>) -> String {
        self.format(key, Some(&arguments.into_iter().collect()))
    }

    /// The words of a command, which are asked for once, at the start: not kept. `None` if this language has none of its own.
    #[must_use]
    pub fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        let mut bundle = bundle(self.language);
        self.parse(key, &mut bundle)?;
        let pattern = bundle.get_message(key)?.get_attribute(attribute)?.value();
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let said = self.said.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = self.with(&said, key, arguments) {
            return text;
        }
        drop(said);
        let mut said = self.said.write().unwrap_or_else(PoisonError::into_inner);
        self.parse(key, &mut said);
        // Keys are looked up when this is compiled, and a test compares the languages.
        self.with(&said, key, arguments).unwrap_or_else(|| {
            tracing::error!(key, language = self.language.code(), "Nothing is written under this key");
            key.to_owned()
        })
    }

    fn with(&self, bundle: &Bundle, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors: Vec<FluentError> = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(
                key,
                language = self.language.code(),
                ?errors,
                "A message could not be said as it is written"
            );
        }
        Some(text)
    }

    /// Enters the message under `key`, unless somebody else just did.
    fn parse(&self, wanted: &str, bundle: &mut Bundle) -> Option<()> {
        let at = self.written.binary_search_by_key(&wanted, |message| key(message)).ok()?;
        let message = FluentResource::try_new((*self.written.get(at)?).to_owned());
        let message =
            message.inspect_err(|(_, errors)| tracing::error!(wanted, ?errors, "A message cannot be read")).ok()?;
        // An error here says only that it is there already.
        bundle.add_resource(message).ok()
    }
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
    // Off, since a reference that is copied must parse back.
    bundle.set_use_isolating(false);
    bundle
}

/// The messages of a file. Each begins at a line's start with a letter, and goes on to the next one or a comment.
fn messages(text: &str) -> impl Iterator<Item = &str> {
    let starts = |line: &str| line.starts_with(|first: char| first.is_ascii_alphabetic());
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() && !starts(rest) {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        }
        let ends = rest.match_indices('\n').map(|(at, _)| at + 1);
        let end =
            ends.into_iter().find(|at| starts(&rest[*at..]) || rest[*at..].starts_with('#')).unwrap_or(rest.len());
        let (message, after) = rest.split_at(end);
        rest = after;
        (!message.is_empty()).then_some(message)
    })
}

fn key(message: &str) -> &str {
    message.split([' ', '=']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_as_the_library_reads_them() {
        for language in [Language::EnUs, Language::Es] {
            let text = super::super::written(language);
            let whole = FluentResource::try_new(text.to_owned()).expect("the whole file is read");
            let alone: Vec<_> =
                messages(text).map(|message| FluentResource::try_new(message.to_owned()).expect(message)).collect();
            let whole: Vec<_> = whole.entries().filter(|entry| !is_comment(entry)).collect();
            let alone: Vec<_> = alone.iter().flat_map(FluentResource::entries).collect();
            assert_eq!(alone, whole);
            assert!(alone.len() > 1_000, "{}", alone.len());
        }
    }

    fn is_comment(entry: &fluent_syntax::ast::Entry<&str>) -> bool {
        use fluent_syntax::ast::Entry;
        matches!(entry, Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_))
    }

    /// A message is alone in its parsing, so it may name no other.
    #[test]
    fn no_message_refers_to_another() {
        for language in [Language::EnUs, Language::Es] {
            for (_, after) in super::super::written(language).split('{').skip(1).map(|after| ((), after.trim_start())) {
                assert!(after.starts_with(['$', '"']), "{{ {after:.40}");
            }
        }
    }

    #[test]
    fn what_is_not_written_is_said_by_its_key() {
        let catalogue = Catalogue::of(Language::Es, "hola = Hola\n");
        assert_eq!(catalogue.get("hola"), "Hola");
        assert_eq!(catalogue.get("hola"), "Hola");
        assert_eq!(catalogue.get("adios"), "adios");
        assert_eq!(catalogue.attribute("hola", "name"), None);
    }
}
