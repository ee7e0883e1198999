// The clock of practice: it ticks, and can be wound forward but never back.
import * as api from './api.js';
import { $, clear, h, icon } from './dom.js';
import { reader } from './markup.js';
import { emit, now, on, state, takeClock } from './store.js';
import * as time from './time.js';

let hourNow, dayNow, next, nextWhen, focused = false;
const buttons = [];

export function startClock() {
  hourNow = h('span', { class: 'clock-time' });
  dayNow = h('span', { class: 'clock-day' });
  nextWhen = h('small', { class: 'next-when' });
  const wind = (label, said, body, testid) => {
    const button = h('button', { type: 'button', class: 'wind', testid, 'aria-label': said, onclick: () => go(body) }, label);
    buttons.push(button);
    return button;
  };
  next = wind(h('span', {}, h('span', { class: 'next-full' }, 'Next thing due'), h('span', { class: 'next-short', 'aria-hidden': 'true' }, 'Next due')), null, { to: 'next_due' }, 'clock-next');
  next.append(nextWhen);
  next.classList.add('wind-next');
  $('clock').append(icon('clock'), h('div', { class: 'clock-now', testid: 'clock-now', title: "Practice's time" }, hourNow, dayNow),
    h('div', { class: 'winders' }, wind('+1 h', 'One hour later', { advance_seconds: 3600 }, 'clock-hour'), wind('+1 day', 'One day later', { advance_seconds: 86400 }, 'clock-day'), next));
  on('clock', draw);
  on('state', draw);
  setInterval(tick, 1000);
}

async function go(body) {
  if (buttons.some((b) => b.classList.contains('busy'))) return;
  buttons.forEach((b) => b.classList.add('busy'));
  try {
    takeClock(await api.windClock(body));
    emit('wound');
    emit('say', `It is now ${time.full(now(), reader())}. ${dueWords()}.`);
  } catch (error) { emit('notice', error.message); }
  finally { buttons.forEach((b) => b.classList.remove('busy')); }
}

function dueWords() {
  const { due } = state.clock;
  if (due === null) return 'Nothing is due yet';
  return due <= now() ? 'Delivering…' : `Next: ${time.soon(due, reader())}`;
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
  next.title = due === null ? 'Nothing waits for a time. Promise something, or plan a meeting.' : time.full(due, reader());
  clear(nextWhen, due === null ? 'Nothing is due yet' : late ? 'Delivering…' : time.soon(due, reader()));
  // A button that is shut loses the focus; it gets it back when it opens, unless one has gone elsewhere meanwhile.
  if (focused && document.activeElement === document.body && !next.disabled) next.focus();
  if (!next.disabled || document.activeElement !== document.body) focused = false;
}
