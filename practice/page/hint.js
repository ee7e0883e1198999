// The first visit: three things to try. Once put away it stays away, and can be asked for again.
import { $, clear, h, icon } from './dom.js';
import { emit, on, state } from './store.js';

const KEY = 'convenor-practice-hint';
const away = () => { try { return localStorage.getItem(KEY) === 'away'; } catch { return false; } };
const keep = (value) => { try { localStorage.setItem(KEY, value); } catch { /* shown again next time */ } };

export function startHint() {
  const again = h('button', { type: 'button', class: 'foot-link', testid: 'hint-open', onclick: () => { keep('shown'); emit('close-drawer'); draw(); $('hint').querySelector('button')?.focus(); } }, icon('help'), 'What to try');
  $('sidebar-foot').append(again, h('p', { class: 'faint' }, 'A made-up coalition. Nothing here leaves this computer.'));
  on('state', draw);
  on('hint', draw);
}

const person = (index, wanted) => state.people.find((p) => p.name === wanted) ?? state.people[index];

function draw() {
  if (away() || !state.me) { clear($('hint')); return; }
  if ($('hint').firstChild && $('hint').dataset.me === state.me.id) return;
  $('hint').dataset.me = state.me.id;
  const rosa = person(0, 'Rosa'), ana = person(1, 'Ana') ?? rosa;
  clear($('hint'), h('section', { class: 'hint', testid: 'hint', 'aria-label': 'What to try' },
    h('h2', {}, 'Welcome. Three things to try'),
    h('ol', {},
      h('li', {}, `As ${rosa?.name}: `, go(rosa, 'coalition setup')),
      h('li', {}, `As ${ana?.name}: `, go(ana, 'commit make')),
      h('li', {}, 'Press ', h('strong', {}, 'Next thing due'), ' above, then ', h('strong', {}, 'Done'), ` in ${ana?.name}'s direct messages`)),
    h('button', { type: 'button', class: 'round', testid: 'hint-dismiss', 'aria-label': 'Put this hint away', onclick: () => { keep('away'); draw(); emit('focus-composer'); } }, icon('close'))));
}

function go(who, command) {
  return h('button', { type: 'button', class: 'try', onclick: () => emit('try', { id: who.id, command }) }, `/${command}`);
}
