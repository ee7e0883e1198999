//! Building a world.

use serde_json::json;

use crate::Practice;
use crate::gateway::GUILDS;
use crate::world::World;
use crate::world::channels::Overwrite;
use crate::world::guilds::{Member, Role};
use crate::world::people::Person;
use crate::world::permissions::{MANAGE_GUILD, SEND_MESSAGES, VIEW_CHANNEL};

/// A coalition to begin with.
#[derive(Clone, Copy, Debug)]
pub struct Coalition {
    /// The server.
    pub guild: u64,
    /// `#general`, where Discord's own notices go.
    pub general: u64,
    /// `#announcements`.
    pub announcements: u64,
    /// `#housing-team`.
    pub team: u64,
    /// Rosa, who founded it and has the role *Coordinator*.
    pub rosa: u64,
    /// Ana.
    pub ana: u64,
    /// Tomás, who reads Spanish.
    pub tomas: u64,
}

/// A guild to found: its name, its channels, and its people, the first of whom owns it.
#[derive(Clone, Copy, Debug)]
pub struct Founding<'a> {
    /// The guild's name.
    pub name: &'a str,
    /// Its text channels; the first is the one for Discord's own notices.
    pub channels: &'a [&'a str],
    /// People: name, language, and the role they wear. Who is there by that name already is that person.
    pub people: &'a [(&'a str, &'a str, &'a str)],
    /// The role that may manage the guild.
    pub managing: &'a str,
}

impl Practice {
    /// Founds a guild with all that is in it, and then tells the bot.
    pub fn found(&self, founding: Founding<'_>) -> u64 {
        let people: Vec<u64> =
            founding.people.iter().map(|(name, locale, _)| self.person_called(name, locale)).collect();
        let now = self.shared.now();
        let mut world = self.shared.world();
        let guild = world.add_guild(founding.name, people.first().copied().unwrap_or(0), now);
        for name in founding.channels {
            world.add_channel(guild, name, now);
        }
        let mut roles: Vec<(&str, u64)> = Vec::new();
        for (person, (_, _, worn)) in people.iter().zip(founding.people) {
            add_member(&mut world, guild, *person, now);
            let known = roles.iter().find(|(name, _)| name == worn).map(|(_, id)| *id);
            let role = known.unwrap_or_else(|| {
                let permissions = if *worn == founding.managing { MANAGE_GUILD } else { 0 };
                let id = add_role(&mut world, guild, (worn, permissions), now);
                roles.push((worn, id));
                id
            });
            if let Some(member) = world.guilds.get_mut(&guild).and_then(|found| found.members.get_mut(person)) {
                member.roles.push(role);
            }
        }
        self.tell_guild(&world, guild);
        guild
    }

    fn person_called(&self, name: &str, locale: &str) -> u64 {
        self.person_named(name).unwrap_or_else(|| {
            let id = self.add_person(name);
            self.set_locale(id, locale);
            id
        })
    }

    /// Whether there is neither a guild nor a person.
    pub fn is_empty(&self) -> bool {
        let world = self.shared.world();
        world.guilds.is_empty() && world.people.is_empty()
    }

    /// The Riverside Housing Coalition: Rosa, Ana, Tomás, three channels, and the bot.
    pub fn found_coalition(&self) -> Coalition {
        let [rosa, ana, tomas] = ["Rosa", "Ana", "Tomás"].map(|name| self.add_person(name));
        self.set_locale(tomas, "es-ES");
        let now = self.shared.now();
        let mut world = self.shared.world();
        let guild = world.add_guild("Riverside Housing Coalition", rosa, now);
        let [general, announcements, team] =
            ["general", "announcements", "housing-team"].map(|name| world.add_channel(guild, name, now));
        add_member(&mut world, guild, ana, now);
        add_member(&mut world, guild, tomas, now);
        let role = add_role(&mut world, guild, ("Coordinator", MANAGE_GUILD), now);
        if let Some(member) = world.guilds.get_mut(&guild).and_then(|found| found.members.get_mut(&rosa)) {
            member.roles.push(role);
        }
        self.tell_guild(&world, guild);
        Coalition { guild, general, announcements, team, rosa, ana, tomas }
    }

    /// A new guild; the bot is invited.
    pub fn add_guild(&self, name: &str, owner: u64) -> u64 {
        let mut world = self.shared.world();
        let guild = world.add_guild(name, owner, self.shared.now());
        self.tell_guild(&world, guild);
        guild
    }

