//! How features meet without knowing each other: each fills in a [`Feature`] as far as it applies, and [`App`] carries the list.

mod app;

pub use app::App;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, MessageId, OutboxId, PersonId, RoleId};
use crate::items::{Kind, Reference};
use crate::message::{Button, Card, Form, Press, Reply};
use crate::news::{DigestFn, PictureFn};
use crate::outbox;
use crate::people::{self, Asker};
use crate::text::Words;

/// What rules need to know of Discord: answered by the floor above.
pub trait Reach: Send + Sync {
    /// The permissions that the bot lacks to post in a channel, by their names in these words; empty if it may.
    fn lacks_to_post(&self, place: (GuildId, ChannelId), words: Words) -> BoxFuture<'_, Result<Vec<String>>>;
    /// What the bot lacks to ping a role in a channel, by its name in these words; `None` if a ping of the role rings there.
    fn lacks_to_ping(
        &self,
        place: (GuildId, ChannelId),
        role: RoleId,
        words: Words,
    ) -> BoxFuture<'_, Result<Option<String>>>;

    /// Those of these permissions (their bits, as Discord has them) that the bot lacks in a channel.
    fn lacks<'a>(&'a self, place: (GuildId, ChannelId), wanted: &'a [u64]) -> BoxFuture<'a, Result<Vec<u64>>>;
    /// Whether a message of ours is still there; so it is taken to be where we may not look.
    fn stands(&self, _place: (GuildId, ChannelId), _message: MessageId) -> BoxFuture<'_, Result<bool>> {
        Box::pin(async { Ok(true) })
    }

    /// What a channel is called, and who may see it. One that we cannot look at counts as closed.
    fn place(&self, _place: (GuildId, ChannelId)) -> BoxFuture<'_, Result<Channel>> {
        Box::pin(async { Ok(Channel::default()) })
    }

    /// What the bot lacks in each of these channels of a guild, in the same order.
    fn lacks_to_work(
        &self,
        guild: GuildId,
        channels: Vec<ChannelId>,
        words: Words,
    ) -> BoxFuture<'_, Result<Vec<Lacks>>>;
}

/// A channel, as far as it matters who reads there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channel {
    /// Its name, without the `#`.
    pub name: String,
    /// Whether every member of the guild may see it.
    pub is_open: bool,
}

/// The permissions that the bot lacks in a channel, by their names, sorted by what they stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// The channel is not there any more.
    pub gone: bool,
    /// Without these it cannot post.
    pub to_post: Vec<String>,
    /// Without these it cannot look whether a message arrived.
    pub to_look_back: Vec<String>,
    /// Without these it posts, but not all that it could.
    pub for_more: Vec<String>,
}

impl Lacks {
    /// Whether it lacks nothing.
    #[must_use]
    pub fn nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A button pressed, a choice made, a form sent: plain data from outside, checked again by whoever answers it.
#[derive(Clone, Debug)]
pub struct Pressed {
    /// Who pressed, and where.
    pub asker: Asker,
    /// What was pressed.
    pub press: Press,
    /// When, by Discord's clock.
    pub sent_at: DateTime<Utc>,
    /// Whether they may write where they pressed.
    pub may_write: bool,
    /// The row of the outbox that posted the message it stands on, if one did.
    pub row: Option<OutboxId>,
    /// What was chosen in a select.
    pub values: Vec<String>,
    /// What was typed into a form, by the field's name.
    pub fields: Vec<(String, String)>,
}

impl Pressed {
    /// What was typed into a field; empty if nothing was.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }
}

/// An item that another one comes from, as who presses may read it: the feature that shows the button has checked that.
#[derive(Clone, Debug)]
pub struct Origin {
    /// In which coalition.
    pub guild: GuildId,
    /// Its short name.
    pub reference: Reference,
    /// What people typed.
    pub title: String,
}

/// How a feature makes an item of its own from another feature's.
#[derive(Clone, Copy)]
pub struct CreateFrom {
    /// What it makes.
    pub makes: Kind,
    /// The form for it, filled in as far as can be; sending it comes back to the feature as a press.
    pub form: fn(Words, &Origin) -> Form,
}

/// One person's view of one coalition at one instant, in their language.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Their coalition.
    pub charter: Charter,
    /// The person.
    pub person: PersonId,
    /// What to call them.
    pub name: String,
    /// What they read.
    pub words: Words,
    /// The instant.
    pub now: DateTime<Utc>,
}

