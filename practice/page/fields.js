// One option of a command as a labelled box: text, number, yes or no, a person, a channel, a role, a file.
import { avatar, clear, h, icon, uid } from './dom.js';
import { inLanguage } from './commands.js';
import { counter, lengthOf } from './lengths.js';
import { guildOf, personById, state } from './store.js';
import { t } from './words.js';

const STRING = 3, INTEGER = 4, BOOLEAN = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9, NUMBER = 10, FILE = 11;
const ASK_AFTER = 120;

// form: { tray, ask(option, typed, signal) → choices, next(field), onRemove(option) }
export function createField(option, form) {
  const locale = state.me?.locale;
  const id = uid('option');
  const fixed = fixedChoices(option, locale);
  const helped = Boolean(fixed || option.autocomplete);
  const long = option.type === STRING && !helped && (option.max_length ?? 0) > 200;
  const box = h(long ? 'textarea' : 'input', {
    id, class: 'box', testid: `command-option-${option.name}`, dir: 'auto', autocomplete: 'off', rows: long ? 2 : null, enterkeyhint: 'next',
    type: long ? null : option.type === FILE ? 'file' : 'text', inputmode: option.type === INTEGER ? 'numeric' : option.type === NUMBER ? 'decimal' : null,
    'aria-required': String(Boolean(option.required)), 'aria-describedby': `${id}-about ${id}-wrong`,
    ...(helped ? { role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list' } : {}),
  });
  const field = { option, box, picked: null, focus: () => box.focus() };
  const wrong = h('span', { class: 'field-note', id: `${id}-wrong` });
  const count = counter(box, { min: option.min_length, max: option.max_length, quiet: () => Boolean(field.picked) });
  const name = inLanguage(option, locale);
  const element = h('div', { class: `option-field ${option.required ? '' : 'optional'}`, data: { option: option.name } },
    h('label', { for: id }, name, option.required ? h('span', { class: 'star', title: t('needed') }, ' *') : null),
    option.required ? null : h('button', { type: 'button', class: 'round remove', 'aria-label': t('leaveOut', { name }), onclick: () => form.onRemove(option) }, icon('close')),
    box, h('small', { id: `${id}-about`, class: 'about', dir: 'auto' }, inLanguage(option, locale, 'description')),
    h('div', { class: 'field-foot' }, wrong, count.element));
  field.element = element;
  // Chosen from the list: its value is sent, whatever its title's length.
  field.take = (item) => {
    field.picked = item;
    box.value = item.title;
    count.show();
  };
  field.read = () => read(field, fixed);
  field.check = () => {
    const problem = field.read().problem;
    clear(wrong, problem ?? '');
    box.setAttribute('aria-invalid', String(Boolean(problem)));
    return !problem;
  };
  box.addEventListener('input', () => {
    field.picked = null;
    count.show();
    if (wrong.textContent || lengthOf(box.value) > (option.max_length ?? Infinity)) field.check();
  });
  if (helped) help(field, fixed, form);
  return field;
}

function fixedChoices(option, locale) {
  if (option.choices?.length) return option.choices.map((c) => ({ title: inLanguage(c, locale), value: c.value }));
  if (option.type === BOOLEAN) return [{ title: t('yes'), value: true }, { title: t('no'), value: false }];
  const guild = guildOf(state.channelId) ?? state.guilds[0];
  const people = () => (guild?.members ?? []).map((m) => personById(m.user_id)).filter(Boolean).map((p) => ({ title: p.name, value: p.id, lead: avatar(p, 'small') }));
  const roles = () => (guild?.roles ?? []).map((r) => ({ title: `@${r.name.replace(/^@/, '')}`, value: r.id }));
  const channels = () => (guild?.channels ?? []).filter((c) => !option.channel_types?.length || option.channel_types.includes(c.type)).map((c) => ({ title: `#${c.name}`, value: c.id }));
  return { [USER]: people, [CHANNEL]: channels, [ROLE]: roles, [MENTIONABLE]: () => [...people(), ...roles()] }[option.type]?.() ?? null;
}

// Shows choices while one types: from the list, or asked of the bot a moment after the last key.
function help(field, fixed, form) {
  const { box, option } = field;
  let timer = null, asking = null;
  const label = inLanguage(option, state.me?.locale);
  const offer = (items, empty) => { if (document.activeElement === box) form.tray.show(items, { owner: box, label, onPick: pick, empty, first: Boolean(items.length) }); };
  const pick = (item) => {
    field.take(item);
    field.check();
    form.tray.hide(box);
    form.next(field);
  };
  const filter = () => {
    const typed = box.value.toLowerCase().replace(/^[@#]/, '');
    const all = field.picked ? fixed : fixed.filter((c) => c.title.toLowerCase().replace(/^[@#]/, '').includes(typed));
    offer(all, t('notInList'));
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const choices = await form.ask(option, field.picked ? '' : box.value, signal);
      if (!signal.aborted) offer(choices.map((c) => ({ title: c.name, value: c.value })), t('noSuggestions'));
    } catch (error) { if (error.name !== 'AbortError' && !signal.aborted) offer([], t('noSuggestionsNow')); }
  };
  const refresh = (delay) => {
    clearTimeout(timer);
    if (fixed) filter(); else timer = setTimeout(ask, delay);
  };
  box.addEventListener('input', () => refresh(ASK_AFTER));
  box.addEventListener('focus', () => { if (!field.picked) refresh(0); });
  box.addEventListener('click', () => { if (!form.tray.isOpen(box)) refresh(0); });
  box.addEventListener('blur', () => { clearTimeout(timer); asking?.abort(); form.tray.hide(box); settleExact(field, fixed); });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !form.tray.isOpen(box)) { refresh(0); event.preventDefault(); }
    // Tab takes the lit choice of a closed list, and moves on as Tab does.
    if (event.key === 'Tab' && !event.shiftKey && fixed && form.tray.isOpen(box) && box.value && form.tray.active >= 0) {
      field.take(form.tray.items[form.tray.active]);
    }
  });
}

// A choice written out in full counts as chosen.
function settleExact(field, fixed) {
  if (!fixed || field.picked) return;
  const typed = field.box.value.trim().toLowerCase().replace(/^[@#]/, '');
  const hit = typed && fixed.find((c) => c.title.toLowerCase().replace(/^[@#]/, '') === typed);
  if (hit) field.take(hit);
  if (typed) field.check();
}

// → { value } or { problem } or {} when empty and optional
function read(field, fixed) {
  const { option, box } = field;
  if (option.type === FILE) return box.files[0] ? { value: box.files[0].name, file: box.files[0] } : option.required ? { problem: t('chooseFile') } : {};
  if (field.picked) return { value: field.picked.value };
  const words = box.value.trim();
  if (!words) return option.required ? { problem: t('mustFill') } : {};
  if (fixed) return { problem: t('chooseFromList') };
  if (option.type === INTEGER || option.type === NUMBER) return number(option, words);
  const length = lengthOf(words);
  if (option.max_length && length > option.max_length) return { problem: t('tooLong', { over: length - option.max_length }) };
  if (option.min_length && length < option.min_length) return { problem: t('atLeastLetters', { least: option.min_length }) };
  return { value: words };
}

function number(option, words) {
  const value = Number(words.replace(',', '.'));
  if (!Number.isFinite(value)) return { problem: t('writeNumber') };
  if (option.type === INTEGER && !Number.isInteger(value)) return { problem: t('writeWhole') };
  if (option.min_value !== undefined && value < option.min_value) return { problem: t('atLeast', { least: option.min_value }) };
  if (option.max_value !== undefined && value > option.max_value) return { problem: t('atMost', { most: option.max_value }) };
  return { value };
}
