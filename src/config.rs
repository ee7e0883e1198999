//! Settings: a TOML file, and over it the environment.
//!
//! The token comes from the environment alone (or from a file that the environment names), is never printed, and is taken out of
//! every error. An unknown key is refused with its line and the nearest key that exists.

use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

/// Where the configuration is looked for when `CONVENOR_CONFIG` does not say.
pub const DEFAULT_FILE: &str = "config/convenor.toml";

/// All settings, with their defaults.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `database`: the SQLite file.
    pub database: PathBuf,
    /// `backups`: the folder for backups; beside the database where it is not said.
    pub backups: Option<PathBuf>,
    /// `log`: a filter of tracing.
    pub log: String,
    /// `log_format`.
    pub log_format: LogFormat,
    /// `CONVENOR_DISCORD_API`.
    pub api: Origin,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines, one object a line.
    Json,
}

/// Where Discord's API is: an origin, without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Discord's own.
    pub const DISCORD: &'static str = "https://discord.com";

    /// Reads an origin: `http` or `https`, a host, perhaps a port, nothing else.
    ///
    /// # Errors
    /// A sentence that says what was wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            |why: &str| format!("CONVENOR_DISCORD_API is {text:?}: {why}. It should look like http://127.0.0.1:4000");
        let url = url::Url::parse(text).map_err(|_| wrong("this is not a web address"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("it must begin with http or https"));
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("it must be an origin without a path"));
        }
        if !url.username().is_empty() || url.password().is_some() || url.host_str().is_none() {
            return Err(wrong("it must be a host and nothing more"));
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }

    /// Whether this is Discord itself.
    #[must_use]
    pub fn is_discord(&self) -> bool {
        self.0 == Self::DISCORD
    }
}

impl Default for Origin {
    fn default() -> Self {
        Self(Self::DISCORD.to_owned())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The bot's token. It prints as dots.
#[derive(Clone)]
pub struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// Takes a token of the right shape: three parts with dots between, the first the bot's id in base 64.
    ///
    /// # Errors
    /// A sentence that says where to find one; it never repeats the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let text = text.strip_prefix("Bot ").unwrap_or(text);
        let parts: Vec<&str> = text.split('.').collect();
        let fits =
            |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_=".contains(c));
        if parts.len() == 3 && parts.iter().all(fits) && text.len() >= 40 {
            return Ok(Self(text.to_owned()));
        }
        Err("DISCORD_TOKEN does not look like a bot token (three parts with dots between). Copy it again from the Bot page \
             of your application, in Discord's developer portal."
            .to_owned())
    }

    /// From `DISCORD_TOKEN`, or from the file that `DISCORD_TOKEN_FILE` names.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn from_environment() -> Result<Self, String> {
        if let Ok(text) = std::env::var("DISCORD_TOKEN") {
            return Self::parse(&text);
        }
        if let Some(path) = std::env::var_os("DISCORD_TOKEN_FILE") {
            let path = PathBuf::from(path);
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("DISCORD_TOKEN_FILE: cannot read {}: {error}", path.display()))?;
            return Self::parse(&text);
        }
        Err("no token: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it. To try Convenor without one: \
             convenor practice"
            .to_owned())
    }

    /// For serenity's client.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The header that every request bears.
    #[must_use]
    pub fn authorization(&self) -> String {
        format!("Bot {}", self.0)
    }

    /// The text without the token.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        text.replace(&self.0, "…")
    }
}

/// The keys of the file.
const KEYS: [&str; 4] = ["database", "backups", "log", "log_format"];

impl Default for Settings {
    fn default() -> Self {
        Self {
            database: PathBuf::from("convenor.db"),
            backups: None,
            log: "info,sqlx=warn,serenity=warn".to_owned(),
            log_format: LogFormat::Text,
            api: Origin::default(),
        }
    }
}

impl Settings {
    /// From the file and the environment.
    ///
    /// # Errors
    /// A sentence with file and line.
    pub fn load() -> Result<Self, String> {
        let mut settings = Self::default();
        match std::env::var_os("CONVENOR_CONFIG").map(PathBuf::from) {
            Some(path) => settings.read_file(&path)?,
            None if Path::new(DEFAULT_FILE).exists() => settings.read_file(Path::new(DEFAULT_FILE))?,
            None => {}
        }
        settings.read_environment()?;
        Ok(settings)
    }

