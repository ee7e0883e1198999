// What the tray offers while a message is being written: commands after "/", people after "@", channels after "#".
import { avatar, icon } from './dom.js';
import { flatten, search } from './commands.js';
import { guildOf, isDirect, personById, state } from './store.js';
import { t } from './words.js';

export function commandsHere() {
  const guild = guildOf(state.channelId) ?? state.guilds[0];
  return flatten(state.commands.get(guild?.id) ?? [], state.me?.locale, { direct: isDirect(state.channelId) });
}

export const findCommand = (path) => commandsHere().find((c) => c.path === path || c.shown === path);

export function offerCommands(tray, box, typed, onPick) {
  const all = commandsHere();
  const found = search(all, typed);
  const items = found.map((command) => ({
    command, title: `/${command.shown}`, note: command.about, lead: avatar(state.bot, 'small bot'),
    testid: 'command', data: { command: command.path },
  }));
  const empty = t(all.length ? 'noSuchCommand' : isDirect(state.channelId) ? 'notInDirect' : 'noCommandsYet');
  tray.show(items, { owner: box, label: t('commands'), testid: 'command-picker', empty, onPick: (item) => onPick(item.command) });
}

// The half-typed @name or #name before the caret.
const HALF = /(?:^|\s)([@#])([^\s@#]{0,30})$/;

export function offerNames(tray, box) {
  const half = HALF.exec(box.value.slice(0, box.selectionStart));
  if (!half) return false;
  const wanted = half[2].toLowerCase();
  const items = (half[1] === '@' ? people() : channels()).filter((i) => i.title.slice(1).toLowerCase().startsWith(wanted)).slice(0, 10);
  if (!items.length) return false;
  tray.show(items, {
    owner: box, label: half[1] === '@' ? t('people') : t('channels'), first: Boolean(wanted) || half[1] === '@',
    onPick: (item) => {
      const start = box.selectionStart - half[2].length - 1;
      box.setRangeText(`${item.title} `, start, box.selectionStart, 'end');
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
  });
  return true;
}

const members = () => (guildOf(state.channelId) ?? state.guilds[0])?.members?.map((m) => personById(m.user_id)).filter(Boolean) ?? [];
const people = () => members().map((p) => ({ title: `@${p.name}`, lead: avatar(p, 'small'), id: p.id }));
const channels = () => (guildOf(state.channelId)?.channels ?? []).filter((c) => c.type !== 4).map((c) => ({ title: `#${c.name}`, lead: icon('hash'), id: c.id }));

// "@Ana" as typed becomes the mention that Discord understands; the longest name wins.
export function withMentions(words) {
  const known = [...people().map((p) => [p.title, `<@${p.id}>`]), ...channels().map((c) => [c.title, `<#${c.id}>`])].sort((a, b) => b[0].length - a[0].length);
  let out = '';
  for (let at = 0; at < words.length;) {
    const free = at === 0 || /\s|\(/.test(words[at - 1]);
    const hit = free && known.find(([title]) => words.startsWith(title, at) && !/[\p{L}\p{N}]/u.test(words[at + title.length] ?? ''));
    if (hit) { out += hit[1]; at += hit[0].length; } else { out += words[at]; at += 1; }
  }
  return out;
}