    fn tell_guild(&self, world: &World, guild: u64) {
        if let Some(found) = world.guilds.get(&guild) {
            self.shared.gateway.tell(GUILDS, "GUILD_CREATE", Some(guild), &world.guild_create(found));
        }
        self.shared.tell_state();
    }

    /// A new text channel. A guild's first is its system channel.
    pub fn add_channel(&self, guild: u64, name: &str) -> u64 {
        let mut world = self.shared.world();
        let id = world.add_channel(guild, name, self.shared.now());
        self.tell_channel(&world, id, "CHANNEL_CREATE");
        id
    }

    fn tell_channel(&self, world: &World, id: u64, kind: &'static str) {
        if let Some(channel) = world.channels.get(&id) {
            self.shared.gateway.tell(GUILDS, kind, channel.guild, &world.channel(channel));
        }
        self.shared.tell_state();
    }

    /// A new person, in no guild yet, with open direct messages and American English.
    pub fn add_person(&self, name: &str) -> u64 {
        let mut world = self.shared.world();
        let id = world.next_id(self.shared.now());
        let person = Person { id, name: name.to_owned(), locale: "en-US".to_owned(), ..Person::default() };
        world.people.insert(id, person);
        drop(world);
        self.shared.tell_state();
        id
    }

    /// The channel of a person's direct messages with the bot, opened if there is none yet.
    pub fn open_direct(&self, person: u64) -> u64 {
        self.shared.world().open_direct(person, self.shared.now())
    }

    /// A person joins a guild.
    pub fn join(&self, guild: u64, person: u64) {
        add_member(&mut self.shared.world(), guild, person, self.shared.now());
        self.shared.tell_state();
    }

    /// A new role with these permission bits.
    pub fn add_role(&self, guild: u64, name: &str, permissions: u64) -> u64 {
        let mut world = self.shared.world();
        let id = add_role(&mut world, guild, (name, permissions), self.shared.now());
        if let Some(role) = world.guilds.get(&guild).and_then(|found| found.roles.get(&id)) {
            let event = json!({"guild_id": guild.to_string(), "role": role.object()});
            self.shared.gateway.tell(GUILDS, "GUILD_ROLE_CREATE", Some(guild), &event);
        }
        self.shared.tell_state();
        id
    }

    /// A member gets a role; the bot may be the member.
    pub fn give_role(&self, guild: u64, person: u64, role: u64) {
        let mut world = self.shared.world();
        if let Some(member) = world.guilds.get_mut(&guild).and_then(|found| found.members.get_mut(&person)) {
            member.roles.push(role);
        }
        self.shared.tell_state();
    }

    /// A person's language, e.g. `es-ES`.
    pub fn set_locale(&self, person: u64, locale: &str) {
        if let Some(person) = self.shared.world().people.get_mut(&person) {
            locale.clone_into(&mut person.locale);
        }
        self.shared.tell_state();
    }

    /// The bot lacks exactly these permissions in this channel from now on; 0 gives them back.
    pub fn deny_bot(&self, channel: u64, permissions: u64) {
        let mut world = self.shared.world();
        let bot = world.bot_id();
        if let Some(found) = world.channels.get_mut(&channel) {
            found.overwrites.retain(|overwrite| overwrite.id != bot);
            if permissions != 0 {
                found.overwrites.push(Overwrite { id: bot, kind: 1, allow: 0, deny: permissions });
            }
        }
        self.tell_channel(&world, channel, "CHANNEL_UPDATE");
    }

    /// From now on only these people, and the bot, see a channel.
    pub fn hide_channel(&self, channel: u64, from_all_but: &[u64]) {
        let mut world = self.shared.world();
        let bot = world.bot_id();
        if let Some(found) = world.channels.get_mut(&channel)
            && let Some(everyone) = found.guild
        {
            found.overwrites = vec![Overwrite { id: everyone, kind: 0, allow: 0, deny: VIEW_CHANNEL }];
            let invited = from_all_but.iter().chain([&bot]);
            found.overwrites.extend(invited.map(|id| Overwrite { id: *id, kind: 1, allow: VIEW_CHANNEL, deny: 0 }));
        }
        self.tell_channel(&world, channel, "CHANNEL_UPDATE");
    }

