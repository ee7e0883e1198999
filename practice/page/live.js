// Live updates: one stream of events for the person played, and the unread counts that come of it.
import * as api from './api.js';
import { channelState, compareIds, directMessageId, dropMessage, emit, idTime, isDirect, isEphemeral, laterId, now, pings, putMessage, state, takeClock, takeState } from './store.js';

let source = null, retry = null, pause = 500, missed = false, settled = null;

// Resolves once events are heard, or cannot be heard yet: what is loaded from then on misses none.
export function connect() {
  disconnect();
  missed = false;
  return new Promise((done) => { settled = done; open(); });
}

function disconnect() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

function open() {
  source = api.eventsOf(state.me.id);
  const mine = source;
  mine.onopen = () => {
    pause = 500;
    setLive(true);
    if (missed) refetch();                     // events were missed while away
    missed = false;
    settled();
  };
  mine.onmessage = (event) => { try { take(JSON.parse(event.data)); } catch (error) { console.warn('An event that could not be read', error); } };
  mine.onerror = () => {
    setLive(false);
    mine.close();
    if (source !== mine) return;
    missed = true;
    settled();
    clearTimeout(retry);
    retry = setTimeout(again, pause);
    pause = Math.min(pause * 2, 8000);
  };
}

// The world may have been thrown away meanwhile: then this person is gone too.
async function again() {
  try { await api.getState(state.me.id); } catch (error) { if (error.status >= 400 && error.status < 500) { emit('lost'); return; } }
  open();
}

function setLive(is) {
  if (state.live === is) return;
  state.live = is;
  emit('live');
}

// The world is asked for once at a time; one that is on its way may be older than what calls for this one.
let fetching = null, next = null;
export function refetchState() {
  if (fetching) return next ??= fetching.then(() => { next = null; return refetchState(); });
  return fetching = fetchState().finally(() => { fetching = null; });
}

async function fetchState() {
  const as = state.me.id;
  const fresh = await api.getState(as).catch(() => null);
  if (fresh && state.me.id === as) takeState(fresh);
}

async function refetch() {
  await refetchState();
  state.channels.clear();                      // what was missed may be anything, even a new world
  await loadAll();
  emit('channel');
}

async function take(event) {
  switch (event.type) {
    case 'message_create': case 'message_update': return arrive(event.channel_id, event.message);
    case 'message_delete':
      dropMessage(event.channel_id, event.message_id);
      heard(event.channel_id, () => dropMessage(event.channel_id, event.message_id));
      return emit('messages', { channelId: event.channel_id, gone: event.message_id });
    case 'clock': return takeTime(event);
    case 'state': return refetchState();
    case 'commands': state.commands.clear(); return emit('commands');
    default: return undefined;
  }
}

// Wound, or something was delivered: others may have heard of it.
function takeTime(event) {
  const before = { due: state.clock.due, now: now() };
  takeClock(event);
  if (state.clock.due !== before.due || now() - before.now > 2000) emit('wound');
}

async function arrive(channelId, message) {
  const put = () => putMessage(channelId, { ...message, channel_id: channelId });
  const fresh = put();
  heard(channelId, put);
  const known = isDirect(channelId) && channelId === directMessageId() || state.guilds.some((g) => g.channels.some((c) => c.id === channelId));
  if (!known) { await refetchState(); channelState(channelId).loaded = true; }
  if (state.channelId === 'dm' && channelId === directMessageId()) { emit('open-channel', channelId); return; }
  if (fresh && channelId === directMessageId() && channelId !== state.channelId && message.author?.id !== state.me.id) emit('private', channelId);
  if (channelId === state.channelId && !document.hidden) markRead(channelId);
  emit('messages', { channelId, message: { ...message, channel_id: channelId }, fresh });
  emit('unread');
}

// Everything this person may read, so that unread dots are true from the start.
export async function loadAll() {
  const ids = [...state.guilds.flatMap((g) => g.channels.filter((c) => [0, 5, 10, 11, 12].includes(c.type)).map((c) => c.id)), directMessageId()].filter(Boolean);
  await Promise.all(ids.slice(0, 40).map((id) => load(id).catch(() => {})));
  emit('unread');
}

// While one becomes another person, the channel that was open may be one that they do not see.
const sees = (id) => id === directMessageId() || state.guilds.some((guild) => guild.channels.some((channel) => channel.id === id));

// What is heard of a channel while it is being asked for may be newer than the answer: it is done once more, after it.
const asked = new Set();
function heard(id, again) {
  for (const one of asked) if (one.id === id) one.heard.push(again);
}

const PAGE = 50;
export async function load(id, before) {
  const as = state.me.id;
  if (!sees(id)) return;
  const one = { id, heard: [] };
  asked.add(one);
  const got = await api.getMessages(as, id, { limit: PAGE, before }).finally(() => asked.delete(one));
  if (state.me.id !== as) return;
  const held = channelState(id);
  const list = got.map((m) => ({ ...m, channel_id: m.channel_id ?? id }));
  // A reload takes the server's word for the newest page; earlier pages stay.
  const kept = before ? held.list : held.list.filter((m) => list.length && compareIds(m.id, list[0].id) < 0);
  held.list = [...kept, ...list].sort((a, b) => compareIds(a.id, b.id)).filter((m, at, all) => m.id !== all[at - 1]?.id);
  held.more = before || !held.loaded ? got.length === PAGE : held.more;
  held.loaded = true;
  for (const again of one.heard) again();
}

// How far each person has read, kept in this browser; of a history that was played, all but its last day. A mark from the future is another world's: not believed.
const key = (channelId) => `practice-read:${state.me.id}:${channelId}`;
function readMark(channelId) {
  const mark = stored(key(channelId)) ?? '0';
  return laterId(idTime(mark) > now() + 60e3 ? '0' : mark, state.readBefore);
}
const stored = (k) => { try { return localStorage.getItem(k); } catch { return null; } };

export function markRead(channelId) {
  const last = state.channels.get(channelId)?.list.at(-1);
  if (!last || !state.me) return;
  try { localStorage.setItem(key(channelId), last.id); } catch { /* a private window keeps nothing */ }
}

// { fresh: something new, count: how many concern me by name (all, in direct messages) }
export function unread(channelId) {
  const mark = readMark(channelId);
  const news = (state.channels.get(channelId)?.list ?? []).filter((m) => compareIds(m.id, mark) > 0 && m.author?.id !== state.me.id && !isEphemeral(m));
  return { fresh: news.length > 0, count: isDirect(channelId) ? news.length : news.filter((m) => pings(m)).length };
}