/// One matter in a person's daily brief.
#[derive(Clone, Debug)]
pub struct BriefLine {
    /// Where the matter began.
    pub channel: ChannelId,
    /// When it is due: the most urgent comes first.
    pub due_at: DateTime<Utc>,
    /// What people call it: its reference.
    pub reference: String,
    /// The matter as one sentence, task first.
    pub sentence: String,
    /// Whether it waits for an answer; else it is only told, and never counted among what waits.
    pub waits: bool,
    /// What is asked about it, if it stands alone.
    pub asks: Option<String>,
    /// What is asked once, under several of its kind.
    pub asks_many: Option<String>,
    /// What happens if nothing is heard.
    pub warns: Option<Warns>,
    /// The matter in a few words, for a select; at most 100 characters.
    pub label: String,
    /// How to answer; at most five.
    pub buttons: Vec<Button>,
    /// What opens it privately.
    pub open: Press,
}

/// What happens if nothing is heard of a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warns {
    /// On that day a coordinator is asked to check in.
    On(NaiveDate),
    /// That comes next.
    Next,
    /// It is not asked about again.
    NoMore,
}

/// One section of `/home`.
#[derive(Clone, Debug)]
pub struct HomeRows {
    /// What it says first.
    pub heading: String,
    /// Markdown with what opens it; at most five. In a full `/home` the buttons stand under the section, if each says whose it is.
    pub rows: Vec<(String, Button)>,
    /// Buttons under the section.
    pub buttons: Vec<Button>,
    /// What shows all of its rows, where it is not among those buttons anyhow: it joins them as soon as no button opens some row.
    pub list: Option<Button>,
}

/// What a feature adds to what others show; every function runs inside the caller's transaction.
#[derive(Clone, Copy)]
pub struct Feature {
    /// Its name, as in its folder and in its custom ids.
    pub name: &'static str,
    /// What it owes: a kind of outbox row and what becomes of it when it falls due.
    pub due: &'static [(&'static str, outbox::DueFn)],
    /// Answers its buttons, selects and forms.
    pub press: Option<PressFn>,
    /// Builds the form that a press stands for, empty, so that it can be opened again with what was typed.
    pub form: Option<fn(Words, &Press) -> Option<Form>>,
    /// The same for a form whose title or labels are an item's: as it was opened; `None` if it is as `form` builds it.
    pub form_again: Option<FormFn>,
    /// Makes an item of its own from another one.
    pub create_from: Option<CreateFrom>,
    /// Puts an item of another feature where people will talk about it, or asks where.
    pub talk_about: Option<TalkFn>,
    /// The coalition's zone changed: what hangs on its wall clock is owed anew. Called after the change.
    pub rezoned: Option<RezonedFn>,
    /// What a person should hear of in today's brief. Called once, when the brief is claimed: what it returns counts as told.
    pub brief_lines: Option<ReaderFn<Vec<BriefLine>>>,
    /// What of the brief that was claimed at that instant still stands, as it is now.
    pub asked: Option<AskedFn>,
    /// Puts what else a message asks under an answer that was given on it.
    pub rest: Option<RestFn>,
    /// Draws a message of its own as things are now, for who reads it late; `None` for one that stays as it was written.
    pub redraw: Option<RedrawFn>,
    /// The next local day after today on which it may have something for a person's brief. Asked whenever a brief was looked at:
    /// that day's brief is then owed.
    pub next_brief: Option<ReaderFn<Option<NaiveDate>>>,
    /// What a person sees of it in `/home`, if there is anything.
    pub home_rows: Option<ReaderFn<Option<HomeRows>>>,
    /// What it tells in a digest.
    pub digest_lines: Option<DigestFn>,
    /// The picture of a line that it told, for the one that a digest shows.
    pub digest_picture: Option<PictureFn>,
    /// What it puts on the agenda of a meeting.
    pub agenda_lines: Option<AgendaFn>,
    /// Something came of an item of its own: what is posted of it follows.
    pub came_of: Option<CameOfFn>,
    /// Whose an item of its own is that not everyone may see: they are told privately if what is posted of it cannot be. `None` for any
    /// other item.
    pub hidden: Option<HiddenFn>,
}

