// A message's select: a button that opens a listbox. One choice goes at once, several after Done.
import { h, icon, uid, avatar } from './dom.js';
import { openPopover } from './popover.js';
import { channelById, guildOf, personById, state } from './store.js';
import { t } from './words.js';

export function select(component, message, { busy, onChoose }) {
  const options = optionsOf(component, message);
  const chosen = options.filter((o) => o.default);
  const words = chosen.length ? chosen.map((o) => o.label).join(', ') : component.placeholder || t('chooseOne');
  const button = h('button', {
    type: 'button', class: `select ${busy ? 'busy' : ''}`, testid: 'select', disabled: Boolean(component.disabled),
    'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-busy': busy ? 'true' : null,
    data: { customId: component.custom_id },
    onclick: () => openList(button, component, options, onChoose),
  }, h('span', { class: chosen.length ? 'select-words' : 'select-words faint', dir: 'auto' }, words), icon('down'));
  return button;
}

function optionsOf(component, message) {
  const guild = guildOf(message.channel_id) ?? state.guilds[0];
  const defaults = new Set((component.default_values ?? []).map((d) => d.id));
  const people = () => (guild?.members ?? []).map((m) => personById(m.user_id)).filter(Boolean)
    .map((p) => ({ label: p.name, value: p.id, lead: avatar(p, 'small'), default: defaults.has(p.id) }));
  const roles = () => (guild?.roles ?? []).filter((r) => r.id !== guild.id).map((r) => ({ label: `@${r.name}`, value: r.id, default: defaults.has(r.id) }));
  const channels = () => (guild?.channels ?? []).filter((c) => (component.channel_types?.length ? component.channel_types.includes(c.type) : c.type !== 4))
    .map((c) => ({ label: `#${c.name}`, value: c.id, description: channelById(c.parent_id)?.name, default: defaults.has(c.id) }));
  switch (component.type) {
    case 5: return people();
    case 6: return roles();
    case 7: return [...people(), ...roles()];
    case 8: return channels();
    default: return (component.options ?? []).map((o) => ({ ...o, lead: o.emoji?.name ? h('span', { class: 'emoji', 'aria-hidden': 'true' }, o.emoji.name) : null }));
  }
}

function openList(button, component, options, onChoose) {
  const many = (component.max_values ?? 1) > 1;
  const picked = new Set(options.filter((o) => o.default).map((o) => o.value));
  openPopover(button, {
    label: component.placeholder || t('choose'), role: 'group', kind: 'list-popover',
    fill: (close) => {
      const send = (values) => { close(); onChoose(values); };
      const list = listbox(options, many, picked, component, send, close);
      return many ? h('div', { class: 'list-frame' }, list, doneRow(component, picked, send, list)) : list;
    },
  });
}

function doneRow(component, picked, send, list) {
  const least = component.min_values ?? 1;
  const done = h('button', { type: 'button', class: 'button primary', testid: 'select-done', onclick: () => send([...picked]) }, t('done'));
  const check = () => { done.disabled = picked.size < least; };
  list.addEventListener('picked', check);
  check();
  const limits = least === component.max_values ? t('chooseCount', { least }) : t('chooseRange', { least, most: component.max_values });
  return h('div', { class: 'done-row' }, h('span', { class: 'faint' }, limits), done);
}

function listbox(options, many, picked, component, send, close) {
  const list = h('ul', { role: 'listbox', class: 'listbox', tabindex: 0, autofocus: true, 'aria-label': component.placeholder || t('choose'), 'aria-multiselectable': many ? 'true' : null });
  const rows = options.map((option) => h('li', {
    id: uid('option'), role: 'option', class: 'option', testid: 'choice', data: { value: option.value }, dir: 'auto',
    'aria-selected': String(picked.has(option.value)),
    onclick: () => choose(option),
  }, many ? h('span', { class: 'tick', 'aria-hidden': 'true' }, icon('check')) : null, option.lead,
  h('span', { class: 'option-words' }, h('span', {}, option.label), option.description ? h('small', {}, option.description) : null)));
  let active = Math.max(0, options.findIndex((o) => picked.has(o.value)));

  const show = (to) => {
    active = Math.max(0, Math.min(rows.length - 1, to));
    rows.forEach((row, at) => row.classList.toggle('active', at === active));
    if (rows[active]) { list.setAttribute('aria-activedescendant', rows[active].id); rows[active].scrollIntoView({ block: 'nearest' }); }
  };
  const choose = (option) => {
    if (!option) return;
    // A client sends no choice that changes nothing.
    if (!many && picked.has(option.value)) { close(); return; }
    if (!many) { send([option.value]); return; }
    if (picked.has(option.value)) picked.delete(option.value);
    else if (picked.size < component.max_values) picked.add(option.value);
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(picked.has(options[at].value))));
    list.dispatchEvent(new Event('picked'));
  };
  list.addEventListener('keydown', (event) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) show(to);
    else if (event.key === 'Enter' || event.key === ' ') choose(options[active]);
    else if (event.key.length === 1) {
      const next = options.findIndex((o, at) => at > active && o.label.toLowerCase().startsWith(event.key.toLowerCase()));
      show(next >= 0 ? next : options.findIndex((o) => o.label.toLowerCase().startsWith(event.key.toLowerCase())));
    } else return;
    event.preventDefault();
  });
  list.append(...rows, ...(rows.length ? [] : [h('li', { class: 'empty' }, t('nothingToChoose'))]));
  show(active);
  return list;
}
