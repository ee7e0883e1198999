// discord.js, which we did not write, against practice, which we did: what it sees and does at Discord it must see and do here.
// Needs PRACTICE_ORIGIN and PRACTICE_TOKEN of a running practice with the Riverside coalition and no other bot.
// With PRACTICE_MUTE_CHANNEL and PRACTICE_HIDDEN_CHANNEL (ids of channels where the bot may not write, may not look) it checks
// those refusals too.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  ActionRowBuilder, ApplicationCommandType, ApplicationIntegrationType, AttachmentBuilder, ButtonBuilder, ButtonStyle,
  ChannelSelectMenuBuilder, ChannelType, Client, ComponentType, ContainerBuilder, ContextMenuCommandBuilder, DiscordAPIError,
  EmbedBuilder, Events, GatewayIntentBits, GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel, InteractionContextType,
  LabelBuilder, MessageFlags, MessageType, ModalBuilder, Partials, PermissionFlagsBits, RoleSelectMenuBuilder, SectionBuilder,
  SeparatorBuilder, SlashCommandBuilder, StringSelectMenuBuilder, TextDisplayBuilder, TextInputBuilder, TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';

const origin = process.env.PRACTICE_ORIGIN;
const token = process.env.PRACTICE_TOKEN;
assert.ok(origin && token, 'PRACTICE_ORIGIN and PRACTICE_TOKEN must say where a practice runs');

const rest = { api: `${origin}/api` };
const PATIENCE = 10_000;

/** Starts a client and waits until it is ready. */
async function connect(intents, partials = []) {
  const made = new Client({ intents, partials, rest });
  const ready = new Promise((done) => made.once(Events.ClientReady, done));
  await made.login(token);
  await within(ready, 'the client is ready');
  return made;
}

/** A promise that must come true soon. */
function within(promise, what) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what}: waited ${PATIENCE / 1000} s in vain`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The next event of this kind that fits. */
function next(client, event, fits = () => true) {
  let hear;
  const heard = new Promise((done) => {
    hear = (...all) => fits(...all) && done(all[0]);
    client.on(event, hear);
  });
  return within(heard, event).finally(() => client.off(event, hear));
}

/** Speaks practice's page API. */
async function page(method, path, body) {
  const response = await fetch(`${origin}/practice/${path}`, {
    method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  assert.ok(response.ok, `${method} ${path} answers ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The refusal that a call must meet. */
async function refused(call, code, status) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof DiscordAPIError, `a DiscordAPIError with code ${code}, not: ${error.stack}`);
    assert.equal(error.code, code, `the code of: ${error.message}`);
    assert.equal(error.status, status, `the status of: ${error.message}`);
    return true;
  });
}

let client, guild, people, channel;

/** A person does something; the bot answers with `answer`; gives what the page was told, and what the bot saw. */
async function does(person, deed, answer) {
  const seen = next(client, Events.InteractionCreate);
  const told = page('POST', 'interactions', { as: people[person].id, channel_id: channel.id, ...deed });
  // What the page was refused must be told before the bot is found to have heard nothing.
  const interaction = await Promise.race([seen, told.then(() => seen)]);
  const given = await answer(interaction);
  return { interaction, given, told: await told };
}

const command = (name, options = [], more = {}) => ({ type: 2, data: { name, options, ...more } });
const press = (message, custom_id, component_type = 2, values) =>
  ({ type: 3, message_id: message.id, data: { component_type, custom_id, values } });
const shownTo = (person, where = channel.id) => page('GET', `channels/${where}/messages?as=${people[person].id}&limit=100`);
const shown = async (person, id) => (await shownTo(person)).find((message) => message.id === id);

before(async () => {
  client = await connect([GatewayIntentBits.Guilds]);
  client.on('error', (error) => console.error('the client reports', error));
  guild = client.guilds.cache.find((one) => one.name === 'Riverside Housing Coalition') ?? client.guilds.cache.first();
  const state = await page('GET', 'state');
  people = Object.fromEntries(state.people.map((person) => [person.name, person]));
  channel = guild.channels.cache.find((one) => one.name === 'general');
});

after(() => client?.destroy());