/// A meeting that is to come, for those who put something on its agenda.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// Whose coalition.
    pub charter: Charter,
    /// Where it is talked of: what is for another channel only is none of its business.
    pub channel: ChannelId,
    /// What ends by itself after the first and up to the second is wanted too. (What ends before a meeting begins is over when people meet.)
    pub ends: (DateTime<Utc>, DateTime<Utc>),
    /// Only what changed after this instant is wanted, where a feature knows; `None`: all that stands.
    pub since: Option<DateTime<Utc>>,
    /// What its reader reads.
    pub words: Words,
    /// The instant.
    pub now: DateTime<Utc>,
}

/// Has an item follow what came of it.
pub type CameOfFn =
    for<'a> fn(&'a mut SqliteConnection, (GuildId, Reference), DateTime<Utc>) -> BoxFuture<'a, Result<()>>;

/// Whose an item is that not everyone may see.
pub type HiddenFn = for<'a> fn(&'a mut SqliteConnection, GuildId, Reference) -> BoxFuture<'a, Result<Option<PersonId>>>;

/// Lines for an agenda, in markdown. Everyone at the meeting may read them.
pub type AgendaFn = for<'a> fn(&'a mut SqliteConnection, &'a Agenda) -> BoxFuture<'a, Result<Vec<String>>>;

/// Brings an item of another feature to where people talk: what its asker sees then.
pub type TalkFn = for<'a> fn(&'a mut SqliteConnection, &'a Act, &'a Origin) -> BoxFuture<'a, Result<Card>>;

/// Answers a press.
pub type PressFn = for<'a> fn(&'a App, Pressed) -> BoxFuture<'a, Result<Reply>>;

/// Builds the form that was opened for an item, so that it can be opened again with what was typed.
pub type FormFn = for<'a> fn(&'a mut SqliteConnection, Words, &'a Press) -> BoxFuture<'a, Result<Option<Form>>>;

/// Puts something under the answer to a press.
pub type RestFn = for<'a> fn(&'a App, &'a Pressed, Card) -> BoxFuture<'a, Result<Card>>;

/// What was asked of a reader at an instant.
pub type AskedFn =
    for<'a> fn(&'a mut SqliteConnection, &'a Reader, DateTime<Utc>) -> BoxFuture<'a, Result<Vec<BriefLine>>>;

/// Draws a message anew.
pub type RedrawFn =
    for<'a> fn(&'a mut SqliteConnection, &'a App, &'a Reader, &'a outbox::Told) -> BoxFuture<'a, Result<Option<Card>>>;

/// Owes anew what hangs on the coalition's wall clock.
pub type RezonedFn = for<'a> fn(&'a mut SqliteConnection, &'a Charter, DateTime<Utc>) -> BoxFuture<'a, Result<()>>;

/// A function of a reader.
pub type ReaderFn<T> = for<'a> fn(&'a mut SqliteConnection, &'a Reader) -> BoxFuture<'a, Result<T>>;

impl Reader {
    /// A person as reader of a coalition's matters.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn of(
        connection: &mut SqliteConnection,
        charter: Charter,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let known = people::known(connection, charter.guild, person).await?;
        let language = known.as_ref().map_or(charter.language, |known| known.language);
        let name = known.map(|known| known.name).unwrap_or_default();
        Ok(Self { charter, person, name, words: language.words(), now })
    }
}

impl Feature {
    /// A feature that adds nothing yet.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            due: &[],
            press: None,
            form: None,
            form_again: None,
            create_from: None,
            talk_about: None,
            rezoned: None,
            brief_lines: None,
            asked: None,
            rest: None,
            redraw: None,
            next_brief: None,
            home_rows: None,
            digest_lines: None,
            digest_picture: None,
            agenda_lines: None,
            came_of: None,
            hidden: None,
        }
    }
}