    fn read_file(&mut self, path: &Path) -> Result<(), String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        self.read_text(&text).map_err(|error| format!("{}, {error}", path.display()))
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// "line 3: …".
    pub fn read_text(&mut self, text: &str) -> Result<(), String> {
        let line = |at: usize| text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        let table = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            format!("line {}: {}", line(at), error.message())
        })?;
        for (key, value) in table.get_ref() {
            let at = line(key.span().start);
            let name = key.get_ref().as_ref();
            let DeValue::String(value) = value.get_ref() else {
                return Err(unknown_or(name, at, "must be a text in quotes"));
            };
            match name {
                "database" => self.database = PathBuf::from(value.as_ref()),
                "backups" => self.backups = folder(value.as_ref().into()),
                "log" => value.as_ref().clone_into(&mut self.log),
                "log_format" => self.log_format = log_format(value).map_err(|why| format!("line {at}: {why}"))?,
                _ => return Err(unknown_or(name, at, "")),
            }
        }
        Ok(())
    }

    fn read_environment(&mut self) -> Result<(), String> {
        if let Some(path) = std::env::var_os("CONVENOR_DATABASE").filter(|path| !path.is_empty()) {
            self.database = PathBuf::from(path);
        }
        if let Some(path) = std::env::var_os("CONVENOR_BACKUPS").and_then(folder) {
            self.backups = Some(path);
        }
        if let Ok(filter) = std::env::var("CONVENOR_LOG") {
            self.log = filter;
        }
        if let Ok(format) = std::env::var("CONVENOR_LOG_FORMAT") {
            self.log_format = log_format(&format).map_err(|why| format!("CONVENOR_LOG_FORMAT: {why}"))?;
        }
        if let Ok(origin) = std::env::var("CONVENOR_DISCORD_API") {
            self.api = Origin::parse(&origin)?;
        }
        Ok(())
    }
}

/// Nothing means the default.
fn folder(text: std::ffi::OsString) -> Option<PathBuf> {
    (!text.is_empty()).then(|| PathBuf::from(text))
}

fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        other => Err(format!("{other:?} is neither text nor json")),
    }
}

/// An unknown key is named with the nearest known one; a known key with a wrong value says so.
fn unknown_or(name: &str, line: usize, why: &str) -> String {
    if KEYS.contains(&name) {
        return format!("line {line}: {name} {why}");
    }
    if name.to_lowercase().contains("token") {
        return format!("line {line}: the token does not belong in this file. Set DISCORD_TOKEN in the environment.");
    }
    let nearest = KEYS.iter().max_by(|a, b| strsim::jaro(name, a).total_cmp(&strsim::jaro(name, b)));
    let nearest = nearest.copied().unwrap_or_default();
    format!("line {line}: there is no setting {name:?}. Did you mean {nearest:?}?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Settings::default().read_text(text).unwrap_err()
    }

    #[test]
    fn unknown_keys_are_named_with_line_and_neighbour() {
        assert_eq!(
            refused("# a\ndatabse = \"x\""),
            "line 2: there is no setting \"databse\". Did you mean \"database\"?"
        );
        assert_eq!(refused("log = 3"), "line 1: log must be a text in quotes");
        assert_eq!(refused("log_format = \"xml\""), "line 1: \"xml\" is neither text nor json");
        assert!(refused("discord_token = \"abc\"").contains("does not belong in this file"));
        assert!(refused("\n\nlog = ").starts_with("line 3:"), "{}", refused("\n\nlog = "));
    }

    #[test]
    fn the_example_has_every_setting_with_its_default() {
        let example = include_str!("../config/convenor.example.toml");
        for key in KEYS {
            assert!(example.contains(&format!("\n#{key} = ")), "{key} is missing");
        }
        let uncommented: String = example
            .lines()
            .map(|line| {
                let setting = KEYS.iter().any(|key| line.starts_with(&format!("#{key} = ")));
                format!("{}\n", if setting { &line[1..] } else { line })
            })
            .collect();
        let (mut read, default) =
            (Settings { log: String::new(), backups: Some("x".into()), ..Settings::default() }, Settings::default());
        read.read_text(&uncommented).unwrap();
        assert_eq!((read.database, read.backups), (default.database, default.backups));
        assert_eq!((read.log, read.log_format), (default.log, default.log_format));
    }

    #[test]
    fn origins_have_no_path() {
        let check = |text: &str, fits: bool| assert_eq!(Origin::parse(text).is_ok(), fits, "{text}");
        check("http://127.0.0.1:4000", true);
        check("http://127.0.0.1:4000/", true);
        check("https://discord.com", true);
        check("https://discord.com/api", false);
        check("ftp://x", false);
        check("https://user@x", false);
        check("localhost:3", false);
        check("", false);
    }

    #[test]
    fn a_token_never_shows() {
        let text = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
        let token = Token::parse(text).unwrap();
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(token.redact(&format!("401 for {text}!")), "401 for …!");
        assert!(!Token::parse("secret-but-wrong").unwrap_err().contains("secret"));
    }
}