describe('what is there', () => {
  test('the bot itself', async () => {
    assert.equal(client.user.bot, true);
    assert.equal(client.application.id, client.user.id, 'a newer bot has its application’s id');
    const application = await client.application.fetch();
    assert.ok(application.name, 'the application has a name');
    assert.ok(client.ws.ping >= -1);
    assert.equal((await client.users.fetch(client.user.id, { force: true })).username, client.user.username);
  });

  test('the guild, its channels and roles, as the gateway tells them and as one may ask for them', async () => {
    assert.equal(guild.name, 'Riverside Housing Coalition');
    assert.equal(guild.available, true);
    assert.equal(guild.ownerId, people.Rosa.id);
    assert.equal(guild.preferredLocale, 'en-US');
    const told = [...guild.channels.cache.values()].map((one) => [one.id, one.name, one.type, one.rawPosition]);
    const asked = [...(await guild.channels.fetch(undefined, { force: true })).values()];
    assert.deepEqual(asked.map((one) => [one.id, one.name, one.type, one.rawPosition]).sort(), told.sort());
    for (const name of ['general', 'announcements', 'housing-team']) {
      assert.equal(guild.channels.cache.find((one) => one.name === name)?.type, ChannelType.GuildText, `#${name}`);
    }
    assert.equal(guild.systemChannel?.name, 'general');
    const roles = [...guild.roles.cache.values()].map((role) => [role.id, role.name, role.permissions.bitfield]);
    const again = [...(await guild.roles.fetch(undefined, { force: true })).values()];
    assert.deepEqual(again.map((role) => [role.id, role.name, role.permissions.bitfield]).sort(), roles.sort());
    assert.equal(guild.roles.everyone.id, guild.id);
    const coordinator = guild.roles.cache.find((role) => role.name === 'Coordinator');
    assert.ok(coordinator?.permissions.has(PermissionFlagsBits.ManageGuild), 'coordinators manage the server');
    assert.equal(guild.roles.botRoleFor(client.user)?.managed, true, 'the bot has a role of its own');
    const fetched = await client.guilds.fetch({ guild: guild.id, force: true, withCounts: true });
    assert.equal(fetched.approximateMemberCount, guild.memberCount);
    assert.equal((await client.guilds.fetch()).first().name, guild.name);
  });

  test('members, one by one', async () => {
    const rosa = await guild.members.fetch(people.Rosa.id);
    assert.equal(rosa.displayName, 'Rosa');
    assert.ok(rosa.roles.cache.some((role) => role.name === 'Coordinator'), 'Rosa is a coordinator');
    assert.ok(rosa.permissions.has(PermissionFlagsBits.Administrator), 'an owner may do everything');
    const ana = await guild.members.fetch(people.Ana.id);
    assert.equal(ana.user.username, 'ana');
    assert.equal(ana.user.globalName, 'Ana');
    assert.ok(channel.permissionsFor(ana).has(PermissionFlagsBits.SendMessages));
    assert.ok(!channel.permissionsFor(ana).has(PermissionFlagsBits.ManageGuild));
    const mine = channel.permissionsFor(guild.members.me);
    assert.ok(mine.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages, PermissionFlagsBits.ReadMessageHistory]));
  });
});

const wanted = () => [
  new SlashCommandBuilder().setName('say').setDescription('Say something')
    .setNameLocalizations({ 'es-ES': 'decir', 'es-419': 'decir' }).setDescriptionLocalizations({ 'es-ES': 'Di algo' })
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
    .addStringOption((o) => o.setName('text').setDescription('What').setRequired(true).setMinLength(2).setMaxLength(50))
    .addIntegerOption((o) => o.setName('times').setDescription('How often').setMinValue(1).setMaxValue(9))
    .addNumberOption((o) => o.setName('weight').setDescription('How much'))
    .addBooleanOption((o) => o.setName('loud').setDescription('Loud'))
    .addUserOption((o) => o.setName('to').setDescription('To whom'))
    .addChannelOption((o) => o.setName('where').setDescription('Where').addChannelTypes(ChannelType.GuildText))
    .addRoleOption((o) => o.setName('role').setDescription('Which role'))
    .addMentionableOption((o) => o.setName('any').setDescription('Anyone'))
    .addStringOption((o) => o.setName('mood').setDescription('Mood').addChoices(
      { name: 'glad', value: 'g', name_localizations: { 'es-ES': 'alegre' } }, { name: 'sad', value: 's' })),
  new SlashCommandBuilder().setName('promise').setDescription('Promises')
    .addSubcommand((s) => s.setName('make').setDescription('Make one')
      .addStringOption((o) => o.setName('what').setDescription('What').setRequired(true))
      .addStringOption((o) => o.setName('due').setDescription('When').setAutocomplete(true)))
    .addSubcommand((s) => s.setName('list').setDescription('See them'))
    .addSubcommandGroup((g) => g.setName('board').setDescription('The board')
      .addSubcommand((s) => s.setName('show').setDescription('Show it'))),
  new SlashCommandBuilder().setName('manage').setDescription('For those who manage')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild).setContexts(InteractionContextType.Guild),
  new ContextMenuCommandBuilder().setName('Greet').setType(ApplicationCommandType.User),
  new ContextMenuCommandBuilder().setName('Keep it').setType(ApplicationCommandType.Message),
].map((one) => one.setIntegrationTypes(ApplicationIntegrationType.GuildInstall));

/** Without the empty lists of options, which say nothing. */
function bare(one) {
  const { options, ...rest } = one;
  return options?.length ? { ...rest, options: options.map(bare) } : rest;
}

describe('commands', () => {
  test('are registered all at once and read back the same', async () => {
    const asked = JSON.parse(JSON.stringify(wanted())).map(bare);
    const set = await client.application.commands.set(asked);
    assert.equal(set.size, asked.length);
    const read = await client.application.commands.fetch({ withLocalizations: true });
    assert.equal(read.size, asked.length);
    for (const one of asked) {
      const found = read.find((other) => other.name === one.name && other.type === (one.type ?? 1));
      assert.ok(found, `${one.name} is registered`);
      assert.ok(found.equals(one, true), `/${one.name} is read back as it was registered`);
      assert.equal(found.applicationId, client.application.id);
      assert.ok(found.version && found.id);
    }
    const say = read.find((one) => one.name === 'say');
    assert.equal(say.nameLocalizations['es-ES'], 'decir');
    assert.equal(say.options.find((one) => one.name === 'mood').choices[0].nameLocalizations['es-ES'], 'alegre');
    assert.equal((await client.application.commands.fetch(say.id)).name, 'say');
    const plain = await client.rest.get(`/applications/${client.application.id}/commands`);
    const bareSay = plain.find((one) => one.name === 'say');
    assert.equal(bareSay.name_localizations ?? null, null, 'localizations come only when asked for');
  });

  test('the same again keeps ids and versions', async () => {
    const before = await client.application.commands.fetch({ force: true });
    const again = await client.application.commands.set(wanted());
    for (const one of again.values()) {
      const old = before.get(one.id);
      assert.equal(old?.name, one.name, `${one.name} keeps its id`);
      assert.equal(one.version, old.version, `${one.name} keeps its version`);
    }
  });

  test('one can be made, changed and taken away', async () => {
    const made = await client.application.commands.create({ name: 'short-lived', description: 'Not for long' });
    const { version } = made;
    const changed = await made.edit({ description: 'For a moment' });
    assert.notEqual(changed.version, version, 'a changed command has another version');
    assert.equal(changed.description, 'For a moment');
    await made.delete();
    await refused(client.application.commands.fetch(made.id, { force: true, cache: false }), 10063, 404);
    const own = await guild.commands.create({ name: 'here-only', description: 'In this guild' });
    assert.equal(own.guildId, guild.id);
    await guild.commands.delete(own.id);
  });

  test('are offered to whom they are for', async () => {
    const offered = async (name) => (await page('GET', `commands?as=${people[name].id}&guild=${guild.id}`)).map((one) => one.name);
    assert.ok((await offered('Rosa')).includes('manage'));
    assert.ok(!(await offered('Ana')).includes('manage'), '/manage is for those who manage the server');
    assert.ok((await offered('Ana')).includes('say'));
  });
});

