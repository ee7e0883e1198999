// The list of channels and direct messages, and moving between them.
import { $, avatar, clear, h, icon, name } from './dom.js';
import { eventsOf } from './events.js';
import { load, markRead, unread } from './live.js';
import { channelById, channelState, directMessageId, emit, isDirect, on, state } from './store.js';
import { t } from './words.js';

const TEXT = 0, CATEGORY = 4, NEWS = 5;
const THREADS = [10, 11, 12];

export function startChannels() {
  on('state', drawChannels);
  on('unread', drawChannels);
  on('channel', drawChannels);
  on('wound', drawChannels);
  on('open-channel', openChannel);
  on('open-place', openPlace);
  on('earlier', earlier);
  $('menu').append(icon('menu'), h('span', { class: 'dot', id: 'menu-dot', hidden: true }));
  $('menu').addEventListener('click', () => drawer(true));
  $('shade').addEventListener('click', () => drawer(false));
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && drawerIsOpen()) drawer(false); });
  $('sidebar').addEventListener('keydown', walk);
}

const drawerIsOpen = () => $('app').classList.contains('drawer-open');
export function drawer(open) {
  const was = drawerIsOpen();
  $('app').classList.toggle('drawer-open', open);
  $('menu').setAttribute('aria-expanded', String(open));
  $('shade').hidden = !open;
  if (open) $('sidebar').querySelector('[aria-current="page"], .channel')?.focus();
  else if (was) $('menu').focus();
}

export async function openChannel(id) {
  state.channelId = id;
  history.replaceState(history.state, '', `${location.pathname}${location.search}#${id}`);
  if (drawerIsOpen()) drawer(false);
  if (id !== 'dm' && !channelState(id).loaded) await load(id).catch((error) => emit('notice', error.message));
  markRead(id);
  emit('channel');
}

// A channel at one of its messages: further back is loaded until it is there.
async function openPlace({ channelId, messageId }) {
  await openChannel(channelId);
  const held = channelState(channelId);
  const isThere = () => held.list.some((m) => m.id === messageId);
  while (messageId && !isThere() && held.more && state.channelId === channelId) {
    const before = held.list.length;
    await earlier();
    if (held.list.length === before) break;
  }
  if (isThere()) emit('show-message', messageId);
}

async function earlier() {
  const id = state.channelId;
  await load(id, channelState(id).list[0]?.id).catch((error) => emit('notice', error.message));
  emit('messages', { channelId: id, earlier: true });
}

// Where to be after a change of person or of world: the same place if it is still there.
export function bestChannel(wanted) {
  const all = state.guilds.flatMap((g) => g.channels);
  if (wanted && (all.some((c) => c.id === wanted && c.type !== CATEGORY) || wanted === directMessageId())) return wanted;
  const texts = ordered(state.guilds[0]?.channels ?? []).filter((c) => c.type === TEXT);
  return (texts.find((c) => c.can_send && c.name === 'general') ?? texts.find((c) => c.can_send) ?? texts[0])?.id ?? directMessageId() ?? 'dm';
}

const ordered = (channels) => [...channels].sort((a, b) => a.position - b.position);

function drawChannels() {
  if (!state.me) return;
  const focused = document.activeElement?.closest?.('#channels [data-id]')?.dataset.id;
  const direct = directMessageId() ?? 'dm';
  clear($('channels'), state.guilds.map(guild), h('section', { 'aria-label': t('direct') },
    h('h2', { class: 'group' }, t('direct')),
    h('ul', {}, h('li', {}, row({ id: direct, label: state.bot?.name ?? 'Convenor', lead: avatar(state.bot, 'small bot'), testid: 'direct-messages' })))));
  if (focused) $('channels').querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  drawWhere();
  const elsewhere = allIds().filter((id) => id !== state.channelId).map(unread);
  const count = elsewhere.reduce((sum, u) => sum + u.count, 0);
  $('menu-dot').hidden = !count;
  $('menu').setAttribute('aria-label', count ? t('channelsFor', { count }) : t('channels'));
}

const allIds = () => [...state.guilds.flatMap((g) => g.channels.map((c) => c.id)), directMessageId()].filter(Boolean);

function guild(g) {
  const channels = ordered(g.channels);
  const shown = channels.filter((c) => [TEXT, NEWS].includes(c.type));
  const categories = channels.filter((c) => c.type === CATEGORY && shown.some((s) => s.parent_id === c.id));
  const within = (parent) => shown.filter((c) => parent ? c.parent_id === parent.id : !categories.some((k) => k.id === c.parent_id));
  return h('section', { role: 'region', 'aria-label': g.name }, h('h2', { class: 'guild', dir: 'auto' }, g.name),
    h('ul', {}, within(null).map((c) => item(c, channels))),
    categories.map((category) => [h('h3', { class: 'group', dir: 'auto' }, category.name), h('ul', {}, within(category).map((c) => item(c, channels)))]), eventsOf(g));
}

function item(channel, all) {
  const threads = all.filter((c) => THREADS.includes(c.type) && c.parent_id === channel.id);
  return h('li', {}, row({ id: channel.id, label: channel.name, lead: icon('hash'), testid: `channel-${channel.name}` }),
    threads.length ? h('ul', { class: 'threads' }, threads.map((t) => h('li', {}, row({ id: t.id, label: t.name, lead: icon('thread'), testid: `channel-${t.name}` })))) : null);
}

function row({ id, label, lead, testid }) {
  const { fresh, count } = unread(id);
  const here = state.channelId === id;
  return h('button', {
    type: 'button', class: `channel ${fresh && !here ? 'fresh' : ''} ${here ? 'here' : ''}`, testid, data: { id }, 'aria-current': here ? 'page' : null, onclick: () => openChannel(id),
  }, lead, name(label, { class: 'channel-name' }), fresh && !here ? h('span', { class: 'unseen' }, t('newMessages')) : null,
  count && !here ? h('span', { class: 'count', 'aria-label': t('forYou', { count }) }, String(count)) : null);
}

function drawWhere() {
  const direct = isDirect(state.channelId);
  const channel = channelById(state.channelId);
  const label = direct ? state.bot?.name ?? t('direct') : channel?.name ?? '';
  clear($('where'), direct ? avatar(state.bot, 'small bot') : icon(THREADS.includes(channel?.type) ? 'thread' : 'hash'), name(label, { class: 'where-name' }),
    direct ? h('span', { class: 'faint where-note' }, t('privateWith', { name: state.me.name })) : null);
  document.title = `${direct ? label : `#${label}`} · ${state.me.name} · ${t('title')}`;
}

function walk(event) {
  const rows = [...$('sidebar').querySelectorAll('.channel')];
  const at = rows.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  rows[(to + rows.length) % rows.length].focus();
}
