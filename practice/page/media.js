// Pictures, files and old-style embeds.
import { h, icon } from './dom.js';
import { fileAddress } from './api.js';
import { markup, markupLine } from './markup.js';
import { safeHref } from './markdown.js';
import { t } from './words.js';

// A picture with its words; a press shows it large.
export function picture({ url, alt, width, height, spoiler }) {
  if (!url) return h('p', { class: 'faint' }, alt ? t('pictureOf', { alt }) : t('noPicture'));
  const image = h('img', { src: url, alt: alt ?? '', loading: 'lazy', decoding: 'async', width: width || null, height: height || null, title: alt || null });
  const open = h('button', { type: 'button', class: `picture ${spoiler ? 'covered' : ''}`, 'aria-label': alt ? t('showLargeOf', { alt }) : t('showLarge') }, image);
  open.addEventListener('click', () => { if (open.classList.contains('covered')) open.classList.remove('covered'); else enlarge(url, alt); });
  image.addEventListener('error', () => open.replaceWith(h('p', { class: 'faint' }, alt ? t('pictureOf', { alt }) : t('notLoaded'))));
  return open;
}

function enlarge(url, alt) {
  const dialog = h('dialog', { class: 'lightbox', 'aria-label': alt || t('picture') },
    h('img', { src: url, alt: alt ?? '' }), alt ? h('p', { dir: 'auto' }, alt) : null,
    h('button', { type: 'button', class: 'round', 'aria-label': t('close'), autofocus: true, onclick: () => dialog.close() }, icon('close')));
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function fileCard({ name, size, url }) {
  return h('div', { class: 'file', testid: 'file' }, icon('file'), h('span', { class: 'file-words' },
    url ? h('a', { href: url, download: name, dir: 'auto' }, name) : h('span', { dir: 'auto' }, name),
    Number.isFinite(size) ? h('small', {}, weight(size)) : null));
}

function weight(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function attachments(message) {
  return (message.attachments ?? []).map((a) => {
    const url = fileAddress(a.url);
    const isPicture = a.content_type?.startsWith('image/') || /\.(png|jpe?g|gif|webp)$/i.test(a.filename ?? '');
    return isPicture ? h('div', { class: 'gallery gallery-1' }, picture({ url, alt: a.description, width: a.width, height: a.height }))
      : fileCard({ name: a.filename, size: a.size, url });
  });
}

export function embed(e, message) {
  const hex = Number.isInteger(e.color) ? `#${e.color.toString(16).padStart(6, '0')}` : null;
  const href = safeHref(e.url ?? '');
  const title = e.title ? markupLine(e.title, message) : null;
  return h('div', { class: `container embed ${hex ? 'accented' : ''}`, vars: hex ? { '--accent-bar': hex } : {} },
    e.author?.name ? h('p', { class: 'subtext', dir: 'auto' }, e.author.name) : null,
    title ? h('p', { class: 'embed-title', dir: 'auto' }, href ? h('a', { href, target: '_blank', rel: 'noreferrer noopener' }, title) : title) : null,
    e.description ? markup(e.description, message) : null,
    e.fields?.length ? h('dl', { class: 'fields' }, e.fields.map((f) => h('div', { class: f.inline ? 'inline' : '' },
      h('dt', { dir: 'auto' }, markupLine(f.name, message)), h('dd', {}, markup(f.value, message))))) : null,
    e.image?.url ? picture({ url: fileAddress(e.image.url), alt: e.image.description }) : null,
    e.footer?.text ? h('p', { class: 'subtext', dir: 'auto' }, e.footer.text) : null);
}
