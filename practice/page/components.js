// A message's components: rows of buttons and selects, and the newer layout kinds.
import { h, icon } from './dom.js';
import { fileAddress } from './api.js';
import { markup } from './markup.js';
import { safeHref } from './markdown.js';
import { fileCard, picture } from './media.js';
import { press, pressOf } from './presses.js';
import { select } from './select.js';
import { t } from './words.js';

const BUTTONS = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };

export const components = (message) => (message.components ?? []).map((c) => component(c, message));

function component(c, message) {
  const inner = () => (c.components ?? []).map((child) => component(child, message));
  switch (c.type) {
    case 1: return h('div', { class: 'row' }, inner());
    case 2: return button(c, message);
    case 3: case 5: case 6: case 7: case 8:
      return select(c, message, { busy: pressOf(message.id).busy === c.custom_id, onChoose: (values) => press(message, c, values) });
    case 9: return section(c, message);
    case 10: return markup(c.content, message);
    case 11: return h('div', { class: 'thumbnail' }, picture({ url: resolve(c.media, message), alt: c.description, spoiler: c.spoiler }));
    case 12: return gallery(c, message);
    case 13: return fileCard(file(c, message));
    case 14: return h(c.divider === false ? 'div' : 'hr', { class: `separator ${c.spacing === 2 ? 'wide' : ''} ${c.divider === false ? 'bare' : ''}` });
    case 17: return container(c, message, inner());
    default: return h('p', { class: 'faint' }, t('cannotShow', { kind: c.type }));
  }
}

function container(c, message, children) {
  const hex = Number.isInteger(c.accent_color) ? `#${c.accent_color.toString(16).padStart(6, '0')}` : null;
  const frame = h('div', { class: `container ${hex ? 'accented' : ''}`, vars: hex ? { '--accent-bar': hex } : {} }, children);
  return c.spoiler ? h('details', { class: 'hidden-box' }, h('summary', {}, t('spoilerBox')), frame) : frame;
}

function section(c, message) {
  return h('div', { class: 'section' },
    h('div', { class: 'section-words' }, (c.components ?? []).map((child) => component(child, message))),
    c.accessory ? h('div', { class: 'section-side' }, component(c.accessory, message)) : null);
}

function gallery(c, message) {
  const items = c.items ?? [];
  return h('div', { class: `gallery gallery-${Math.min(items.length, 3)}` }, items.map((item) =>
    picture({ url: resolve(item.media, message), alt: item.description, width: item.media?.width, height: item.media?.height, spoiler: item.spoiler })));
}

function button(c, message) {
  const words = [c.emoji?.name ? h('span', { class: 'emoji', 'aria-hidden': c.label ? 'true' : null }, c.emoji.name) : null,
    c.label ? h('span', { dir: 'auto' }, c.label) : null];
  if (c.style === 5) {
    const href = safeHref(c.url ?? '');
    return h('a', { class: 'button link', href: c.disabled ? null : href, target: '_blank', rel: 'noreferrer noopener', role: href ? null : 'link', 'aria-disabled': href && !c.disabled ? null : 'true' }, words, icon('out'));
  }
  const busy = pressOf(message.id).busy === c.custom_id;
  return h('button', {
    type: 'button', class: `button ${BUTTONS[c.style] ?? 'secondary'} ${busy ? 'busy' : ''}`, disabled: Boolean(c.disabled), testid: 'button',
    'aria-busy': busy ? 'true' : null, data: { customId: c.custom_id }, onclick: () => press(message, c),
  }, words);
}

// "attachment://name" points at the message's own files.
function attachment(media, message) {
  const named = /^attachment:\/\/(.+)$/.exec(media?.url ?? '');
  return named ? (message.attachments ?? []).find((a) => a.filename === named[1]) : (message.attachments ?? []).find((a) => a.url === media?.url);
}

function resolve(media, message) {
  return fileAddress(attachment(media, message)?.url ?? media?.url ?? media?.proxy_url);
}

function file(c, message) {
  const held = attachment(c.file, message);
  return { name: c.name ?? held?.filename ?? c.file?.url?.split('/').pop()?.split('?')[0] ?? 'file', size: c.size ?? held?.size, url: resolve(c.file, message) };
}