describe('a person uses a command', () => {
  test('every kind of option arrives', async () => {
    const role = guild.roles.cache.find((one) => one.name === 'Coordinator');
    const options = [
      { name: 'text', type: 3, value: 'good morning' }, { name: 'times', type: 4, value: 3 },
      { name: 'weight', type: 10, value: 2.5 }, { name: 'loud', type: 5, value: true },
      { name: 'to', type: 6, value: people.Rosa.id }, { name: 'where', type: 7, value: channel.id },
      { name: 'role', type: 8, value: role.id }, { name: 'any', type: 9, value: people.Tomás.id },
      { name: 'mood', type: 3, value: 'g' },
    ];
    const { interaction, told } = await does('Ana', command('say', options), async (one) => {
      assert.ok(one.isChatInputCommand());
      assert.equal(one.commandName, 'say');
      assert.equal(one.user.id, people.Ana.id);
      assert.equal(one.member.displayName, 'Ana');
      assert.ok(one.inCachedGuild(), 'it comes from a guild that is known');
      assert.equal(one.guild.name, guild.name);
      assert.equal(one.channel.id, channel.id);
      assert.equal(one.locale, 'en-US');
      assert.equal(one.guildLocale, 'en-US');
      assert.equal(one.context, InteractionContextType.Guild);
      assert.ok(one.memberPermissions.has(PermissionFlagsBits.SendMessages));
      assert.ok(one.appPermissions.has(PermissionFlagsBits.SendMessages));
      assert.equal(one.options.getString('text'), 'good morning');
      assert.equal(one.options.getInteger('times'), 3);
      assert.equal(one.options.getNumber('weight'), 2.5);
      assert.equal(one.options.getBoolean('loud'), true);
      assert.equal(one.options.getUser('to').globalName, 'Rosa');
      assert.equal(one.options.getMember('to').displayName, 'Rosa');
      assert.equal(one.options.getChannel('where').name, 'general');
      assert.equal(one.options.getRole('role').name, 'Coordinator');
      assert.equal(one.options.getMentionable('any').user.globalName, 'Tomás');
      assert.equal(one.options.getString('mood'), 'g');
      await one.reply({ content: `**Good morning**, <@${people.Rosa.id}>`, allowedMentions: { parse: [] } });
    });
    assert.equal(told.state, 'answered');
    const message = await interaction.fetchReply();
    assert.equal(message.content, `**Good morning**, <@${people.Rosa.id}>`);
    assert.equal(message.type, MessageType.ChatInputCommand);
    assert.equal(message.interactionMetadata.user.id, people.Ana.id);
    assert.equal(message.mentions.users.size, 0, 'nobody is pinged when no mention is allowed');
    assert.equal((await shown('Rosa', told.message_id)).content, message.content, 'everyone sees it');
  });

  test('options that do not fit are refused before the bot hears of them', async () => {
    const wrong = [
      [{ name: 'text', type: 3, value: 'x' }],
      [{ name: 'times', type: 4, value: 3 }],
      [{ name: 'text', type: 3, value: 'fine' }, { name: 'times', type: 4, value: 10 }],
      [{ name: 'text', type: 3, value: 'fine' }, { name: 'mood', type: 3, value: 'angry' }],
    ];
    for (const options of wrong) {
      const asked = page('POST', 'interactions', { as: people.Ana.id, channel_id: channel.id, ...command('say', options) });
      await assert.rejects(asked, /answers 400/, JSON.stringify(options));
    }
  });

  test('an answer for one person alone', async () => {
    const { told, given } = await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]), async (one) => {
      assert.equal(one.options.getSubcommand(), 'list');
      return one.reply({ content: 'Only you see this.', flags: MessageFlags.Ephemeral, withResponse: true });
    });
    assert.equal(given.interaction.responseMessageEphemeral, true);
    assert.equal(given.interaction.responseMessageId, told.message_id);
    assert.ok(given.resource.message.flags.has(MessageFlags.Ephemeral));
    assert.equal((await shown('Ana', told.message_id)).content, 'Only you see this.');
    assert.equal(await shown('Rosa', told.message_id), undefined, 'Rosa does not see it');
    const messages = await channel.messages.fetch({ limit: 20, cache: false });
    assert.ok(!messages.has(told.message_id), 'nor is it among the channel’s messages');
    await refused(channel.messages.fetch({ message: told.message_id, force: true }), 10008, 404);
  });

  test('a promised answer, then the answer, more answers, a change, and one less', async () => {
    const deed = command('promise', [{ name: 'board', type: 2, options: [{ name: 'show', type: 1, options: [] }] }]);
    const { interaction, told } = await does('Ana', deed, async (one) => {
      assert.equal(one.options.getSubcommandGroup(), 'board');
      assert.equal(one.options.getSubcommand(), 'show');
      await one.deferReply();
    });
    assert.equal(told.state, 'deferred');
    assert.equal(interaction.deferred, true);
    const waiting = await interaction.fetchReply();
    assert.ok(waiting.flags.has(MessageFlags.Loading), 'it is loading');
    const filled = await interaction.editReply({ content: 'Here it is.' });
    assert.equal(filled.id, waiting.id);
    assert.ok(!filled.flags.has(MessageFlags.Loading), 'it is loading no more');
    assert.equal(filled.editedTimestamp, null, 'filling in a promised answer is no edit');
    const more = await interaction.followUp({ content: 'And more.' });
    assert.equal((await shown('Rosa', more.id)).content, 'And more.');
    const secret = await interaction.followUp({ content: 'Between us.', flags: MessageFlags.Ephemeral });
    assert.ok(secret.flags.has(MessageFlags.Ephemeral));
    assert.equal(await shown('Rosa', secret.id), undefined);
    assert.equal((await shown('Ana', secret.id)).content, 'Between us.');
    const changed = await interaction.editReply({ content: 'Here it is again.', message: more });
    assert.equal(changed.content, 'Here it is again.');
    assert.ok(changed.editedTimestamp, 'now it is edited');
    await interaction.deleteReply(more);
    assert.equal(await shown('Rosa', more.id), undefined);
    await interaction.deleteReply();
    await refused(interaction.fetchReply(), 10008, 404);
  });

  test('a promised private answer stays private', async () => {
    const { interaction, told } = await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]),
      (one) => one.deferReply({ flags: MessageFlags.Ephemeral }));
    assert.equal(told.state, 'deferred');
    const filled = await interaction.editReply({ content: 'Private after all.' });
    assert.ok(filled.flags.has(MessageFlags.Ephemeral));
    assert.equal(await shown('Rosa', filled.id), undefined);
  });

  test('a promised answer that comes as a follow-up', async () => {
    const { interaction } = await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]), (one) => one.deferReply());
    const first = await interaction.followUp({ content: 'The follow-up is the answer.' });
    assert.equal((await interaction.fetchReply()).id, first.id, 'the first follow-up fills in the promised answer');
  });

  test('suggestions while typing, in the person’s language', async () => {
    const typing = { type: 4, data: { name: 'promise', options: [{ name: 'make', type: 1, options: [
      { name: 'what', type: 3, value: 'Flyers' }, { name: 'due', type: 3, value: 'tom', focused: true }] }] } };
    const answer = async (one) => {
      assert.ok(one.isAutocomplete());
      assert.deepEqual({ ...one.options.getFocused(true) }, { ...one.options.getFocused(true), name: 'due', value: 'tom' });
      assert.equal(one.options.getString('what'), 'Flyers');
      await one.respond([{ name: 'Tomorrow', value: '2030-01-02', nameLocalizations: { 'es-ES': 'Mañana' } }]);
    };
    const { told } = await does('Ana', typing, answer);
    assert.deepEqual(told.choices, [{ name: 'Tomorrow', value: '2030-01-02' }]);
    const spanish = await does('Tomás', typing, async (one) => {
      assert.equal(one.locale, 'es-ES');
      await answer(one);
    });
    assert.deepEqual(spanish.told.choices, [{ name: 'Mañana', value: '2030-01-02' }]);
  });

  test('no answer in time is told, and then it is too late to answer', async () => {
    const seen = next(client, Events.InteractionCreate);
    const told = await page('POST', 'interactions', {
      as: people.Ana.id, channel_id: channel.id, ...command('promise', [{ name: 'list', type: 1, options: [] }]),
    });
    assert.equal(told.state, 'failed');
    await refused((await seen).reply('Too late'), 10062, 404);
  });

  test('on a person, on a message', async () => {
    const greeted = await does('Ana', command('Greet', [], { type: 2, target_id: people.Rosa.id }), async (one) => {
      assert.ok(one.isUserContextMenuCommand());
      assert.equal(one.targetUser.globalName, 'Rosa');
      assert.equal(one.targetMember.displayName, 'Rosa');
      await one.reply({ content: 'Greeted.', flags: MessageFlags.Ephemeral });
    });
    assert.equal(greeted.told.state, 'answered');
    const written = await page('POST', 'messages', { as: people.Rosa.id, channel_id: channel.id, content: 'Keep this' });
    await does('Ana', command('Keep it', [], { type: 3, target_id: written.id }), async (one) => {
      assert.ok(one.isMessageContextMenuCommand());
      assert.equal(one.targetMessage.content, 'Keep this', 'a command on a message carries its text');
      assert.equal(one.targetMessage.author.id, people.Rosa.id);
      await one.reply({ content: 'Kept.', flags: MessageFlags.Ephemeral });
    });
  });
});

