// The first visit: three things to try, and a coalition with a history to meet. Once put away it stays away, and can be asked for again.
import { $, clear, h, icon, uid } from './dom.js';
import * as api from './api.js';
import { emit, on, state } from './store.js';
import { language, parts, t, tIn } from './words.js';

const KEY = 'convenor-practice-hint';
const stored = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
const keep = (value) => { try { localStorage.setItem(KEY, value); } catch { /* shown again next time */ } };

export function startHint() {
  foot();
  on('state', draw);
  on('hint', draw);
  on('language', foot);
  on('ran', shrink);
}

let again = null;
function foot() {
  again ??= $('sidebar-foot').appendChild(h('div'));
  clear(again, h('button', { type: 'button', class: 'foot-link', testid: 'hint-open', onclick: show }, icon('help'), t('whatToTry')), h('p', { class: 'faint' }, t('madeUp')));
}

function show() {
  keep('shown');
  emit('close-drawer');
  draw();
  $('hint').querySelector('button')?.focus();
}

const person = (index, wanted) => state.people.find((p) => p.name === wanted) ?? state.people[index];

function draw() {
  if (stored() === 'away' || !state.me) { clear($('hint')); return; }
  const drawn = `${state.me.id} ${language()} ${state.history}`;
  if ($('hint').firstChild && $('hint').dataset.drawn === drawn) return;
  $('hint').dataset.drawn = drawn;
  const rosa = person(0, 'Rosa'), ana = person(1, 'Ana') ?? rosa;
  const first = state.history === 'played' ? ['home', 'decision list'] : ['coalition setup', 'commit make'];
  const list = h('ol', { id: uid('hint') },
    h('li', {}, parts('hintAs', { name: rosa?.name, command: go(rosa, first[0]) })),
    h('li', {}, parts('hintAs', { name: ana?.name, command: go(ana, first[1]) })),
    h('li', {}, state.history === 'played' ? parts('hintGoOn', { next: h('strong', {}, t('nextDue')) })
      : parts('hintWind', { next: h('strong', {}, t('nextDue')), done: h('strong', {}, tIn(ana?.locale, 'botDone')), name: ana?.name })));
  const toggle = h('button', { type: 'button', class: 'hint-toggle', 'aria-expanded': 'false', 'aria-controls': list.id, onclick: () => {
    toggle.setAttribute('aria-expanded', String(section.classList.toggle('open')));
  } }, t('whatToTry'), icon('down'));
  const section = h('section', { class: `hint ${stored() === 'small' ? 'small' : ''}`, testid: 'hint', 'aria-label': t('whatToTry') }, h('h2', {}, t('welcome')), toggle, list, history(),
    h('button', { type: 'button', class: 'round', testid: 'hint-dismiss', 'aria-label': t('hintAway'), onclick: () => { keep('away'); draw(); emit('focus-composer'); } }, icon('close')));
  clear($('hint'), section);
}

// After the first command the hint takes one line on a phone.
function shrink() {
  if (stored() === 'away') return;
  keep('small');
  $('hint').querySelector('.hint')?.classList.add('small');
}

function history() {
  if (state.history === 'playing') return h('p', { class: 'hint-history', role: 'status', testid: 'history-playing' }, t('playing'));
  if (state.history !== 'offered') return null;
  return h('p', { class: 'hint-history' }, h('span', {}, t('hintHistory')),
    h('button', { type: 'button', class: 'try', testid: 'history-play', onclick: play }, t('playHistory')));
}

async function play() {
  const known = new Set(state.guilds.map((g) => g.id));
  state.history = 'playing';
  draw();
  try {
    await api.playHistory();
    emit('played', known);
  } catch (error) { emit('notice', error.message); }
}

function go(who, command) {
  return h('button', { type: 'button', class: 'try', onclick: () => emit('try', { id: who.id, command }) }, `/${command}`);
}
