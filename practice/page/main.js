// Opens the page: who one is, what they see, and live updates from then on.
import * as api from './api.js';
import { bestChannel, drawer, openChannel, startChannels } from './channels.js';
import { startClock } from './clock.js';
import { startComposer } from './composer.js';
import { $, clear } from './dom.js';
import { startFaults } from './faults.js';
import { startHint } from './hint.js';
import { connect, load, loadAll, markRead, refetchState } from './live.js';
import { startLog } from './log.js';
import { startPeople, lookSoon } from './people.js';
import { forgetPresses } from './presses.js';
import { runs } from './runs.js';
import { directMessageId, emit, findMessage, isDirect, on, state, takeState } from './store.js';
import { dressPage, language, t } from './words.js';

startLog();
startChannels();
startPeople();
startFaults();
startClock();
startComposer();
startHint();

let spoken = null;
on('state', () => {
  if (language() === spoken) return;
  spoken = language();
  dressPage();
  emit('language');
});
on('become', (id) => be(id, { push: true }));
on('close-drawer', () => drawer(false));
on('say', (words) => { $('said').textContent = words; });
on('notice', notice);
on('visit', visit);
on('lost', () => be(undefined, { push: false }));
on('try', attempt);
on('played', meet);
on('answered', ensure);
on('commands', loadCommands);
on('channel', loadCommands);
window.addEventListener('popstate', () => be(new URLSearchParams(location.search).get('as') ?? undefined, {}));
document.addEventListener('visibilitychange', () => { if (!document.hidden && state.me) { markRead(state.channelId); emit('unread'); } });

let asking = 0;
async function be(id, { push }) {
  const turn = ++asking;
  let fresh;
  try { fresh = await api.getState(id); } catch (error) {
    if (turn === asking && id && error.status >= 400 && error.status < 500) { be(undefined, { push }); return; }
    if (turn === asking) { notice(error.message); if (!state.me) setTimeout(() => be(id, { push }), 2000); }
    return;
  }
  if (turn !== asking) return;
  const wasDirect = state.me && isDirect(state.channelId);
  const wanted = state.channelId ?? (location.hash.slice(1) || null);
  state.channels.clear();
  state.commands.clear();
  runs.clear();
  forgetPresses();
  state.channelId = null;
  takeState(fresh);
  address(push);
  await connect();
  if (turn !== asking) return;
  await refetchState();                        // what happened before one could hear
  await Promise.all([loadAll(), loadCommands()]);
  if (turn !== asking) return;
  await openChannel(wasDirect ? directMessageId() ?? 'dm' : bestChannel(wanted));
  emit('person');
  if (push) emit('say', t('youAreNow', { name: state.me.name }));
  lookSoon();
}

function address(push) {
  const url = new URL(location.href);
  url.searchParams.set('as', state.me.id);
  history[push ? 'pushState' : 'replaceState'](null, '', url);
}

async function loadCommands() {
  const guild = state.guilds.find((g) => g.channels.some((c) => c.id === state.channelId)) ?? state.guilds[0];
  if (!guild || state.commands.has(guild.id)) return;
  const as = state.me.id;
  state.commands.set(guild.id, []);
  try {
    const list = await api.getCommands(as, guild.id);
    if (state.me.id !== as) return;
    state.commands.set(guild.id, list);
    emit('commands-ready');
  } catch (error) { state.commands.delete(guild.id); notice(error.message); }
}

// The answer's message should come over the live stream; if it has not, fetch it.
function ensure({ channelId, messageId }) {
  setTimeout(async () => {
    if (!messageId || findMessage(messageId, channelId)) return;
    await load(channelId).catch(() => {});
    emit('messages', { channelId });
  }, 400);
}

async function attempt({ id, command }) {
  if (id !== state.me.id) await be(id, { push: true });
  if (isDirect(state.channelId)) await openChannel(bestChannel(null));
  emit('use-command', command);
}

// A coalition that was not there before: its first channel, as the same person.
async function meet(known) {
  await be(state.me.id, { push: false });
  const fresh = state.guilds.find((g) => !known.has(g.id));
  const general = fresh?.channels.find((c) => c.name === 'general') ?? fresh?.channels[0];
  if (general) await openChannel(general.id);
  notice(t('played'));
}

async function visit(id) {
  await be(id, { push: true });
  await openChannel(directMessageId() ?? 'dm');
}

let hiding = null;
function notice(words) {
  clearTimeout(hiding);
  clear($('notice'), words);
  $('notice').hidden = false;
  hiding = setTimeout(() => { $('notice').hidden = true; }, 7000);
}

be(new URLSearchParams(location.search).get('as') ?? undefined, { push: false });
