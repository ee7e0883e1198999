// The bot's forms: a dialog of text boxes and lists. What was typed stays until it has arrived.
import * as api from './api.js';
import { clear, h, icon, uid } from './dom.js';
import { counter, lengthOf } from './lengths.js';
import { emit, state } from './store.js';
import { t } from './words.js';

const SELECT = 3, TEXT = 4;

export function openForm(form, channelId) {
  const back = document.activeElement;
  const fields = inputs(form).map((input, at) => (input.type === SELECT ? choices(input, at) : field(input, at)));
  const status = h('p', { class: 'form-status', role: 'alert', testid: 'form-status' });
  const submit = h('button', { type: 'submit', class: 'button primary', testid: 'form-submit' }, t('submit'));
  const cancel = h('button', { type: 'button', class: 'button secondary', testid: 'form-cancel', onclick: () => dialog.close() }, t('cancel'));
  const title = h('h2', { id: uid('title'), dir: 'auto' }, form.title);
  const content = h('form', { class: 'form', novalidate: true },
    h('header', {}, title, h('button', { type: 'button', class: 'round', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))),
    h('div', { class: 'form-body' }, fields.map((f) => f.element), status), h('footer', {}, cancel, submit));
  const dialog = h('dialog', { class: 'dialog', testid: 'form', 'aria-labelledby': title.id, data: { customId: form.custom_id } }, content);

  content.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    clear(status);
    const wrong = fields.filter((f) => !f.check());
    if (wrong.length) { wrong[0].focus(); return; }
    busy(submit, true);
    const failed = await send(form, channelId, fields);
    busy(submit, false);
    if (failed) clear(status, failed); else dialog.close();
  });
  content.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) content.requestSubmit();
  });
  dialog.addEventListener('close', () => { dialog.remove(); if (back?.isConnected) back.focus(); else emit('focus-composer'); });
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.focus();
}

function busy(button, is) {
  button.disabled = is;
  button.classList.toggle('busy', is);
}

async function send(form, channelId, fields) {
  const data = { custom_id: form.custom_id, components: fields.map((f) => f.data()) };
  try {
    const answer = await api.interact({ as: state.me.id, channel_id: channelId ?? state.channelId, type: 5, form_id: form.form_id, data });
    if (answer.state === 'failed') return t('formFailed');
    if (answer.state === 'form') openForm(answer.form, channelId);
    else emit('answered', { channelId: channelId ?? state.channelId, messageId: answer.message_id });
    return null;
  } catch (error) { return t('stillHere', { error: error.message }); }
}

// Text inputs in rows; text inputs and selects under the newer labels.
function inputs(form) {
  return (form.components ?? []).flatMap((c) => {
    if (c.type === 18) return [TEXT, SELECT].includes(c.component?.type) ? [{ ...c.component, label: c.label, description: c.description }] : [];
    return (c.components ?? []).filter((inner) => inner.type === TEXT);
  });
}

function field(input, at) {
  const id = uid('field');
  const required = input.required !== false;
  const long = input.style === 2;
  const box = h(long ? 'textarea' : 'input', {
    id, class: 'box', dir: 'auto', testid: `form-field-${at}`, placeholder: input.placeholder, 'aria-required': String(required), 'aria-describedby': `${id}-note`,
    rows: long ? 5 : null, type: long ? null : 'text', autocomplete: 'off', data: { customId: input.custom_id }, value: input.value ?? '',
  });
  const note = h('span', { class: 'field-note', id: `${id}-note` });
  const count = counter(box, { min: input.min_length, max: input.max_length });
  const element = h('div', { class: 'field' }, h('label', { for: id, dir: 'auto' }, label(input, required)), about(input), box, h('div', { class: 'field-foot' }, note, count.element));
  const complain = (words) => {
    clear(note, words ?? '');
    box.setAttribute('aria-invalid', String(Boolean(words)));
    return !words;
  };
  const check = () => complain(problem(box.value, input, required));
  box.addEventListener('input', () => { if (note.textContent || lengthOf(box.value) > (input.max_length ?? Infinity)) check(); });
  const data = () => ({ type: 1, components: [{ type: TEXT, custom_id: input.custom_id, value: box.value }] });
  return { element, data, check, focus: () => box.focus() };
}

// Some labels say themselves that they can be left out.
const saysSo = (label) => /\((?:optional|opcional)\)\s*$/i.test(label ?? '');

const label = (input, required) => [input.label, saysSo(input.label) ? null : required ? h('span', { class: 'star', title: t('needed') }, ' *') : h('span', { class: 'faint' }, t('optional'))];
const about = (input) => (input.description ? h('small', { class: 'faint', dir: 'auto' }, input.description) : null);

// A select of the form: every choice is in sight, one or several can be taken.
function choices(input, at) {
  const group = uid('choices'), required = input.required !== false;
  const { min_values: least = 1, max_values: most = 1 } = input;
  const one = most === 1;
  const note = h('span', { class: 'field-note', id: `${group}-note` });
  const boxes = (input.options ?? []).map((o) => h('input', { type: one && required ? 'radio' : 'checkbox', name: group, value: o.value, checked: Boolean(o.default), testid: `form-field-${at}-${o.value}` }));
  const rows = (input.options ?? []).map((o, n) => h('label', { class: 'mode' }, boxes[n], h('span', { dir: 'auto' }, o.label, o.description ? h('small', {}, o.description) : null)));
  const element = h('fieldset', { class: 'field', testid: `form-field-${at}`, 'aria-describedby': note.id, data: { customId: input.custom_id } },
    h('legend', { dir: 'auto' }, label(input, required)), about(input), rows, h('div', { class: 'field-foot' }, note));
  const values = () => boxes.filter((b) => b.checked).map((b) => b.value);
  const wrong = (count) => (count ? count < least || count > most : required);
  const check = () => {
    const bad = wrong(values().length);
    clear(note, bad ? least === most ? t('chooseCount', { least }) : t('chooseRange', { least, most }) : '');
    return !bad;
  };
  element.addEventListener('change', ({ target }) => {
    if (one && target.checked) boxes.forEach((b) => { b.checked = b === target; });
    if (note.textContent) check();
  });
  const data = () => ({ type: 18, component: { type: SELECT, custom_id: input.custom_id, values: values() } });
  return { element, data, check, focus: () => boxes[0]?.focus() };
}

function problem(value, input, required) {
  if (!value.trim()) return required ? t('writeSomething') : null;
  const length = lengthOf(value);
  if (input.max_length && length > input.max_length) return t('tooLong', { over: length - input.max_length });
  if (input.min_length && length < input.min_length) return t('atLeastLetters', { least: input.min_length });
  return null;
}
