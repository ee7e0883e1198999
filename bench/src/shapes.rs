//! Discord's objects as strings, in the shapes that it sends, as far as the two bots read them.

/// The bot's user and application.
pub const BOT: u64 = 100_000_000_000_000_001;
/// A token of the right shape, good for nothing.
pub const TOKEN: &str = "MTAwMDAwMDAwMDAwMDAwMDAx.GBench.abcdefghijklmnopqrstuvwxyz0123456789AB";
/// The first guild; the others follow.
pub const GUILD: u64 = 200_000_000_000_000_000;
/// The first person; the others follow.
const PERSON: u64 = 300_000_000_000_000_000;
/// The id of the command.
const COMMAND: u64 = 400_000_000_000_000_001;
/// What an ordinary member may do.
const MEMBER_MAY: u64 = 2_248_473_465_835_073;
/// Between the ids of two guilds, so that their channels and roles fit in.
const GUILD_STEP: u64 = 1_000;

/// How many channels and roles a guild has.
const CHANNELS: u64 = 30;
const ROLES: u64 = 20;

/// The bot's own user.
pub fn bot_user() -> String {
    format!(
        r#"{{"id":"{BOT}","username":"convenor","global_name":null,"discriminator":"4242","avatar":null,"banner":null,"accent_color":null,"bot":true,"system":false,"flags":0,"public_flags":0,"verified":true,"mfa_enabled":false,"email":null,"locale":"en-US"}}"#
    )
}

