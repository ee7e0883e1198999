// The clock of practice: it ticks, and can be wound forward but never back.
import * as api from './api.js';
import { $, clear, h, icon } from './dom.js';
import { reader } from './markup.js';
import { emit, now, on, state, takeClock } from './store.js';
import * as time from './time.js';
import { t } from './words.js';

let hourNow, dayNow, group, next, nextFull, nextShort, nextWhen, focused = false;
const buttons = [];

export function startClock() {
  hourNow = h('span', { class: 'clock-time' });
  dayNow = h('span', { class: 'clock-day' });
  [nextFull, nextShort, nextWhen] = [h('span', { class: 'next-full' }), h('span', { class: 'next-short', 'aria-hidden': 'true' }), h('small', { class: 'next-when' })];
  const wind = (label, said, body, testid) => {
    const button = h('button', { type: 'button', class: 'wind', testid, onclick: () => go(body) });
    buttons.push(button);
    return Object.assign(button, { label, said });
  };
  next = wind(null, null, { to: 'next_due' }, 'clock-next');
  next.append(h('span', {}, nextFull, nextShort), nextWhen);
  next.classList.add('wind-next');
  group = h('div', { class: 'clock-now', testid: 'clock-now' }, hourNow, dayNow);
  $('clock').append(icon('clock'), group,
    h('div', { class: 'winders' }, wind('hour', 'hourLater', { advance_seconds: 3600 }, 'clock-hour'), wind('day', 'dayLater', { advance_seconds: 86400 }, 'clock-day'), next));
  name();
  on('clock', draw);
  on('state', draw);
  on('language', name);
  setInterval(tick, 1000);
}

function name() {
  for (const button of buttons) {
    if (!button.label) continue;
    clear(button, t(button.label));
    button.setAttribute('aria-label', t(button.said));
  }
  group.title = t('clockTime');
  nextFull.textContent = t('nextDue');
  nextShort.textContent = t('nextShort');
  draw();
}

async function go(body) {
  if (buttons.some((b) => b.classList.contains('busy'))) return;
  buttons.forEach((b) => b.classList.add('busy'));
  try {
    takeClock(await api.windClock(body));
    emit('wound');
    emit('say', t('nowIs', { time: time.full(now(), reader()), due: dueWords() }));
  } catch (error) { emit('notice', error.message); }
  finally { buttons.forEach((b) => b.classList.remove('busy')); }
}

function dueWords() {
  const { due } = state.clock;
  if (due === null) return t('nothingDue');
  return due <= now() ? t('delivering') : t('nextAt', { time: time.soon(due, reader()) });
}

function tick() {
  if (!state.clock.now) return;
  hourNow.textContent = time.clock(now(), reader());
  dayNow.textContent = time.shortDay(now(), reader());
  if (delivering() !== (next.dataset.late === 'yes')) drawNext();
}

// Due and not yet delivered: a moment's work of the bot, which practice watches.
const delivering = () => state.clock.due !== null && state.clock.due <= now();

function draw() {
  if (!state.clock.now || !state.me) return;
  tick();
  drawNext();
}

function drawNext() {
  const { due } = state.clock;
  const late = delivering();
  if (document.activeElement === next) focused = true;
  next.disabled = due === null || late;
  next.dataset.late = late ? 'yes' : 'no';
  next.title = due === null ? t('nothingWaits') : time.full(due, reader());
  clear(nextWhen, due === null ? t('nothingDue') : late ? t('delivering') : time.soon(due, reader()));
  // A button that is shut loses the focus; it gets it back when it opens, unless one has gone elsewhere meanwhile.
  if (focused && document.activeElement === document.body && !next.disabled) next.focus();
  if (!next.disabled || document.activeElement !== document.body) focused = false;
}