const buttons = () => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId('yes').setLabel('Yes').setStyle(ButtonStyle.Success),
  new ButtonBuilder().setCustomId('later').setLabel('Later').setStyle(ButtonStyle.Secondary),
  new ButtonBuilder().setCustomId('never').setLabel('Never').setStyle(ButtonStyle.Danger).setDisabled(true),
  new ButtonBuilder().setURL('https://example.org/').setLabel('Read').setStyle(ButtonStyle.Link));

describe('presses and choices', () => {
  test('a button changes its message', async () => {
    const message = await channel.send({ content: 'Ready?', components: [buttons()] });
    const { interaction, told } = await does('Ana', press(message, 'yes'), async (one) => {
      assert.ok(one.isButton());
      assert.equal(one.customId, 'yes');
      assert.equal(one.component.label, 'Yes', 'the pressed button is found in the message');
      assert.equal(one.message.id, message.id);
      assert.equal(one.message.content, 'Ready?');
      await one.update({ content: 'Ana is ready.', components: [] });
    });
    assert.equal(told.state, 'answered');
    assert.equal(told.message_id, message.id);
    const now = await message.fetch(true);
    assert.equal(now.content, 'Ana is ready.');
    assert.equal(now.components.length, 0);
    assert.ok(now.editedTimestamp);
    assert.equal((await interaction.fetchReply()).id, message.id, 'the answer to an update is the message itself');
  });

  test('a button answers in a message of its own, or later', async () => {
    const message = await channel.send({ content: 'Ready?', components: [buttons()] });
    const { told } = await does('Tomás', press(message, 'later'), (one) =>
      one.reply({ content: 'Más tarde.', flags: MessageFlags.Ephemeral }));
    const answer = await shown('Tomás', told.message_id);
    assert.equal(answer.content, 'Más tarde.');
    assert.equal(answer.interaction_metadata.interacted_message_id, message.id);
    const { interaction } = await does('Ana', press(message, 'yes'), (one) => one.deferUpdate());
    await interaction.editReply({ content: 'At last.' });
    assert.equal((await message.fetch(true)).content, 'At last.');
    const pressed = page('POST', 'interactions', { as: people.Ana.id, channel_id: channel.id, ...press(message, 'never') });
    await assert.rejects(pressed, /answers 400/, 'a disabled button cannot be pressed');
    await message.delete();
  });

  test('a list of choices, and the lists of people, roles and channels', async () => {
    const rows = [
      new StringSelectMenuBuilder().setCustomId('reason').setPlaceholder('Why?').setMinValues(1).setMaxValues(2).addOptions(
        { label: 'Too big', value: 'big' }, { label: 'No time', value: 'time', description: 'Or money' }, { label: 'Unclear', value: 'unclear' }),
      new UserSelectMenuBuilder().setCustomId('who'),
      new RoleSelectMenuBuilder().setCustomId('role'),
      new ChannelSelectMenuBuilder().setCustomId('where').setChannelTypes(ChannelType.GuildText),
    ].map((select) => new ActionRowBuilder().addComponents(select));
    const message = await channel.send({ content: 'Choose', components: rows });
    await does('Ana', press(message, 'reason', 3, ['big', 'time']), async (one) => {
      assert.ok(one.isStringSelectMenu());
      assert.deepEqual(one.values, ['big', 'time']);
      assert.equal(one.component.placeholder, 'Why?');
      await one.update({ content: `Chosen: ${one.values.join(', ')}` });
    });
    assert.equal((await message.fetch(true)).content, 'Chosen: big, time');
    await does('Ana', press(message, 'who', 5, [people.Rosa.id]), async (one) => {
      assert.ok(one.isUserSelectMenu());
      assert.equal(one.users.first().globalName, 'Rosa');
      assert.equal(one.members.first().displayName, 'Rosa');
      await one.deferUpdate();
    });
    const role = guild.roles.cache.find((found) => found.name === 'Coordinator');
    await does('Ana', press(message, 'role', 6, [role.id]), async (one) => {
      assert.ok(one.isRoleSelectMenu());
      assert.equal(one.roles.first().name, 'Coordinator');
      await one.deferUpdate();
    });
    await does('Ana', press(message, 'where', 8, [channel.id]), async (one) => {
      assert.ok(one.isChannelSelectMenu());
      assert.equal(one.channels.first().name, 'general');
      await one.deferUpdate();
    });
    await message.delete();
  });
});