/// READY with so many guilds that are still to come.
pub fn ready(guilds: u64, gateway: &str) -> String {
    let away: Vec<String> =
        (0..guilds).map(|guild| format!(r#"{{"id":"{}","unavailable":true}}"#, guild_id(guild))).collect();
    format!(
        r#"{{"v":10,"user":{},"session_id":"bench","session_type":"normal","shard":[0,1],"resume_gateway_url":"{gateway}","guilds":[{}],"private_channels":[],"relationships":[],"user_settings":{{}},"presences":[],"guild_join_requests":[],"geo_ordered_rtc_regions":[],"application":{{"id":"{BOT}","flags":565248}},"auth":{{}},"_trace":["bench"]}}"#,
        bot_user(),
        away.join(",")
    )
}

fn guild_id(guild: u64) -> u64 {
    GUILD + guild * GUILD_STEP
}

/// GUILD_CREATE as a bot with the one intent GUILDS gets it: channels, roles, of the members only the bot.
pub fn guild_create(guild: u64) -> String {
    let id = guild_id(guild);
    let roles: Vec<String> = (0..ROLES).map(|role| self::role(id, role)).collect();
    let channels: Vec<String> = (0..CHANNELS).map(|channel| self::channel(id, channel)).collect();
    let bot_role = id + 1;
    let user = bot_user();
    format!(
        r#"{{"id":"{id}","name":"Coalition number {guild}","owner_id":"{PERSON}","icon":"a1b2c3d4e5f60718293a4b5c6d7e8f90","icon_hash":null,"splash":null,"discovery_splash":null,"banner":null,"description":"Neighbours who keep their word to each other","vanity_url_code":null,"home_header":null,"region":"deprecated","afk_channel_id":null,"afk_timeout":300,"widget_enabled":false,"widget_channel_id":null,"verification_level":1,"default_message_notifications":1,"explicit_content_filter":2,"mfa_level":0,"nsfw":false,"nsfw_level":0,"premium_tier":0,"premium_subscription_count":0,"premium_progress_bar_enabled":false,"preferred_locale":"en-US","features":["COMMUNITY","NEWS"],"emojis":[],"stickers":[],"application_id":null,"system_channel_id":"{}","system_channel_flags":0,"rules_channel_id":null,"public_updates_channel_id":null,"safety_alerts_channel_id":null,"max_presences":null,"max_members":25000000,"max_video_channel_users":25,"max_stage_video_channel_users":50,"hub_type":null,"incidents_data":null,"latest_onboarding_question_id":null,"inventory_settings":null,"roles":[{}],"joined_at":"2026-01-05T10:00:00.000000+00:00","large":false,"unavailable":false,"member_count":140,"members":[{{"user":{user},"nick":null,"avatar":null,"banner":null,"roles":["{bot_role}"],"joined_at":"2026-01-05T10:00:00.000000+00:00","premium_since":null,"pending":false,"flags":0,"deaf":false,"mute":false,"communication_disabled_until":null,"unusual_dm_activity_until":null}}],"channels":[{}],"threads":[],"voice_states":[],"presences":[],"stage_instances":[],"soundboard_sounds":[],"guild_scheduled_events":[],"version":1700000000000}}"#,
        channel_id(id, 0),
        roles.join(","),
        channels.join(","),
    )
}

fn role(guild: u64, role: u64) -> String {
    // The first is @everyone, whose id is the guild's; the second the bot's own.
    let (id, name) = match role {
        0 => (guild, "@everyone".to_owned()),
        1 => (guild + 1, "Convenor".to_owned()),
        _ => (guild + role, format!("Working group {role}")),
    };
    let tags = if role == 1 { format!(r#","tags":{{"bot_id":"{BOT}"}}"#) } else { String::new() };
    format!(
        r#"{{"id":"{id}","name":"{name}","description":null,"permissions":"{MEMBER_MAY}","position":{role},"color":0,"colors":{{"primary_color":0,"secondary_color":null,"tertiary_color":null}},"hoist":false,"managed":{},"mentionable":false,"icon":null,"unicode_emoji":null,"flags":0{tags}}}"#,
        role == 1
    )
}

fn channel_id(guild: u64, channel: u64) -> u64 {
    guild + 100 + channel
}

fn channel(guild: u64, channel: u64) -> String {
    // Every tenth is a category, the rest are text channels in it.
    let id = channel_id(guild, channel);
    let category = channel.is_multiple_of(10) && channel > 0;
    let kind = if category { 4 } else { 0 };
    let parent = if category || channel < 10 { "null".to_owned() } else { format!(r#""{}""#, id - channel % 10) };
    let overwrite = format!(r#"{{"id":"{guild}","type":0,"allow":"0","deny":"0"}}"#);
    format!(
        r#"{{"id":"{id}","type":{kind},"name":"channel-number-{channel}","flags":0,"last_message_id":"{id}","guild_id":"{guild}","parent_id":{parent},"rate_limit_per_user":0,"topic":"What we talk about in channel {channel}","last_pin_timestamp":null,"nsfw":false,"position":{channel},"permission_overwrites":[{overwrite}]}}"#
    )
}

/// What a person does: who, and the options of which command.
pub struct Deed<'a> {
    /// 2 a command, 3 a press, 4 autocomplete.
    pub kind: u8,
    /// Which person, from 0.
    pub person: u64,
    /// The command.
    pub command: &'a str,
    /// Its subcommand.
    pub subcommand: &'a str,
    /// Its options as JSON objects, with commas between; of a press the custom id.
    pub options: &'a str,
}

/// INTERACTION_CREATE in the first guild.
pub fn interaction(id: u64, token: &str, deed: &Deed<'_>) -> String {
    let Deed { kind, person, command, subcommand, options } = deed;
    let (user, channel) = (PERSON + person, channel_id(GUILD, 0));
    let what = if *kind == 3 {
        pressed(channel, options)
    } else {
        format!(
            r#""data":{{"id":"{COMMAND}","name":"{command}","type":1,"options":[{{"type":1,"name":"{subcommand}","options":[{options}]}}]}}"#
        )
    };
    format!(
        r#"{{"id":"{id}","application_id":"{BOT}","type":{kind},"token":"{token}","version":1,"channel_id":"{channel}",{what},"entitlements":[],"entitlement_sku_ids":[],"locale":"en-US","attachment_size_limit":10485760,"authorizing_integration_owners":{{"0":"{GUILD}"}},"context":0,"app_permissions":"{MEMBER_MAY}","channel":{{"id":"{channel}","type":0,"name":"channel-number-0","flags":0,"last_message_id":null,"guild_id":"{GUILD}","parent_id":null,"rate_limit_per_user":0,"topic":null,"last_pin_timestamp":null,"nsfw":false,"position":0,"permissions":"{MEMBER_MAY}"}},"guild_id":"{GUILD}","guild_locale":"en-US","guild":{{"id":"{GUILD}","locale":"en-US","features":[]}},"member":{{"user":{{"id":"{user}","username":"person_{person}","global_name":"Person {person}","discriminator":"0","avatar":null,"banner":null,"accent_color":null,"bot":false,"system":false,"flags":0,"public_flags":0,"avatar_decoration_data":null,"collectibles":null,"primary_guild":null}},"nick":null,"avatar":null,"banner":null,"roles":["{}"],"joined_at":"2026-01-05T10:00:00.000000+00:00","premium_since":null,"pending":false,"flags":0,"deaf":false,"mute":false,"communication_disabled_until":null,"unusual_dm_activity_until":null,"permissions":"{MEMBER_MAY}"}}}}"#,
        GUILD + 2
    )
}

/// A press on a message of the bot's: what, and the message as far as it is read.
fn pressed(channel: u64, custom_id: &str) -> String {
    let author = bot_user();
    format!(
        r#""data":{{"custom_id":"{custom_id}","component_type":2,"id":1}},"message":{{"id":"700000000000000001","channel_id":"{channel}","author":{author},"content":"","timestamp":"2026-01-05T10:00:00.000000+00:00","edited_timestamp":null,"tts":false,"mention_everyone":false,"mentions":[],"mention_roles":[],"attachments":[],"embeds":[],"pinned":false,"type":0,"flags":32768,"components":[]}}"#
    )
}

/// The options of `/commit make`: another text each time, and a date within the year after the present one.
pub fn make_options(number: u64) -> String {
    let (month, day) = (number % 12 + 1, number / 12 % 28 + 1);
    let (hour, minute) = (8 + number / 336 % 12, number / 4_032 % 60);
    format!(
        r#"{{"type":3,"name":"what","value":"Bring flyers to the clinic, round {number}"}},{{"type":3,"name":"due","value":"{}-{month:02}-{day:02} {hour:02}:{minute:02}"}}"#,
        next_year()
    )
}

/// The year after the present one, near enough.
fn next_year() -> u64 {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    1970 + seconds / 31_556_952 + 1
}

/// Milliseconds since 1970.
pub fn now_ms() -> u128 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_millis())
}

/// The options of `/indicator show`.
pub fn indicator_options(number: u64) -> String {
    format!(r#"{{"type":3,"name":"indicator","value":"I-{number}"}}"#)
}

/// The options of `/commit done`.
pub fn done_options(reference: u64) -> String {
    format!(r#"{{"type":3,"name":"commitment","value":"C-{reference}"}}"#)
}

/// The option that is being typed.
pub fn typed_options(typed: &str) -> String {
    format!(r#"{{"type":3,"name":"commitment","value":"{typed}","focused":true}}"#)
}
