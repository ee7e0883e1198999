// The bot's commands on a message or on a person: Discord's "Apps" menu.
import { h, icon, name } from './dom.js';
import { openPopover, walkRows } from './popover.js';
import { emit, guildOf, isEphemeral, state } from './store.js';
import { runTarget } from './runs.js';
import { t } from './words.js';

const commandsOf = (channelId, type) => (state.commands.get(guildOf(channelId)?.id) ?? []).filter((c) => c.type === type);
const localName = (command) => command.name_localizations?.[state.me?.locale] ?? command.name;

function menu(anchor, label, commands, run) {
  openPopover(anchor, {
    label, kind: 'menu-popover', align: 'end',
    fill: (close) => walkRows(h('div', { class: 'menu' }, h('p', { class: 'menu-title' }, t('apps')), commands.map((command) =>
      h('button', { type: 'button', class: 'menu-row', testid: 'app-command', data: { name: command.name }, onclick: () => { close(); run(command); } },
        name(localName(command)), h('small', {}, state.bot?.name ?? '')))), '.menu-row'),
  });
}

// The three dots at a message; absent when no command is for messages.
export function messageMenu(message) {
  if (isEphemeral(message) || !commandsOf(message.channel_id, 3).length) return null;
  const button = h('button', {
    type: 'button', class: 'round more', 'aria-label': t('appsForMessage'), 'aria-haspopup': 'true', 'aria-expanded': 'false', testid: 'message-menu',
    onclick: () => menu(button, t('appsForMessage'), commandsOf(message.channel_id, 3), (command) => runTarget(command, message.id, message.channel_id)),
  }, icon('more'));
  return button;
}

// A person's face opens what can be done about them.
export function personMenu(person, face, channelId, extra = '') {
  const button = h('button', { type: 'button', class: `bare ${extra}`, 'aria-label': t('about', { name: person.name }), 'aria-haspopup': 'true', 'aria-expanded': 'false' }, face);
  button.addEventListener('click', () => {
    const commands = commandsOf(channelId, 2);
    if (commands.length) menu(button, t('about', { name: person.name }), commands, (command) => runTarget(command, person.id, channelId));
    else emit('notice', t('nothingAbout', { name: person.name }));
  });
  return button;
}
