//! Words: every sentence a person reads is in `locales/<language>/convenor.ftl`, reached through [`say!`](crate::say), which
//! checks key and arguments at compile time.
//!
//! People's own text goes through [`clean`] on its way in and through [`said`] on its way out.

mod catalogue;
mod fold;
mod safe;
mod time;

use std::sync::LazyLock;

pub use catalogue::Catalogue;
pub use fold::folded;
pub use safe::{Unfit, clean, clean_line, lines_within, plain, said, said_within};
pub use time::{ahead, city, clock_time, date, day, spoken_time, stamp, stamp_day, stamp_relative, wall};

use crate::when::Tongue;

/// A language that Convenor speaks. The two Englishes differ in the order of numeric day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
pub enum Language {
    /// American English: 12/24 is December.
    #[sqlx(rename = "en-US")]
    EnUs,
    /// British English: 24/12 is December.
    #[sqlx(rename = "en-GB")]
    EnGb,
    /// Spanish.
    #[sqlx(rename = "es")]
    Es,
}

impl Language {
    /// The language for one of Discord's locales; American English where we have none of that language.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        match locale {
            "en-GB" => Self::EnGb,
            locale if locale == "es" || locale.starts_with("es-") => Self::Es,
            _ => Self::EnUs,
        }
    }

    /// Its code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EnUs => "en-US",
            Self::EnGb => "en-GB",
            Self::Es => "es",
        }
    }

    /// How dates are read in it.
    #[must_use]
    pub const fn tongue(self) -> Tongue {
        match self {
            Self::EnUs => Tongue::EnUs,
            Self::EnGb => Tongue::EnGb,
            Self::Es => Tongue::Es,
        }
    }

    /// The other language of a bilingual coalition: what the small button on posted messages offers.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::EnUs | Self::EnGb => Self::Es,
            Self::Es => Self::EnUs,
        }
    }

    /// The words of this language.
    #[must_use]
    pub const fn words(self) -> Words {
        Words(self)
    }
}

/// The words of one language: what every view is handed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(Language);

impl Words {
    /// Which language these are.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0
    }

    /// For [`say!`](crate::say).
    #[must_use]
    pub fn catalogue(self) -> &'static Catalogue {
        static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Language::EnUs, written(Language::EnUs)));
        static SPANISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Language::Es, written(Language::Es)));
        match self.0 {
            Language::EnUs | Language::EnGb => &ENGLISH,
            Language::Es => &SPANISH,
        }
    }
}

/// The text under a key in these words: `say!(words, "key", name = value)`. An unknown key or argument does not compile.
#[macro_export]
macro_rules! say {
    ($words:expr, $($rest:tt)+) => { i18n_embed_fl::fl!($words.catalogue(), $($rest)+) };
}

/// The file of a language.
const fn written(language: Language) -> &'static str {
    match language {
        Language::EnUs | Language::EnGb => include_str!("../../locales/en-US/convenor.ftl"),
        Language::Es => include_str!("../../locales/es/convenor.ftl"),
    }
}
