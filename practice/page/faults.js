// "Break things": how practice may misbehave, so that one can see the bot bear it.
import * as api from './api.js';
import { $, clear, h, icon, uid } from './dom.js';
import { refetchState } from './live.js';
import { openPopover } from './popover.js';
import { emit, on, state } from './store.js';
import { t } from './words.js';

const MODES = ['none', '429', '500', 'slow', 'dropped', 'dropped_after'];

let button = null, panel = null;

export function startFaults() {
  button = h('button', { type: 'button', class: 'round faults-button', testid: 'faults-open', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: open });
  $('top-side').prepend(button);
  on('state', draw);
  on('live', drawBanner);
}

const botName = () => state.bot?.name ?? 'Convenor';

function draw() {
  const broken = state.faults.mode !== 'none';
  clear(button, icon('tools'), h('span', { class: 'faults-label' }, t('breakThings')), broken ? h('span', { class: 'dot' }) : null);
  button.setAttribute('aria-label', t(broken ? 'brokenNow' : 'breakThings'));
  button.title = t('breakThings');
  if (panel?.isConnected) update(panel);
  drawBanner();
}

function drawBanner() {
  const words = !state.live ? t('notConnected')
    : !state.gateway.connected ? t('offlineNote', { bot: botName() })
    : state.faults.mode !== 'none' ? t('brokenOnPurpose', { mode: t(`fault_${state.faults.mode}`), share: percent(state.faults.share) }) : null;
  $('banner').hidden = !words;
  $('banner').className = `banner ${!state.live || !state.gateway.connected ? 'bad' : ''}`;
  if ($('banner').textContent !== (words ?? '')) clear($('banner'), words ?? '');
}

const percent = (share) => `${Math.round((share ?? 1) * 100)} %`;

function open() {
  panel = openPopover(button, { label: t('breakThings'), kind: 'faults-popover', align: 'end', fill: content });
}

const attempt = (work) => async (...given) => {
  try { await work(...given); await refetchState(); } catch (error) { emit('notice', error.message); }
};
const save = attempt((mode, share) => api.setFaults(mode, share));
const cut = attempt(() => api.cutGateway());
const openDirect = attempt((is) => api.changePerson(state.me.id, { direct_messages_open: is }));

function content(close) {
  const group = uid('mode'), share = uid('share'), direct = uid('direct');
  const values = () => ({ mode: root.querySelector('input[type="radio"]:checked')?.value ?? 'none', share: Number(slider.value) / 100 });
  // Breaking nothing at all is what nobody means who chooses a way to break things.
  const send = () => { const v = values(); save(v.mode, v.share || .5); };
  const slider = h('input', { id: share, type: 'range', min: 0, max: 100, step: 5, testid: 'faults-share', onchange: send, oninput: () => { output.textContent = `${slider.value} %`; } });
  const output = h('output', { for: share, class: 'share-words' });
  const root = h('div', { class: 'panel' },
    h('header', {}, h('h2', {}, t('breakThings')), h('button', { type: 'button', class: 'round', 'aria-label': t('close'), onclick: close }, icon('close'))),
    h('p', { class: 'online', testid: 'bot-online' }),
    h('fieldset', {}, h('legend', {}, t('whenCalling', { bot: botName() })), MODES.map((mode) => modeRow(group, mode, send))),
    h('div', { class: 'share' }, h('label', { for: share }, t('share')), slider, output),
    h('label', { class: 'check', for: direct }, h('input', { id: direct, type: 'checkbox', testid: 'faults-dm', onchange: (event) => openDirect(!event.target.checked) }),
      h('span', {}, t('directClosed', { name: state.me.name }))),
    h('div', { class: 'panel-foot' }, h('button', { type: 'button', class: 'button danger', testid: 'faults-cut', onclick: cut }, t('cut')),
      h('button', { type: 'button', class: 'button secondary', testid: 'faults-reset', onclick: () => save('none', 1) }, t('mend'))));
  root.dataset.direct = direct;
  update(root);
  return root;
}

function modeRow(group, mode, send) {
  return h('label', { class: 'mode' }, h('input', { type: 'radio', name: group, value: mode, testid: `fault-${mode}`, onchange: send }), h('span', {}, t(`fault_${mode}`), h('small', {}, t(`fault_${mode}_note`))));
}

function update(root) {
  for (const radio of root.querySelectorAll('input[type="radio"]')) radio.checked = radio.value === state.faults.mode;
  const slider = root.querySelector('input[type="range"]');
  slider.value = Math.round((state.faults.share ?? 1) * 100);
  root.querySelector('output').textContent = percent(state.faults.share);
  root.querySelector('input[type="checkbox"]').checked = !state.me.direct_messages_open;
  const online = state.gateway.connected;
  clear(root.querySelector('.online'), h('span', { class: `lamp ${online ? 'on' : 'off'}`, 'aria-hidden': 'true' }), t(online ? 'isOnline' : 'isOffline', { bot: botName() }));
}