    /// From now on only the bot, and who owns the guild, write in a channel; all who see it still do.
    pub fn silence_channel(&self, channel: u64) {
        let mut world = self.shared.world();
        let bot = world.bot_id();
        if let Some(found) = world.channels.get_mut(&channel)
            && let Some(everyone) = found.guild
        {
            found.overwrites = vec![
                Overwrite { id: everyone, kind: 0, allow: 0, deny: SEND_MESSAGES },
                Overwrite { id: bot, kind: 1, allow: SEND_MESSAGES, deny: 0 },
            ];
        }
        self.tell_channel(&world, channel, "CHANNEL_UPDATE");
    }

    /// The bot's own role has exactly these permissions in a guild from now on.
    pub fn set_bot_permissions(&self, guild: u64, permissions: u64) {
        let mut world = self.shared.world();
        if let Some(found) = world.guilds.get_mut(&guild) {
            let bot_role = found.bot_role;
            if let Some(role) = found.roles.get_mut(&bot_role) {
                role.permissions = permissions;
                let event = json!({"guild_id": guild.to_string(), "role": role.object()});
                self.shared.gateway.tell(GUILDS, "GUILD_ROLE_UPDATE", Some(guild), &event);
            }
        }
        drop(world);
        self.shared.tell_state();
    }

    /// Somebody archives a thread.
    pub fn archive_thread(&self, thread: u64) {
        let mut world = self.shared.world();
        if let Some(found) = world.channels.get_mut(&thread) {
            found.archived = true;
            found.archived_at = self.shared.now();
        }
        self.tell_channel(&world, thread, "THREAD_UPDATE");
    }

    /// Somebody deletes a scheduled event.
    pub fn delete_event(&self, guild: u64, event: u64) {
        if let Some(found) = self.shared.world().guilds.get_mut(&guild) {
            found.events.remove(&event);
        }
        self.shared.tell_state();
    }

    /// Whether a person takes direct messages.
    pub fn set_direct_messages(&self, person: u64, open: bool) {
        if let Some(person) = self.shared.world().people.get_mut(&person) {
            person.closed = !open;
        }
        self.shared.tell_state();
    }

    /// The bot is thrown out.
    pub fn remove_bot(&self, guild: u64) {
        let mut world = self.shared.world();
        let bot = world.bot_id();
        if let Some(found) = world.guilds.get_mut(&guild) {
            found.members.remove(&bot);
            world.guild_commands.remove(&guild);
            let event = json!({"id": guild.to_string()});
            self.shared.gateway.tell(GUILDS, "GUILD_DELETE", Some(guild), &event);
        }
        self.shared.tell_state();
    }

    /// The bot is invited (again).
    pub fn invite_bot(&self, guild: u64) {
        let mut world = self.shared.world();
        let bot = world.bot_id();
        add_member(&mut world, guild, bot, self.shared.now());
        self.tell_guild(&world, guild);
        drop(world);
        self.shared.tell_state();
    }

    /// A channel goes, with its threads and messages.
    pub fn delete_channel(&self, channel: u64) {
        let mut world = self.shared.world();
        for gone in world.remove_channel(channel) {
            let kind = if gone.kind == 11 { "THREAD_DELETE" } else { "CHANNEL_DELETE" };
            self.shared.gateway.tell(GUILDS, kind, gone.guild, &world.channel(&gone));
        }
        self.shared.tell_state();
    }

    /// Somebody who may deletes a message.
    pub fn delete_message(&self, message: u64) {
        let mut world = self.shared.world();
        if let Some((channel, gone)) = world.unwrite(message) {
            self.shared.tell_gone(&world, channel, &gone);
        }
    }

    /// A person leaves a guild.
    pub fn remove_member(&self, guild: u64, person: u64) {
        if let Some(found) = self.shared.world().guilds.get_mut(&guild) {
            found.members.remove(&person);
        }
        self.shared.tell_state();
    }
}

/// Puts a person into a guild.
pub fn add_member(world: &mut World, guild: u64, person: u64, now: chrono::DateTime<chrono::Utc>) {
    if let Some(found) = world.guilds.get_mut(&guild) {
        found.members.entry(person).or_insert(Member { roles: Vec::new(), joined_at: now, nick: None });
    }
}

fn add_role(world: &mut World, guild: u64, role: (&str, u64), now: chrono::DateTime<chrono::Utc>) -> u64 {
    let id = world.next_id(now);
    let (name, permissions) = role;
    if let Some(found) = world.guilds.get_mut(&guild) {
        let position = found.roles.len() as u64;
        found
            .roles
            .insert(id, Role { id, name: name.to_owned(), permissions, position, color: 0x3b_a55d, ..Role::default() });
    }
    id
}
