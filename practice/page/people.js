// Who one is playing: the switch, a new person, a person's language, and who else has something waiting.
import * as api from './api.js';
import { $, avatar, clear, h, icon, name, uid } from './dom.js';
import { refetchState } from './live.js';
import { openPopover, walkRows } from './popover.js';
import { compareIds, emit, laterId, on, state } from './store.js';
import { t } from './words.js';

const LANGUAGES = [['en-US', 'English (US)'], ['en-GB', 'English (UK)'], ['es-ES', 'Español'], ['es-419', 'Español (Latinoamérica)'], ['fr', 'Français'], ['pt-BR', 'Português'], ['ar', 'العربية']];
const waiting = new Map();         // person id → direct messages they have not opened here

export function startPeople() {
  on('state', drawSwitch);
  on('waiting', drawSwitch);
  on('person', () => { if ($('offer').dataset.person === state.me.id || $('offer').dataset.channel) withdraw(); });
  on('channel', () => { if ($('offer').dataset.channel === state.channelId) withdraw(); });
  on('private', offerOwn);
  for (const topic of ['wound', 'answered', 'state']) on(topic, lookSoon);
}

const others = () => state.people.filter((p) => p.id !== state.me?.id);
const total = () => others().reduce((sum, p) => sum + (waiting.get(p.id) ?? 0), 0);

let button = null;
function drawSwitch() {
  if (!state.me) return;
  if (!button) {
    button = h('button', { type: 'button', class: 'person-switch', testid: 'person-switch', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: openSwitch });
    $('top-side').append(button);
  }
  const count = total();
  button.setAttribute('aria-label', t(count ? 'beSomeoneWaits' : 'beSomeone', { name: state.me.name, count }));
  clear(button, avatar(state.me), h('span', { class: 'person-words' }, h('small', {}, t('youAre')), name(state.me.name, { class: 'person-name' })), icon('down'),
    count ? h('span', { class: 'count', title: t('waitForOthers') }, String(count)) : null);
  document.documentElement.style.setProperty('--me', state.me.color);
}

function openSwitch() {
  lookSoon();
  openPopover(button, { label: t('whoToBe'), kind: 'people-popover', align: 'end', fill: (close) => walkRows(panel(close), '.menu-row') });
}

function panel(close) {
  return h('div', { class: 'menu' }, h('p', { class: 'menu-title' }, t('whoToBe')),
    h('ul', {}, state.people.map((person) => h('li', { class: 'person-line' }, personRow(person, close), elsewhere(person)))),
    h('button', { type: 'button', class: 'menu-row', testid: 'person-add', onclick: () => { close(); openAdd(); } }, h('span', { class: 'avatar plus' }, icon('plus')), t('addPerson')),
    languageRow());
}

function personRow(person, close) {
  const me = person.id === state.me.id;
  const count = me ? 0 : waiting.get(person.id) ?? 0;
  return h('button', { type: 'button', class: 'menu-row', testid: `person-${person.name.toLowerCase()}`, 'aria-current': me ? 'true' : null, onclick: () => { close(); become(person.id); } },
    avatar(person), name(person.name, { class: 'person-name' }), me ? h('small', {}, t('you')) : null,
    count ? h('span', { class: 'count' }, h('span', { 'aria-hidden': 'true' }, String(count)), h('span', { class: 'unseen' }, t('messagesWait', { count }))) : null);
}

function elsewhere(person) {
  return h('a', { class: 'round', href: `/?as=${person.id}`, target: '_blank', 'aria-label': t('openElsewhere', { name: person.name }), title: t('otherWindow') }, icon('out'));
}

function languageRow() {
  const id = uid('language');
  const list = h('select', { id, class: 'box' }, languages(state.me.locale));
  list.addEventListener('change', async () => {
    try { await api.changePerson(state.me.id, { locale: list.value }); await refetchState(); emit('channel'); }
    catch (error) { emit('notice', error.message); }
  });
  return h('div', { class: 'language' }, h('label', { for: id }, t('reads', { name: state.me.name })), list);
}

function languages(current) {
  const known = LANGUAGES.some(([code]) => code === current) ? LANGUAGES : [[current, current], ...LANGUAGES];
  return known.map(([code, label]) => h('option', { value: code, selected: code === current }, label));
}

