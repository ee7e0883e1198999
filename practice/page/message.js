// One message of the conversation.
import { avatar, h, icon, name } from './dom.js';
import * as api from './api.js';
import { components } from './components.js';
import { attachments, embed } from './media.js';
import { markup, markupLine, reader } from './markup.js';
import { messageMenu, personMenu } from './menus.js';
import { pressOf } from './presses.js';
import { dropMessage, emit, findMessage, isEphemeral, isLayout, isThinking, personById, personName, pings, state } from './store.js';
import * as time from './time.js';
import { parts, t } from './words.js';

const isBot = (user) => Boolean(user?.bot) || user?.id === state.bot?.id;

// `before` is the message above: of the same author within minutes, this one goes on without a heading.
export function renderMessage(message, before) {
  const joined = joins(message, before);
  const used = usedLine(message);
  const classes = ['message', joined ? 'joined' : '', pings(message) ? 'pings' : '', isEphemeral(message) ? 'ephemeral' : ''];
  return h('article', {
    class: classes.join(' '), testid: 'message', data: { messageId: message.id }, 'aria-label': `${personName(message.author)}, ${time.full(Date.parse(message.timestamp), reader())}`,
  }, used ?? replyLine(message),
  joined ? h('span', { class: 'hour', 'aria-hidden': 'true' }, time.hour(Date.parse(message.timestamp), reader())) : face(message),
  h('div', { class: 'message-main' },
    joined ? null : heading(message), body(message), failure(message), onlyYou(message)),
  messageMenu(message));
}

function joins(message, before) {
  return Boolean(before) && before.author?.id === message.author?.id && !usedName(message) && !message.message_reference
    && isEphemeral(before) === isEphemeral(message) && Date.parse(message.timestamp) - Date.parse(before.timestamp) < 7 * 60e3
    && time.dayKey(Date.parse(message.timestamp)) === time.dayKey(Date.parse(before.timestamp));
}

const who = (user) => personById(user?.id) ?? { id: user?.id, name: personName(user) };

function face(message) {
  const shown = avatar(who(message.author), isBot(message.author) ? 'bot' : '');
  return isBot(message.author) ? shown : personMenu(who(message.author), shown, message.channel_id, 'face');
}

function heading(message) {
  const at = Date.parse(message.timestamp);
  const label = name(personName(message.author), { class: 'author' });
  return h('header', {}, label, isBot(message.author) ? h('span', { class: 'badge', title: t('app') }, 'APP') : null,
    h('time', { datetime: message.timestamp, title: time.full(at, reader()), data: { beside: at } }, time.beside(at, reader())));
}

// Commands on messages and people have names like "Promise this", without a slash.
const isSlash = (metadata, command) => (metadata?.command_type ? metadata.command_type === 1 : command === command.toLowerCase());

const usedName = (message) => (message.interaction_metadata?.type === 2 || !message.interaction_metadata?.type
  ? message.interaction_metadata?.name ?? message.interaction?.name : null);

function usedLine(message) {
  const command = usedName(message);
  if (!command) return null;
  const user = message.interaction_metadata?.user ?? message.interaction?.user;
  return h('p', { class: 'above' }, icon('reply'), avatar(who(user), 'tiny'), h('span', {}, parts('used', {
    name: name(personName(user), { class: 'above-name' }), command: h('span', { class: 'mention' }, isSlash(message.interaction_metadata, command) ? `/${command}` : command),
  })));
}

function replyLine(message) {
  const id = message.message_reference?.message_id;
  if (!id) return null;
  const to = message.referenced_message ?? findMessage(id, message.channel_id);
  if (!to) return h('p', { class: 'above faint' }, icon('reply'), t('answersEarlier'));
  const start = [...firstWords(to)].slice(0, 120).join('');
  return h('p', { class: 'above' }, icon('reply'), avatar(who(to.author), 'tiny'), name(personName(to.author), { class: 'above-name' }), ' ',
    h('span', { class: 'above-words', dir: 'auto' }, start ? markupLine(start.replace(/^(?:-#|#{1,3}|>) +/gm, '').replaceAll('\n', ' ')) : t('withFiles')));
}

// The first text in a message, wherever it stands.
export function firstWords(message) {
  if (message.content) return message.content;
  const stack = [...(message.components ?? [])];
  while (stack.length) {
    const c = stack.shift();
    if (c.type === 10) return c.content;
    stack.unshift(...(c.components ?? []));
  }
  return '';
}

function body(message) {
  if (isThinking(message)) return thinking(state.bot?.name ?? 'Convenor');
  const edited = message.edited_timestamp ? h('span', { class: 'edited', title: time.full(Date.parse(message.edited_timestamp), reader()) }, t('edited')) : null;
  if (isLayout(message)) return h('div', { class: 'body' }, components(message), edited);
  return h('div', { class: 'body' },
    message.content ? markup(message.content, message) : null, edited,
    attachments(message), (message.embeds ?? []).map((e) => embed(e, message)), components(message));
}

export const thinking = (bot) => h('p', { class: 'thinking' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), t('thinking', { bot }));

function failure(message) {
  const { failed } = pressOf(message.id);
  return failed ? h('p', { class: 'failed', role: 'alert', testid: 'failed' }, failed) : null;
}

function onlyYou(message) {
  if (!isEphemeral(message)) return null;
  const dismiss = h('button', { type: 'button', class: 'plain-link', testid: 'dismiss', onclick: () => leave(message) }, t('dismiss'));
  return h('p', { class: 'only-you' }, icon('eye'), t('onlyYou'), h('span', { 'aria-hidden': 'true' }, ' · '), dismiss);
}

async function leave(message) {
  try {
    await api.dismiss(state.me.id, message.id);
    dropMessage(message.channel_id, message.id);
    emit('messages', { channelId: message.channel_id, gone: message.id });
  } catch (error) { emit('notice', error.message); }
}