const input = (id) => new TextInputBuilder().setCustomId(id).setStyle(TextInputStyle.Short).setMaxLength(80);
const oldForm = () => new ModalBuilder().setCustomId('form-old').setTitle('Promise something').addComponents(
  new ActionRowBuilder().addComponents(input('what').setLabel('What?').setPlaceholder('Flyers')),
  new ActionRowBuilder().addComponents(input('why').setLabel('Why?').setStyle(TextInputStyle.Paragraph).setRequired(false)));
const newForm = () => new ModalBuilder().setCustomId('form-new').setTitle('Need more time').addLabelComponents(
  new LabelBuilder().setLabel('By when?').setDescription('A date').setTextInputComponent(input('due').setValue('tuesday')),
  new LabelBuilder().setLabel('Why?').setTextInputComponent(input('why').setRequired(false)));

describe('forms', () => {
  test('opened by a command, sent, answered', async () => {
    const { told } = await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]), (one) => one.showModal(oldForm()));
    assert.equal(told.state, 'form');
    assert.equal(told.form.title, 'Promise something');
    const rows = [{ type: 1, components: [{ type: 4, custom_id: 'what', value: 'Flyers' }] },
      { type: 1, components: [{ type: 4, custom_id: 'why', value: '' }] }];
    const sent = await does('Ana', { type: 5, form_id: told.form.form_id, data: { custom_id: 'form-old', components: rows } }, async (one) => {
      assert.ok(one.isModalSubmit());
      assert.equal(one.customId, 'form-old');
      assert.equal(one.isFromMessage(), false, 'it was opened by a command, not from a message');
      assert.equal(one.fields.getTextInputValue('what'), 'Flyers');
      assert.equal(one.fields.getTextInputValue('why'), '');
      await one.reply({ content: 'Promised.', flags: MessageFlags.Ephemeral });
    });
    assert.equal(sent.told.state, 'answered');
    assert.equal((await shown('Ana', sent.told.message_id)).content, 'Promised.');
  });

  test('opened by a button, with labels, changes the message it came from', async () => {
    const message = await channel.send({ content: 'Due monday', components: [buttons()] });
    const { told } = await does('Ana', press(message, 'later'), (one) => one.showModal(newForm()));
    assert.equal(told.state, 'form');
    const components = [{ type: 18, component: { type: 4, custom_id: 'due', value: 'friday' } },
      { type: 18, component: { type: 4, custom_id: 'why', value: 'The printer' } }];
    await does('Ana', { type: 5, form_id: told.form.form_id, data: { custom_id: 'form-new', components } }, async (one) => {
      assert.ok(one.isFromMessage(), 'it comes from a message');
      assert.equal(one.message.id, message.id);
      assert.equal(one.fields.getTextInputValue('due'), 'friday');
      assert.equal(one.fields.getTextInputValue('why'), 'The printer');
      await one.update({ content: 'Due friday', components: [] });
    });
    assert.equal((await message.fetch(true)).content, 'Due friday');
  });
});

