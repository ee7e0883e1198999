//! Who acts, as Discord tells it with every interaction.

use poise::serenity_prelude as serenity;

use crate::ids::{ChannelId, GuildId, PersonId, RoleId};
use crate::people::Asker;
use crate::text::Language;

/// Who typed a command.
#[must_use]
pub fn asker_of_command(interaction: &serenity::CommandInteraction) -> Asker {
    let place = (interaction.guild_id, interaction.channel_id);
    asker(&interaction.user, interaction.member.as_deref(), place, &interaction.locale)
}

/// Who pressed a button or chose in a select.
#[must_use]
pub fn asker_of_component(interaction: &serenity::ComponentInteraction) -> Asker {
    let place = (interaction.guild_id, interaction.channel_id);
    asker(&interaction.user, interaction.member.as_ref(), place, &interaction.locale)
}

/// Who sent a form.
#[must_use]
pub fn asker_of_modal(interaction: &serenity::ModalInteraction) -> Asker {
    let place = (interaction.guild_id, interaction.channel_id);
    asker(&interaction.user, interaction.member.as_ref(), place, &interaction.locale)
}

fn asker(
    user: &serenity::User,
    member: Option<&serenity::Member>,
    (guild, channel): (Option<serenity::GuildId>, serenity::ChannelId),
    locale: &str,
) -> Asker {
    let permissions = member.and_then(|member| member.permissions).unwrap_or_default();
    let nick = member.and_then(|member| member.nick.as_deref());
    let name = nick.or(user.global_name.as_deref()).unwrap_or(&user.name);
    Asker {
        guild: GuildId(guild.map_or(0, |guild| guild.get().cast_signed())),
        person: PersonId(user.id.get().cast_signed()),
        name: crate::text::clean_line(name, 100).unwrap_or_else(|_| user.name.clone()),
        language: Language::from_locale(locale),
        app_language: Language::from_locale(locale),
        channel: ChannelId(channel.get().cast_signed()),
        direct: guild.is_none(),
        manages: permissions.manage_guild() || permissions.administrator(),
        away_until: None,
        roles: member.map_or_else(Vec::new, |m| m.roles.iter().map(|role| RoleId(role.get().cast_signed())).collect()),
    }
}
