// A small panel beside what opened it; on a phone, a sheet from below. Escape or a press elsewhere closes it.
import { h } from './dom.js';

let current = null;

export function closePopover() { current?.hidePopover(); }

// fill(close) returns the content; `label` names it for screen readers.
export function openPopover(anchor, { label, fill, role = 'dialog', kind = '', align = 'start' }) {
  const wasOpen = current?.anchor === anchor;
  closePopover();
  if (wasOpen) return null;
  const panel = h('div', { class: `popover ${kind}`, popover: 'auto', role, 'aria-label': label });
  panel.anchor = anchor;
  panel.append(fill(() => panel.hidePopover()));
  document.body.append(panel);
  anchor.setAttribute('aria-expanded', 'true');
  panel.addEventListener('toggle', (event) => { if (event.newState === 'closed') gone(panel, anchor); });
  panel.showPopover();
  current = panel;
  place(panel, anchor, align);
  (panel.querySelector('[autofocus]') ?? panel.querySelector('[aria-selected="true"], [aria-current="true"], button, input, [tabindex="0"]'))?.focus();
  return panel;
}

function gone(panel, anchor) {
  anchor.setAttribute('aria-expanded', 'false');
  const lost = panel.contains(document.activeElement) || document.activeElement === document.body;
  panel.remove();
  if (current === panel) current = null;
  if (lost && anchor.isConnected) anchor.focus();
}

function place(panel, anchor, align) {
  const box = anchor.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const room = { w: document.documentElement.clientWidth, h: window.innerHeight };
  const wanted = align === 'end' ? box.right - size.width : box.left;
  const left = Math.max(8, Math.min(wanted, room.w - size.width - 8));
  const below = box.bottom + 6 + size.height <= room.h - 8;
  const top = below ? box.bottom + 6 : Math.max(8, box.top - 6 - size.height);
  panel.style.setProperty('--left', `${Math.round(left)}px`);
  panel.style.setProperty('--top', `${Math.round(top)}px`);
  panel.style.setProperty('--room', `${Math.round(below ? room.h - box.bottom - 16 : box.top - 16)}px`);
}

// Arrow keys, Home and End walk through a panel's rows.
export function walkRows(root, selector) {
  root.addEventListener('keydown', (event) => {
    const rows = [...root.querySelectorAll(selector)].filter((r) => !r.disabled);
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || !rows.length) return;
    event.preventDefault();
    rows[(to + rows.length) % rows.length].focus();
  });
  return root;
}