describe('messages', () => {
  test('made of components, read again the same', async () => {
    const container = new ContainerBuilder().setAccentColor(0x3ba55d)
      .addTextDisplayComponents(new TextDisplayBuilder().setContent('## Start here\nEveryone is welcome.'))
      .addSeparatorComponents(new SeparatorBuilder().setDivider(true))
      .addSectionComponents(new SectionBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent('One small promise'))
        .setButtonAccessory(new ButtonBuilder().setCustomId('promise').setLabel('Promise').setStyle(ButtonStyle.Primary)))
      .addActionRowComponents(buttons());
    const sent = await channel.send({ flags: MessageFlags.IsComponentsV2, components: [container] });
    assert.ok(sent.flags.has(MessageFlags.IsComponentsV2));
    const read = (await channel.messages.fetch({ limit: 5, cache: false })).get(sent.id);
    assert.deepEqual(read.components.map((one) => one.toJSON()), sent.components.map((one) => one.toJSON()));
    const box = read.components[0];
    assert.equal(box.type, ComponentType.Container);
    assert.equal(box.accentColor, 0x3ba55d);
    assert.deepEqual(box.components.map((one) => one.type),
      [ComponentType.TextDisplay, ComponentType.Separator, ComponentType.Section, ComponentType.ActionRow]);
    assert.equal(box.components[0].content, '## Start here\nEveryone is welcome.');
    assert.equal(box.components[2].accessory.label, 'Promise');
    const numbered = [];
    const walk = (one) => { numbered.push(one.id); one.components?.forEach(walk); if (one.accessory) walk(one.accessory); };
    walk(box.toJSON());
    assert.ok(numbered.every((id) => Number.isInteger(id)), `every component is given a number, as Discord does: ${numbered}`);
    assert.equal(new Set(numbered).size, numbered.length, 'and no number twice');
    await does('Ana', press(sent, 'promise'), async (one) => {
      assert.equal(one.component?.label, 'Promise', 'a button beside text is found when pressed');
      await one.update({ components: [new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent('Thank you'))] });
    });
    assert.equal((await sent.fetch(true)).components[0].components[0].content, 'Thank you');
    await refused(sent.edit({ content: 'plain again' }), 50035, 400);
    await sent.delete();
  });

  test('sent, answered, changed, read back in order, taken away', async () => {
    const embed = new EmbedBuilder().setTitle('Kept').setDescription('One promise').setColor(0x5865f2).addFields({ name: 'Who', value: 'Ana' });
    const first = await channel.send({ content: 'first', embeds: [embed] });
    const second = await first.reply({ content: 'second', allowedMentions: { repliedUser: false } });
    assert.equal(second.type, MessageType.Reply);
    assert.equal(second.reference.messageId, first.id);
    const file = new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'numbers.csv', description: 'Two numbers' });
    const third = await channel.send({ content: 'third', files: [file] });
    assert.equal(third.attachments.first().name, 'numbers.csv');
    assert.equal(third.attachments.first().description, 'Two numbers');
    assert.equal(third.attachments.first().size, 8);
    assert.equal(await (await fetch(third.attachments.first().url)).text(), 'a,b\n1,2\n');
    const newest = await channel.messages.fetch({ limit: 3, cache: false });
    assert.deepEqual([...newest.keys()], [third.id, second.id, first.id], 'the newest comes first');
    const later = await channel.messages.fetch({ after: first.id, limit: 100, cache: false });
    assert.deepEqual([...later.keys()].sort(), [second.id, third.id].sort());
    const read = newest.get(first.id);
    assert.equal(read.embeds[0].title, 'Kept');
    assert.equal(read.embeds[0].fields[0].value, 'Ana');
    const changed = await first.edit({ content: 'first, changed' });
    assert.ok(changed.editedTimestamp);
    assert.equal(changed.embeds.length, 1, 'what an edit does not name stays');
    for (const one of [first, second, third]) await one.delete();
    assert.equal((await channel.messages.fetch({ limit: 100, cache: false })).has(third.id), false);
  });

  test('a nonce is enforced', async () => {
    const nonce = `n${Date.now()}`;
    const one = await channel.send({ content: 'once', nonce, enforceNonce: true });
    const same = await channel.send({ content: 'once', nonce, enforceNonce: true });
    assert.equal(same.id, one.id, 'the same nonce gives the same message');
    await one.delete();
  });

  test('a private message, pressed there', async () => {
    const ana = await client.users.fetch(people.Ana.id);
    const sent = await ana.send({ content: 'Only for you', components: [buttons()] });
    assert.equal(sent.channel.type, ChannelType.DM);
    assert.equal(sent.channel.recipientId, ana.id);
    const [direct] = (await page('GET', `state?as=${ana.id}`)).direct_messages;
    assert.equal(direct.channel_id, sent.channelId);
    assert.equal((await shownTo('Ana', sent.channelId)).at(-1).content, 'Only for you');
    const seen = next(client, Events.InteractionCreate);
    const told = page('POST', 'interactions', { as: ana.id, channel_id: sent.channelId, ...press(sent, 'yes') });
    const pressed = await seen;
    assert.equal(pressed.inGuild(), false);
    assert.equal(pressed.user.id, ana.id);
    assert.equal(pressed.context, InteractionContextType.BotDM);
    await pressed.update({ content: 'Pressed', components: [] });
    assert.equal((await told).state, 'answered');
    assert.equal((await (await ana.createDM(true)).messages.fetch({ limit: 1, cache: false })).first().content, 'Pressed');
  });

  test('a thread', async () => {
    const thread = await channel.threads.create({ name: 'about flyers', type: ChannelType.PublicThread, autoArchiveDuration: 1440 });
    assert.equal(thread.parentId, channel.id);
    const said = await thread.send('In the thread');
    assert.equal((await thread.messages.fetch({ limit: 1, cache: false })).first().id, said.id);
  });

  test('a scheduled event', async () => {
    const start = Date.now() + 7 * 86_400_000;
    const event = await guild.scheduledEvents.create({
      name: 'Monthly meeting', scheduledStartTime: start, scheduledEndTime: start + 3_600_000,
      privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly, entityType: GuildScheduledEventEntityType.External,
      entityMetadata: { location: 'The library' },
    });
    assert.equal(event.name, 'Monthly meeting');
    assert.equal(event.entityMetadata.location, 'The library');
    assert.equal(Math.floor(event.scheduledStartTimestamp / 1000), Math.floor(start / 1000));
    assert.equal((await event.edit({ name: 'Monthly meeting, moved' })).name, 'Monthly meeting, moved');
    assert.ok((await guild.scheduledEvents.fetch({ force: true, cache: false })).has(event.id));
    await event.delete();
  });
});

