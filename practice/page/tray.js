// The list above the composer. One listbox, steered from whichever box has the focus.
import { clear, h, uid } from './dom.js';
import { t } from './words.js';

export function createTray() {
  const list = h('ul', { id: uid('tray'), role: 'listbox', class: 'tray-list', tabindex: -1 });
  const title = h('p', { class: 'tray-title' });
  const element = h('div', { class: 'tray', hidden: true }, title, list);
  const tray = { element, list, items: [], rows: [], active: -1, owner: null, onPick: null };

  // items: { title, note?, lead?, testid?, data?, value }. `owner` is the box that steers.
  tray.show = (items, { owner, label, onPick, testid, empty, first = true }) => {
    if (tray.owner && tray.owner !== owner) release(tray.owner);
    Object.assign(tray, { items, owner, onPick, active: -1 });
    clear(title, label);
    list.setAttribute('aria-label', label);
    if (testid) list.dataset.testid = testid; else delete list.dataset.testid;
    tray.rows = items.map((item, at) => row(item, () => tray.pick(at)));
    clear(list, tray.rows, items.length ? null : h('li', { class: 'empty', role: 'presentation' }, empty ?? t('nothingFound')));
    element.hidden = false;
    owner.setAttribute('aria-controls', list.id);
    expanded(owner, true);
    activate(first && items.length ? 0 : -1);
    list.scrollTop = 0;
  };
  tray.hide = (owner) => {
    if (element.hidden || (owner && tray.owner !== owner)) return;
    element.hidden = true;
    release(tray.owner);
    Object.assign(tray, { items: [], rows: [], owner: null, active: -1 });
  };
  tray.isOpen = (owner) => !element.hidden && (!owner || tray.owner === owner);
  tray.pick = (at = tray.active) => {
    const item = tray.items[at];
    if (item) tray.onPick(item);
    return Boolean(item);
  };
  // Says true when the key was meant for the list.
  tray.key = (event) => {
    if (element.hidden || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
    const { length } = tray.items;
    if (event.key === 'ArrowDown' && length) activate((tray.active + 1) % length);
    else if (event.key === 'ArrowUp' && length) activate((tray.active - 1 + length) % length);
    else if (event.key === 'Escape') tray.hide();
    else if (event.key === 'Enter' && !event.shiftKey && tray.active >= 0) tray.pick();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  function activate(at) {
    tray.active = at;
    tray.rows.forEach((r, index) => {
      r.classList.toggle('active', index === at);
      r.setAttribute('aria-selected', String(index === at));
    });
    const row = tray.rows[at];
    if (row) { tray.owner.setAttribute('aria-activedescendant', row.id); row.scrollIntoView({ block: 'nearest' }); }
    else tray.owner?.removeAttribute('aria-activedescendant');
  }
  return tray;
}

function release(owner) {
  if (!owner) return;
  expanded(owner, false);
  owner.removeAttribute('aria-activedescendant');
}

// Only a combobox opens and closes; a plain text box merely has suggestions.
function expanded(owner, is) {
  if (owner.getAttribute('role') === 'combobox') owner.setAttribute('aria-expanded', String(is));
}

function row(item, pick) {
  const element = h('li', { id: uid('row'), role: 'option', class: 'option', testid: item.testid ?? 'choice', data: item.data ?? {}, 'aria-selected': 'false', dir: 'auto' },
    item.lead, h('span', { class: 'option-words' }, h('span', { class: 'option-title' }, item.title), item.note ? h('small', {}, item.note) : null));
  element.addEventListener('pointerdown', (event) => event.preventDefault());   // the box keeps the focus
  element.addEventListener('click', pick);
  return element;
}
