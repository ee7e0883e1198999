// A chosen command with its options: the needed ones at once, the others when asked for.
import * as api from './api.js';
import { clear, h, icon } from './dom.js';
import { inLanguage, toData } from './commands.js';
import { createField } from './fields.js';
import { state } from './store.js';
import { t } from './words.js';

// onSend() sends, onLeave() goes back to plain writing.
export function createOptions(command, { tray, onSend, onLeave }) {
  const locale = state.me?.locale;
  const fields = [];
  const place = h('div', { class: 'option-fields' });
  const extras = h('div', { class: 'extras' });
  const element = h('div', { class: 'options', role: 'group', 'aria-label': `/${command.shown}`, testid: 'command-options', data: { command: command.path } },
    h('div', { class: 'options-head' }, h('strong', { class: 'options-name' }, `/${command.shown}`), h('span', { class: 'options-about', dir: 'auto' }, command.about),
      h('button', { type: 'button', class: 'round', testid: 'command-leave', 'aria-label': t('leaveCommand'), onclick: onLeave }, icon('close'))),
    place, extras);
  const form = { tray, ask, next: onward, onRemove: remove };

  function add(option) {
    const field = createField(option, form);
    fields.push(field);
    field.element.addEventListener('keydown', (event) => keys(event, field));
    place.append(field.element);
    return field;
  }
  function remove(option) {
    const at = fields.findIndex((f) => f.option === option);
    fields.splice(at, 1)[0].element.remove();
    drawExtras();
    (fields[at] ?? fields.at(-1))?.focus() ?? extras.querySelector('button')?.focus();
  }
  function drawExtras() {
    const left = command.options.filter((o) => !fields.some((f) => f.option === o));
    clear(extras, left.length ? h('span', { class: 'extras-label' }, t('add')) : null, left.map((option) => h('button', {
      type: 'button', class: 'extra', testid: `command-add-${option.name}`, title: inLanguage(option, locale, 'description'),
      onclick: () => { const field = add(option); drawExtras(); field.focus(); field.element.scrollIntoView({ block: 'nearest' }); },
    }, icon('plus'), inLanguage(option, locale))));
    extras.hidden = !left.length;
  }
  function keys(event, field) {
    if (event.target !== field.box || tray.key(event) || event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); onward(field, true); }
  }
  // After a field: the next needed one that is empty; when none is left and Enter asked for it, send.
  function onward(field, byEnter = false) {
    const after = [...fields.slice(fields.indexOf(field) + 1), ...fields];
    const missing = after.find((f) => f.option.required && f.read().problem && f !== field);
    if (byEnter && !field.check()) return;
    if (missing) { if (missing.box.value) missing.check(); missing.focus(); }
    else if (byEnter) onSend();
  }
  async function ask(option, typed, signal) {
    const given = fields.filter((f) => f.option !== option && f.read().value !== undefined).map(entry);
    const focused = { name: option.name, type: option.type, value: typed, focused: true };
    const answer = await api.interact({ as: state.me.id, channel_id: state.channelId, type: 4, data: toData(command, [...given, focused]) }, signal);
    return answer.choices ?? [];
  }

  const chosenFiles = () => fields.filter((f) => f.read().file);

  command.options.filter((o) => o.required).forEach(add);
  drawExtras();
  return {
    element, command,
    focus: () => fields[0]?.focus(),
    hasFields: () => fields.length > 0,
    // → data, or null when something is missing or wrong (the first such field gets the focus)
    read() {
      const wrong = fields.filter((f) => !f.check());
      if (wrong.length) { wrong[0].focus(); return null; }
      const numbers = new Map(chosenFiles().map((f, at) => [f, String(at)]));
      return toData(command, fields.filter((f) => f.read().value !== undefined).map((f) => ({ ...entry(f), ...(numbers.has(f) ? { value: numbers.get(f) } : {}) })));
    },
    files: () => chosenFiles().map((f) => f.read().file),
  };
}

const entry = (field) => ({ name: field.option.name, type: field.option.type, value: field.read().value });
