//! Who may do what where.

use super::World;
use super::channels::{Channel, DIRECT, THREAD};

/// Every permission.
pub const ADMINISTRATOR: u64 = 1 << 3;
/// Change the server.
pub const MANAGE_GUILD: u64 = 1 << 5;
/// See a channel.
pub const VIEW_CHANNEL: u64 = 1 << 10;
/// Write in a channel.
pub const SEND_MESSAGES: u64 = 1 << 11;
/// Delete and pin others' messages.
pub const MANAGE_MESSAGES: u64 = 1 << 13;
/// Show embeds.
pub const EMBED_LINKS: u64 = 1 << 14;
/// Send files.
pub const ATTACH_FILES: u64 = 1 << 15;
/// Read what was written before.
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// Ping everyone, here and all roles.
pub const MENTION_EVERYONE: u64 = 1 << 17;
/// Use commands.
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
/// Change events.
pub const MANAGE_EVENTS: u64 = 1 << 33;
/// Start public threads.
pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
/// Write in threads.
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
/// Make events.
pub const CREATE_EVENTS: u64 = 1 << 44;

/// What Discord gives `@everyone` in a new server.
pub const DEFAULT_EVERYONE: u64 = 1 // create invite
    | 1 << 6 | 1 << 9 | VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY | MENTION_EVERYONE
    | 1 << 18 | 1 << 20 | 1 << 21 | 1 << 25 | 1 << 26 | USE_APPLICATION_COMMANDS | 1 << 32
    | CREATE_PUBLIC_THREADS | 1 << 36 | 1 << 37 | SEND_MESSAGES_IN_THREADS | 1 << 39 | 1 << 42 | 1 << 45 | 1 << 46 | 1 << 49 | 1 << 50;
/// What the bot is invited with.
pub const DEFAULT_BOT: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | CREATE_PUBLIC_THREADS
    | SEND_MESSAGES_IN_THREADS
    | MANAGE_EVENTS
    | CREATE_EVENTS;
/// What one may do in a direct channel.
const IN_DIRECT: u64 = 1 << 6
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | 1 << 18
    | USE_APPLICATION_COMMANDS
    | 1 << 37
    | 1 << 46
    | 1 << 49
    | 1 << 50;
const ALL: u64 = (1 << 53) - 1;

impl World {
    /// What a member may do in a guild as a whole.
    pub fn guild_permissions(&self, guild: u64, person: u64) -> u64 {
        let Some(guild) = self.guilds.get(&guild) else { return 0 };
        let Some(member) = guild.members.get(&person) else { return 0 };
        if guild.owner == person {
            return ALL;
        }
        let held = std::iter::once(&guild.id).chain(&member.roles);
        let sum = held.filter_map(|role| guild.roles.get(role)).fold(0, |sum, role| sum | role.permissions);
        if sum & ADMINISTRATOR != 0 { ALL } else { sum }
    }

    /// What someone may do in a channel; nothing when they are not there at all.
    pub fn permissions(&self, channel: &Channel, person: u64) -> u64 {
        let Some(guild) = channel.guild else {
            let mine = channel.kind == DIRECT && (channel.person == Some(person) || person == self.bot.id);
            return if mine { IN_DIRECT } else { 0 };
        };
        let base = self.guild_permissions(guild, person);
        if base == ALL || base == 0 {
            return base;
        }
        let place =
            channel.parent.filter(|_| channel.kind == THREAD).and_then(|id| self.channels.get(&id)).unwrap_or(channel);
        let roles = self.guilds.get(&guild).and_then(|found| found.members.get(&person)).map_or(&[][..], |m| &m.roles);
        let of = |wanted: &dyn Fn(u64, u64) -> bool| {
            place.overwrites.iter().filter(|o| wanted(o.kind, o.id)).fold((0, 0), |(a, d), o| (a | o.allow, d | o.deny))
        };
        let mut may = base;
        for (allow, deny) in [
            of(&|kind, id| kind == 0 && id == guild),
            of(&|kind, id| kind == 0 && id != guild && roles.contains(&id)),
            of(&|kind, id| kind == 1 && id == person),
        ] {
            may = (may & !deny) | allow;
        }
        if may & VIEW_CHANNEL == 0 { 0 } else { may }
    }

    /// Whether someone sees a channel.
    pub fn sees(&self, channel: &Channel, person: u64) -> bool {
        self.permissions(channel, person) & VIEW_CHANNEL != 0
    }

    /// Whether someone may write in a channel.
    pub fn writes(&self, channel: &Channel, person: u64) -> bool {
        let needed = if channel.kind == THREAD { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
        self.permissions(channel, person) & needed != 0
    }
}
