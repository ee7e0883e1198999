// The conversation: its messages, the days between them, what is being waited for, and where one has scrolled to.
import { $, avatar, clear, h, icon, name } from './dom.js';
import { refreshTimes, reader } from './markup.js';
import { renderMessage, thinking } from './message.js';
import { endRun, runs } from './runs.js';
import { channelState, emit, isDirect, on, state } from './store.js';
import * as time from './time.js';
import { parts, t } from './words.js';

let log, list, waiting, more, jump;
let stuck = true;
const NEAR = 80;

export function startLog() {
  [log, list, waiting, more, jump] = ['log', 'messages', 'waiting', 'earlier', 'jump'].map($);
  log.addEventListener('scroll', () => { stuck = atEnd(); if (stuck) jump.hidden = true; }, { passive: true });
  jump.addEventListener('click', () => { stuck = true; toEnd(); });
  more.addEventListener('click', () => emit('earlier'));
  new ResizeObserver(() => { if (stuck) toEnd(); }).observe(list);
  new ResizeObserver(() => { if (stuck) toEnd(); }).observe(log);
  on('channel', showAll);
  on('messages', change);
  on('press', redraw);
  on('runs', showRuns);
  on('follow', () => { stuck = true; toEnd(); });
  on('show-message', showMessage);
  on('commands-ready', () => { if (list.childElementCount) keepPlace(showAllQuietly); });
  on('clock', () => refreshTimes(list));
  setInterval(() => refreshTimes(list), 15e3);
}

const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
function toEnd() { log.scrollTop = log.scrollHeight; jump.hidden = true; }

export function showAll() {
  const held = channelState(state.channelId);
  more.hidden = !held.more;
  clear(list, rows(held.list), (held.loaded || state.channelId === 'dm') && !held.list.length ? empty() : null);
  showRuns(state.channelId);
  stuck = true;
  toEnd();
}

function rows(messages) {
  const out = [];
  messages.forEach((message, at) => {
    if (at === 0 || dayOf(messages[at - 1]) !== dayOf(message)) out.push(daySeparator(message));
    out.push(renderMessage(message, messages[at - 1]));
  });
  return out;
}

const dayOf = (message) => time.dayKey(Date.parse(message.timestamp));
const daySeparator = (message) => h('div', { class: 'day', role: 'separator', data: { day: dayOf(message) } }, h('span', {}, time.day(Date.parse(message.timestamp), reader())));

function empty() {
  const direct = isDirect(state.channelId);
  return h('div', { class: 'empty-channel' }, icon(direct ? 'mail' : 'hash'),
    h('p', {}, direct ? t('dmEmpty', { bot: state.bot?.name ?? 'Convenor', name: state.me?.name ?? '' }) : t('channelEmpty')),
    h('p', { class: 'faint' }, t(direct ? 'dmEmptyNote' : 'channelEmptyNote')));
}

function change({ channelId, message, fresh, gone, earlier }) {
  if (channelId !== state.channelId) return;
  if (gone) return remove(gone);
  if (earlier) return keepPlace(showAllQuietly);
  if (!message) return showAll();
  if (!fresh) return redraw(message.id);
  endWaitingRun(message);
  const { list: held } = channelState(channelId);
  if (held.at(-1)?.id !== message.id) return keepPlace(showAllQuietly);
  list.querySelector('.empty-channel')?.remove();
  const before = held.at(-2);
  if (!before || dayOf(before) !== dayOf(message)) list.append(daySeparator(message));
  const mine = message.author?.id === state.me.id;
  list.append(renderMessage(message, before));
  if (stuck || mine) { stuck = true; toEnd(); } else jump.hidden = false;
}

function showAllQuietly() {
  const held = channelState(state.channelId);
  more.hidden = !held.more;
  clear(list, rows(held.list), held.list.length ? null : empty());
}

// Draws again without moving what is being read.
function keepPlace(draw) {
  const fromEnd = log.scrollHeight - log.scrollTop;
  draw();
  if (stuck) toEnd(); else log.scrollTop = log.scrollHeight - fromEnd;
}

// Brings a message into view, and the focus to it, so that who reads with a screen reader is there too.
function showMessage(id) {
  const element = elementOf(id);
  if (!element) return;
  stuck = false;
  element.scrollIntoView({ block: 'center' });
  focusable(element).focus({ preventScroll: true });
}

const elementOf = (id) => list.querySelector(`[data-message-id="${CSS.escape(id)}"]`);

// Puts a new drawing in the place of the old one; a button that had the focus gets it back.
function redraw(id) {
  const old = elementOf(id);
  const { list: held } = channelState(state.channelId);
  const at = held.findIndex((m) => m.id === id);
  if (!old || at < 0) return;
  const inside = old.contains(document.activeElement) ? document.activeElement : null;
  const focused = inside?.dataset.customId;
  const wasStuck = stuck;
  const fresh = renderMessage(held[at], held[at - 1]);
  old.replaceWith(fresh);
  if (inside) (focused && fresh.querySelector(`[data-custom-id="${CSS.escape(focused)}"]:not(:disabled)`) || focusable(fresh)).focus({ preventScroll: true });
  if (wasStuck) { stuck = true; toEnd(); }
}

function focusable(element) {
  element.tabIndex = -1;
  return element;
}

function remove(id) {
  const had = elementOf(id)?.contains(document.activeElement);
  keepPlace(showAllQuietly);
  if (had) emit('focus-composer');
}

function endWaitingRun(message) {
  if (message.author?.id !== state.bot?.id) return;
  for (const run of runs) if (run.waits && run.channelId === message.channel_id) { endRun(run); return; }
}

function showRuns(channelId) {
  if (channelId !== state.channelId) return;
  clear(waiting, [...runs].filter((run) => run.channelId === channelId && run.shown).map(runLine));
  if (stuck) toEnd();
}

function runLine(run) {
  const bot = state.bot?.name ?? 'Convenor';
  return h('div', { class: 'message run', testid: 'run' },
    h('p', { class: 'above' }, icon('reply'), avatar(state.me, 'tiny'), h('span', {}, parts('used', { name: name(state.me.name, { class: 'above-name' }), command: h('span', { class: 'mention' }, `/${run.name}`) }))),
    avatar(state.bot, 'bot'),
    h('div', { class: 'message-main' }, h('header', {}, name(bot, { class: 'author' }), h('span', { class: 'badge' }, 'APP')),
      run.failed ? h('p', { class: 'failed', role: 'alert', testid: 'failed' }, t('notResponded')) : thinking(bot),
      run.failed ? h('p', { class: 'only-you' }, icon('eye'), t('onlyYou'), h('span', { 'aria-hidden': 'true' }, ' · '), h('button', { type: 'button', class: 'plain-link', onclick: () => endRun(run) }, t('dismiss'))) : null));
}

