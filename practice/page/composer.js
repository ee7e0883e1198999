// Where one writes: a plain message, or a command with its options.
import * as api from './api.js';
import { $, avatar, clear, h, icon, name } from './dom.js';
import { counter, lengthOf } from './lengths.js';
import { createOptions } from './options.js';
import { commandsHere, findCommand, offerCommands, offerNames, withMentions } from './picker.js';
import { runCommand } from './runs.js';
import { createTray } from './tray.js';
import { channelById, channelState, emit, isDirect, on, putMessage, state } from './store.js';
import { hasKeys, parts, t } from './words.js';

const LONGEST = 2000;
const tray = createTray();
let box, send, slash, count, status, place, face, asWho, row, options = null, sending = false;
const drafts = new Map();                   // person and channel → what was being written

export function startComposer() {
  box = h('textarea', {
    id: 'composer-box', class: 'composer-box', testid: 'composer', rows: 1, dir: 'auto', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox',
    enterkeyhint: 'send', autocomplete: 'off',
  });
  send = h('button', { type: 'button', class: 'send', testid: 'send', onclick: go }, icon('send'));
  slash = h('button', { type: 'button', class: 'round slash-button', testid: 'commands-open', onclick: () => { box.value = '/'; box.focus(); typed(); } }, icon('boxed'));
  status = h('p', { class: 'status', role: 'status', testid: 'status' });
  place = h('div', { class: 'options-place' });
  face = h('span', { class: 'composer-face' });
  count = counter(box, { max: LONGEST });
  asWho = h('span', { class: 'as-who' });
  row = h('div', { class: 'composer-row' }, face, asWho, slash, box, count.element, send);
  $('composer').append(tray.element, place, row, status);
  box.addEventListener('input', typed);
  box.addEventListener('keydown', keys);
  box.addEventListener('blur', () => tray.hide(box));
  $('composer').addEventListener('keydown', (event) => { if (event.key === 'Escape' && options) { event.preventDefault(); leave(); } });
  on('channel', arrive);
  on('person', arrive);
  on('state', () => { if (box) dress(); });
  on('use-command', use);
  on('focus-composer', () => (options ?? box).focus());
  on('commands-ready', () => { if (box.value.startsWith('/') && document.activeElement === box) typed(); });
}

let here = null;
function arrive() {
  const key = `${state.me.id}:${state.channelId}`;
  if (key !== here) {
    if (here) drafts.set(here, box.value);
    if (options) leave(false);
    box.value = drafts.get(key) ?? '';
    here = key;
    say('');
    grow();
  }
  dress();
}

const narrow = () => window.innerWidth < 560;

function dress() {
  if (!state.me || !state.channelId) return;
  const channel = channelById(state.channelId);
  const mayWrite = isDirect(state.channelId) ? state.channelId !== 'dm' : channel?.can_send !== false;
  const where = isDirect(state.channelId) ? t('toWhom', { name: state.bot?.name }) : t('inWhich', { name: channel?.name ?? '' });
  clear(face, avatar(state.me));
  send.setAttribute('aria-label', t('send'));
  slash.setAttribute('aria-label', t('commands'));
  slash.title = t('commands');
  clear(asWho, parts('asWho', { name: name(state.me.name) }), h('span', { class: 'keys-hint' }, t('keysHint')));
  box.disabled = !mayWrite;
  const offer = isDirect(state.channelId) ? '' : t('orSlash');
  box.placeholder = mayWrite ? `${t(narrow() ? 'writeShort' : 'writeAs', { where, name: state.me.name })}${offer}` : isDirect(state.channelId) ? t('notWritten', { name: state.bot?.name }) : t('onlyRead', { name: state.me.name });
  box.setAttribute('aria-label', mayWrite ? t('messageLabel', { where, name: state.me.name }) : box.placeholder);
  row.classList.toggle('shut', !mayWrite);
}

function say(words, bad = true) {
  clear(status, words);
  status.classList.toggle('bad', Boolean(words) && bad);
}

function grow() {
  box.style.setProperty('height', 'auto');
  box.style.setProperty('height', `${Math.min(box.scrollHeight, 160)}px`);
  count.show();
}

function typed() {
  say('');
  grow();
  if (/^\/[^\n]*$/.test(box.value)) return offerCommands(tray, box, box.value.slice(1), choose);
  if (!offerNames(tray, box)) tray.hide(box);
  return undefined;
}

function keys(event) {
  if (event.key === 'Tab' && !event.shiftKey && tray.isOpen(box) && tray.active >= 0 && box.value.length > 1) {
    event.preventDefault();
    tray.pick();
    return;
  }
  if (tray.key(event) || event.isComposing) return;
  if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); go(); }
}

function choose(command) {
  tray.hide();
  box.value = '';
  grow();
  options = createOptions(command, { tray, onSend: go, onLeave: () => leave() });
  clear(place, options.element);
  $('composer').classList.add('commanding');
  say(options.hasFields() ? '' : ready(command), false);
  if (options.hasFields()) options.focus(); else send.focus();
}

const ready = (command) => t(hasKeys() ? command.options.length ? 'enterOrAdd' : 'enterSends' : command.options.length ? 'sendOrAdd' : 'readyToSend');

function leave(focus = true) {
  tray.hide();
  options = null;
  clear(place);
  say('');
  $('composer').classList.remove('commanding');
  if (focus) box.focus();
}

// Someone pointed at a command: the hint, or a </command> in a message.
function use(path) {
  const command = findCommand(path);
  if (command) { choose(command); return; }
  box.value = `/${path}`;
  box.focus();
  typed();
}

async function go() {
  if (sending) return;
  sending = true;
  send.classList.add('busy');
  try { await (options ? sendCommand() : sendText()); }
  catch (error) { say(error.message); }
  finally { sending = false; send.classList.remove('busy'); }
}

async function sendCommand() {
  const mine = options;
  const data = mine.read();
  if (!data) { say(t('missing')); return; }
  say('');
  tray.hide();
  mine.element.classList.add('busy');
  try {
    const ended = await runCommand(state.channelId, mine.command.shown, data, mine.files());
    if (options !== mine) return;
    if (ended === 'failed') say(t('noAnswer'));
    else leave(ended !== 'form');
  } finally { mine.element.classList.remove('busy'); }
}

async function sendText() {
  const words = box.value.trim();
  if (!words) return;
  if (words.startsWith('/') && !words.includes('\n')) { slashText(words.slice(1)); return; }
  if (lengthOf(words) > LONGEST) { say(t('messageTooLong', { over: lengthOf(words) - LONGEST, most: LONGEST })); return; }
  const channelId = state.channelId;
  const message = await api.postMessage(state.me.id, channelId, withMentions(words));
  box.value = '';
  grow();
  if (message?.id && message.author && !channelState(channelId).list.some((m) => m.id === message.id)) {
    putMessage(channelId, { ...message, channel_id: channelId });
    emit('messages', { channelId, message: { ...message, channel_id: channelId }, fresh: true });
  }
}

function slashText(words) {
  const command = findCommand(words.trim());
  if (command) { choose(command); return; }
  say(commandsHere().length ? t('noSuchTyped', { name: words }) : t('noCommandsHere'));
}