describe('refusals', () => {
  const NOBODY = '100000000000000001';

  test('an unknown channel is 10003', () => refused(client.channels.fetch(NOBODY), 10003, 404));
  test('an unknown message is 10008', () => refused(channel.messages.fetch(NOBODY), 10008, 404));
  test('an unknown guild is 10004', () => refused(client.guilds.fetch(NOBODY), 10004, 404));
  test('an unknown user is 10013', () => refused(client.users.fetch(NOBODY), 10013, 404));
  test('an unknown member is 10013 or 10007', () => refused(guild.members.fetch(NOBODY), 10013, 404));
  test('reading all members without the intent is 50001', () => refused(guild.members.list({ limit: 10 }), 50001, 403));

  test('taking away another’s message without the permission is 50013', async () => {
    const written = await page('POST', 'messages', { as: people.Ana.id, channel_id: channel.id, content: 'Mine' });
    await refused(channel.messages.delete(written.id), 50013, 403);
    await refused(channel.messages.edit(written.id, 'Yours'), 50005, 403);
  });

  test('an empty message is 50006', () => refused(channel.send({ content: '' }), 50006, 400));

  test('a message that is too long is 50035 and says where', async () => {
    await assert.rejects(channel.send({ content: 'x'.repeat(2001) }), (error) => {
      assert.equal(error.code, 50035);
      assert.equal(error.status, 400);
      assert.equal(error.rawError.errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
      assert.match(error.message, /content\[BASE_TYPE_MAX_LENGTH\]: Must be 2000 or fewer in length\./);
      return true;
    });
  });

  test('text beside components of the second kind is 50035', () => refused(
    client.rest.post(`/channels/${channel.id}/messages`, { body: {
      flags: MessageFlags.IsComponentsV2, content: 'no', components: [{ type: 10, content: 'yes' }] } }), 50035, 400));

  test('two buttons with one id are 50035', () => {
    const row = new ActionRowBuilder().addComponents(['A', 'B'].map((label) =>
      new ButtonBuilder().setCustomId('same').setLabel(label).setStyle(ButtonStyle.Primary)));
    return refused(channel.send({ content: 'twice', components: [row] }), 50035, 400);
  });

  test('a command with a name in capitals is 50035', () =>
    refused(client.rest.post(`/applications/${client.application.id}/commands`, { body: { name: 'Loud', description: 'No' } }), 50035, 400));

  test('answering twice is 40060', async () => {
    let again;
    await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]), async (one) => {
      await one.reply({ content: 'Once', flags: MessageFlags.Ephemeral });
      again = client.rest.post(`/interactions/${one.id}/${one.token}/callback`, { body: { type: 4, data: { content: 'Twice' } }, auth: false });
      await refused(again, 40060, 400);
    });
  });

  test('a form may not open a form: 50035', async () => {
    const { told } = await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]), (one) => one.showModal(oldForm()));
    const rows = [{ type: 1, components: [{ type: 4, custom_id: 'what', value: 'Flyers' }] }];
    await does('Ana', { type: 5, form_id: told.form.form_id, data: { custom_id: 'form-old', components: rows } }, async (one) => {
      const body = { type: 9, data: oldForm().toJSON() };
      await refused(client.rest.post(`/interactions/${one.id}/${one.token}/callback`, { body, auth: false }), 50035, 400);
      await one.reply({ content: 'No.', flags: MessageFlags.Ephemeral });
    });
  });

  test('a person with closed private messages is 50007', async () => {
    await page('PATCH', `people/${people.Rosa.id}`, { direct_messages_open: false });
    try {
      await refused(client.users.send(people.Rosa.id, 'Are you there?'), 50007, 403);
    } finally {
      await page('PATCH', `people/${people.Rosa.id}`, { direct_messages_open: true });
    }
    await client.users.send(people.Rosa.id, 'Welcome back');
  });

  test('a wrong token is refused', async () => {
    const stranger = new Client({ intents: [GatewayIntentBits.Guilds], rest });
    await assert.rejects(stranger.login(`${Buffer.from('1').toString('base64')}.AAAAAA.${'x'.repeat(38)}`), /invalid token/i);
    await stranger.destroy();
  });

  test('an intent that was not granted ends the connection with 4014', async () => {
    const curious = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers], rest });
    await assert.rejects(within(curious.login(token), 'refusing the intent'), /disallowed intents/i);
    await curious.destroy();
  });

  const { PRACTICE_MUTE_CHANNEL: mute, PRACTICE_HIDDEN_CHANNEL: hidden } = process.env;
  test('a channel where the bot may not write is 50013', { skip: !mute && 'PRACTICE_MUTE_CHANNEL is not given' }, async () => {
    await refused((await client.channels.fetch(mute)).send('Hello'), 50013, 403);
  });
  test('a channel that the bot may not see is 50001', { skip: !hidden && 'PRACTICE_HIDDEN_CHANNEL is not given' }, async () => {
    await refused(client.rest.post(`/channels/${hidden}/messages`, { body: { content: 'Hello' } }), 50001, 403);
    await refused(client.channels.fetch(hidden, { force: true }), 50001, 403);
  });
});

