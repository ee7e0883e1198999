// What the page knows: the world as one person sees it, and who wants to hear of a change.

export const state = {
  me: null, people: [], bot: null, guilds: [], directMessages: [], gateway: { connected: true }, faults: { mode: 'none', share: 1 }, history: null, readBefore: '0',
  clock: { now: 0, at: 0, due: null },
  channelId: null,               // a channel's id, or 'dm' when the bot has not written yet
  channels: new Map(),           // id → { list: [messages, oldest first], loaded, more }
  commands: new Map(),           // guild id → commands
  live: true,                    // are live updates arriving?
};

const listeners = new Map();
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
}
export function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

// Ids are snowflakes: longer is later, then letter by letter.
export const compareIds = (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
const EPOCH = 1420070400000n, DAY = 86_400_000;
const idAt = (ms) => String((BigInt(ms) - EPOCH) << 22n);
export const laterId = (a, b) => (compareIds(a, b) > 0 ? a : b);
export const idTime = (id) => { try { return Number((BigInt(id) >> 22n) + EPOCH); } catch { return 0; } };

export function takeState(fresh) {
  Object.assign(state, {
    me: fresh.me, people: fresh.people ?? [], bot: fresh.bot, guilds: fresh.guilds ?? [],
    directMessages: fresh.direct_messages ?? [], gateway: fresh.gateway ?? { connected: true }, faults: fresh.faults ?? state.faults, history: fresh.history?.standing ?? null,
    readBefore: fresh.history?.ended ? idAt(Date.parse(fresh.history.ended) - DAY) : '0',
  });
  takeClock(fresh);
  emit('state');
}

export function takeClock({ now, next_due }) {
  state.clock = { now: Date.parse(now), at: performance.now(), due: next_due ? Date.parse(next_due) : null };
  emit('clock');
}

// Practice's time at this instant: it runs on between the server's words.
export const now = () => state.clock.now + (performance.now() - state.clock.at);

export function channelState(id) {
  if (!state.channels.has(id)) state.channels.set(id, { list: [], loaded: false, more: false });
  return state.channels.get(id);
}

export const findMessage = (id, channelId = state.channelId) => state.channels.get(channelId)?.list.find((m) => m.id === id);

// Returns true when the message is new to us.
export function putMessage(channelId, message) {
  const { list } = channelState(channelId);
  const at = list.findIndex((m) => m.id === message.id);
  if (at >= 0) { list[at] = message; return false; }
  list.push(message);
  list.sort((a, b) => compareIds(a.id, b.id));
  return true;
}

export function dropMessage(channelId, id) {
  const held = channelState(channelId);
  held.list = held.list.filter((m) => m.id !== id);
}

export const isEphemeral = (message) => Boolean(message.flags & 64);
export const isThinking = (message) => Boolean(message.flags & 128);
export const isLayout = (message) => Boolean(message.flags & 32768);

export const directMessageId = () => state.directMessages[0]?.channel_id ?? null;
export const isDirect = (id) => id === 'dm' || state.directMessages.some((d) => d.channel_id === id);
export const guildOf = (channelId) => state.guilds.find((g) => g.channels.some((c) => c.id === channelId)) ?? null;
export const channelById = (id) => state.guilds.flatMap((g) => g.channels).find((c) => c.id === id) ?? null;
export const roleById = (id) => state.guilds.flatMap((g) => g.roles ?? []).find((r) => r.id === id) ?? null;
export const personById = (id) => state.people.find((p) => p.id === id) ?? (state.bot?.id === id ? state.bot : null);
export const personName = (user) => personById(user?.id)?.name ?? user?.global_name ?? user?.username ?? 'Someone';

export function myRoles() {
  return state.guilds.flatMap((g) => g.members?.find((m) => m.user_id === state.me?.id)?.roles ?? []);
}

// Does this message really ping me? Discord decides; its lists say so, the text does not.
export function pings(message, me = state.me, roles = myRoles()) {
  if (!me || message.author?.id === me.id) return false;
  return Boolean(message.mention_everyone) || (message.mentions ?? []).some((u) => u.id === me.id)
    || (message.mention_roles ?? []).some((id) => roles.includes(id));
}
