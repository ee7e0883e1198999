// Times as people read them. Pure: the clock, the language and the zone come from outside.
import { tIn } from './words.js';

const DAY = 86400;
const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const formats = new Map();
function format(locale, zone, options) {
  const key = JSON.stringify([locale, zone, options]);
  if (!formats.has(key)) formats.set(key, build(locale, zone, options));
  return formats.get(key);
}
function build(locale, zone, options) {
  try { return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }); } catch { return new Intl.DateTimeFormat('en', { timeZone: zone, ...options }); }
}

// <t:SECS:STYLE>; outside what a date can hold Discord shows the raw text, so null says "not a time".
export function stamp(seconds, style, { locale = 'en', zone, now }) {
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return null;
  if (style === 'R') return relative(seconds - now / 1000, locale);
  return format(locale, zone, STYLES[style] ?? STYLES.f).format(seconds * 1000);
}

export function relative(seconds, locale = 'en') {
  const size = Math.abs(seconds);
  const [unit, length] = size < 60 ? ['second', 1] : size < 3600 ? ['minute', 60] : size < DAY ? ['hour', 3600]
    : size < 30 * DAY ? ['day', DAY] : size < 365 * DAY ? ['month', 30.44 * DAY] : ['year', 365.25 * DAY];
  let words;
  try { words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' }); } catch { words = new Intl.RelativeTimeFormat('en'); }
  return words.format(Math.round(seconds / length) || 0, unit);
}

export const hour = (ms, { locale, zone }) => format(locale, zone, { timeStyle: 'short' }).format(ms);
export const full = (ms, { locale, zone }) => format(locale, zone, { dateStyle: 'full', timeStyle: 'short' }).format(ms);
export const day = (ms, { locale, zone }) => format(locale, zone, { dateStyle: 'full' }).format(ms);
export const shortDay = (ms, { locale, zone }) => format(locale, zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(ms);
export const clock = (ms, { locale, zone }) => format(locale, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(ms);

// A day's own name, to see where one day ends in a conversation.
export const dayKey = (ms, zone) => format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);

// Beside a message: the hour today, "Yesterday at …", else the date too.
export function beside(ms, { locale, zone, now }) {
  const at = hour(ms, { locale, zone });
  if (dayKey(ms, zone) === dayKey(now, zone)) return at;
  if (dayKey(ms, zone) === dayKey(now - DAY * 1000, zone)) return tIn(locale, 'yesterdayAt', { time: at });
  return `${format(locale, zone, { dateStyle: 'short' }).format(ms)} ${at}`;
}

// When something falls due, said shortly: "today 17:00", "Wed 25 Nov 17:00".
export function soon(ms, { locale, zone, now }) {
  const at = hour(ms, { locale, zone });
  if (dayKey(ms, zone) === dayKey(now, zone)) return tIn(locale, 'todayAt', { time: at });
  if (dayKey(ms, zone) === dayKey(now + DAY * 1000, zone)) return tIn(locale, 'tomorrowAt', { time: at });
  return `${shortDay(ms, { locale, zone })}, ${at}`;
}