describe('what goes on meanwhile', () => {
  test('messages are heard by who asked for them; their text only by who may read it', async () => {
    const listener = await connect(
      [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages], [Partials.Channel]);
    try {
      const heard = next(listener, Events.MessageCreate, (one) => one.author.id === people.Ana.id);
      await page('POST', 'messages', { as: people.Ana.id, channel_id: channel.id, content: 'Not for bots' });
      const message = await heard;
      assert.equal(message.content, '', 'without the content intent there is no text');
      assert.equal(message.member.displayName, 'Ana');
      assert.equal(message.guild.id, guild.id);
      const named = next(listener, Events.MessageCreate, (one) => one.author.id === people.Ana.id);
      await page('POST', 'messages', { as: people.Ana.id, channel_id: channel.id, content: `<@${client.user.id}> for you` });
      assert.equal((await named).content, `<@${client.user.id}> for you`, 'who is mentioned may read it');
      const changed = next(listener, Events.MessageUpdate, (_, one) => one.author?.id === client.user.id);
      const gone = next(listener, Events.MessageDelete);
      const own = await channel.send('mine');
      await own.edit('mine, changed');
      await changed;
      await own.delete();
      assert.equal((await gone).id, own.id);
      const reader = await connect([GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent]);
      try {
        const read = next(reader, Events.MessageCreate, (one) => one.author.id === people.Ana.id);
        await page('POST', 'messages', { as: people.Ana.id, channel_id: channel.id, content: 'For all' });
        assert.equal((await read).content, 'For all', 'with the content intent there is text');
      } finally {
        await reader.destroy();
      }
    } finally {
      await listener.destroy();
    }
  });

  test('a private message is heard, though its channel was never seen before', async () => {
    const listener = await connect([GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages], [Partials.Channel]);
    try {
      const direct = await (await client.users.fetch(people.Ana.id)).createDM();
      const whispered = next(listener, Events.MessageCreate, (one) => one.channelId === direct.id);
      await page('POST', 'messages', { as: people.Ana.id, channel_id: direct.id, content: 'Between us' });
      const whisper = await whispered;
      assert.equal(whisper.content, 'Between us', 'a private message can be read');
      assert.equal(whisper.inGuild(), false);
    } finally {
      await listener.destroy();
    }
  });

  test('a connection that is cut comes back, and nothing is missed', async () => {
    const back = next(client, Events.ShardResume);
    await page('POST', 'gateway/cut');
    await back;
    const { told } = await does('Ana', command('promise', [{ name: 'list', type: 1, options: [] }]), (one) =>
      one.reply({ content: 'Back again.', flags: MessageFlags.Ephemeral }));
    assert.equal(told.state, 'answered');
  });

  test('too many messages at once are slowed down, none is lost', async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, (_, at) => channel.send(`quick ${at}`)));
    assert.equal(new Set(sent.map((one) => one.id)).size, 8);
  });

  test('a server that says 500 again and again is given up, and is well again afterwards', async () => {
    await page('POST', 'faults', { mode: '500', share: 1 });
    try {
      await assert.rejects(client.users.fetch(people.Tomás.id, { force: true }), { name: 'HTTPError', status: 500 });
    } finally {
      await page('POST', 'faults', { mode: 'none', share: 0 });
    }
    assert.equal((await client.users.fetch(people.Tomás.id, { force: true })).globalName, 'Tomás');
  });

  test('a server that says 429 is waited for', async () => {
    await page('POST', 'faults', { mode: '429', share: 1 });
    const asked = client.users.fetch(people.Ana.id, { force: true });
    await new Promise((done) => setTimeout(done, 100));
    await page('POST', 'faults', { mode: 'none', share: 0 });
    assert.equal((await asked).globalName, 'Ana');
  });
});
