// The server's scheduled events, as they stand in its sidebar: the next ones first, past and cancelled ones not at all.
import { h } from './dom.js';
import { markup, reader } from './markup.js';
import { state } from './store.js';
import * as time from './time.js';
import { t } from './words.js';

const SCHEDULED = 1, ACTIVE = 2;
const opened = new Set();

// What comes or runs, in its order.
export function coming(events, now) {
  return (events ?? []).filter((e) => [SCHEDULED, ACTIVE].includes(e.status) && Date.parse(e.end ?? e.start) > now)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

export function eventsOf(guild) {
  const list = coming(guild.events, state.clock.now);
  if (!list.length) return null;
  return h('section', { 'aria-label': t('eventsIn', { name: guild.name }) }, h('h3', { class: 'group' }, t('events')),
    h('ul', {}, list.map((e) => h('li', {}, row(e)))));
}

function row(event) {
  const box = h('details', { class: 'event', testid: 'event', data: { id: event.id }, open: opened.has(event.id) },
    h('summary', {}, h('span', { class: 'event-name', dir: 'auto' }, event.name), h('small', {}, time.soon(Date.parse(event.start), reader()))),
    event.location ? h('p', { class: 'faint', dir: 'auto' }, event.location) : null,
    event.description ? markup(event.description, {}) : null);
  box.addEventListener('toggle', () => { if (box.open) opened.add(event.id); else opened.delete(event.id); });
  return box;
}