export function become(id) {
  if (id === state.me?.id) return;
  emit('become', id);
}

function openAdd() {
  const back = document.activeElement;
  const names = [uid('name'), uid('language')];
  const box = h('input', { id: names[0], class: 'box', type: 'text', autocomplete: 'off', dir: 'auto', testid: 'new-person-name', 'aria-required': 'true' });
  const list = h('select', { id: names[1], class: 'box', testid: 'new-person-language' }, languages('en-US'));
  const status = h('p', { class: 'form-status', role: 'alert' });
  const content = h('form', { class: 'form', novalidate: true }, h('header', {}, h('h2', {}, t('addPerson'))),
    h('div', { class: 'form-body' },
      h('div', { class: 'field' }, h('label', { for: names[0] }, t('personName')), box),
      h('div', { class: 'field' }, h('label', { for: names[1] }, t('language')), list), status),
    h('footer', {}, h('button', { type: 'button', class: 'button secondary', onclick: () => dialog.close() }, t('cancel')), h('button', { type: 'submit', class: 'button primary', testid: 'new-person-submit' }, t('add'))));
  const dialog = h('dialog', { class: 'dialog', 'aria-label': t('addPerson') }, content);
  content.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!box.value.trim()) { clear(status, t('writeName')); box.focus(); return; }
    try {
      const person = await api.addPerson(box.value.trim(), list.value);
      dialog.close();
      become(person.id);
    } catch (error) { clear(status, error.message); }
  });
  dialog.addEventListener('close', () => { dialog.remove(); if (back?.isConnected) back.focus(); });
  document.body.append(dialog);
  dialog.showModal();
  box.focus();
}

// A reminder may have gone to someone else: look into their direct messages, so that the switch can say so.
let soon = null;
export function lookSoon() {
  clearTimeout(soon);
  soon = setTimeout(look, 900);
}

async function look() {
  if (document.hidden || state.history === 'playing') return;
  const before = new Map(waiting);
  await Promise.all(others().slice(0, 12).map(async (person) => {
    try {
      const { direct_messages: direct } = await api.getState(person.id);
      const id = direct?.[0]?.channel_id;
      const list = id ? await api.getMessages(person.id, id, { limit: 20 }) : [];
      const mark = laterId(stored(`practice-read:${person.id}:${id}`), state.readBefore);
      waiting.set(person.id, list.filter((m) => compareIds(m.id, mark) > 0 && m.author?.id !== person.id).length);
    } catch { /* the count stays as it was */ }
  }));
  emit('waiting');
  const [news] = others().filter((p) => before.has(p.id) && (waiting.get(p.id) ?? 0) > before.get(p.id));
  if (news) offerVisit(news, others().filter((p) => p !== news && before.has(p.id) && waiting.get(p.id) > before.get(p.id)));
}

// A newcomer who winds the clock as one person should not miss what another was told.
function offerVisit(person, more) {
  if (!$('offer').hidden && $('offer').dataset.channel) return;             // one's own message comes first
  const said = t(!more.length ? 'hasMessage' : more.length === 1 ? 'twoHave' : 'manyHave', { name: person.name, other: more[0]?.name, count: more.length });
  offer(said, t('be', { name: person.name }), () => emit('visit', person.id));
  $('offer').dataset.person = person.id;
}

// Where the channels are behind a button, one's own private message is said in words.
function offerOwn(channelId) {
  if (!matchMedia('(max-width: 860px)').matches) return;
  offer(t('youHave'), t('openIt'), () => emit('open-channel', channelId));
  $('offer').dataset.channel = channelId;
}

function offer(said, label, go) {
  clear($('offer'), h('span', { dir: 'auto' }, said), h('button', { type: 'button', class: 'offer-button', testid: 'visit', onclick: () => { withdraw(); go(); } }, label),
    h('button', { type: 'button', class: 'round', 'aria-label': t('notNow'), onclick: withdraw }, icon('close')));
  delete $('offer').dataset.person;
  delete $('offer').dataset.channel;
  $('offer').hidden = false;
}

function withdraw() { $('offer').hidden = true; }

const stored = (key) => { try { return localStorage.getItem(key) ?? '0'; } catch { return '0'; } };
