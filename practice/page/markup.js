// A markdown tree as page elements; here names are looked up and times told.
import { h, icon } from './dom.js';
import { inline, parse } from './markdown.js';
import { channelById, emit, myRoles, now, personById, pings, roleById, state } from './store.js';
import * as time from './time.js';
import { t } from './words.js';

export const reader = () => ({ locale: state.me?.locale ?? 'en-US', zone: undefined, now: now() });

const TAGS = { strong: 'strong', em: 'em', underline: 'u', strike: 's' };

// Long text with blocks.
export function markup(source, message, props = {}) {
  return h('div', { class: 'markup', dir: 'auto', ...props }, parse(String(source ?? '')).map((node) => block(node, message)));
}

// One line: labels, placeholders, quoted beginnings.
export const markupLine = (source, message) => inline(String(source ?? '')).map((node) => draw(node, message));

function block(node, message) {
  const inner = () => node.children.map((child) => draw(child, message));
  switch (node.type) {
    case 'heading': return h('div', { class: `heading heading-${node.level}`, role: 'heading', 'aria-level': node.level + 1, dir: 'auto' }, inner());
    case 'subtext': return h('p', { class: 'subtext', dir: 'auto' }, inner());
    case 'quote': return h('blockquote', { dir: 'auto' }, node.children.map((child) => block(child, message)));
    case 'codeblock': return h('pre', { dir: 'auto', tabindex: 0, 'aria-label': t('code') }, h('code', {}, node.text));
    case 'list': return list(node, message);
    default: return h('p', { dir: 'auto' }, inner());
  }
}

function list(node, message) {
  const items = node.items.map((item) => h('li', { dir: 'auto' },
    item.children.map((child) => draw(child, message)), item.lists.map((inner) => list(inner, message))));
  return node.ordered ? h('ol', { start: node.start, dir: 'auto' }, items) : h('ul', { dir: 'auto' }, items);
}

function draw(node, message) {
  const inner = () => node.children.map((child) => draw(child, message));
  switch (node.type) {
    case 'text': case 'inert': return document.createTextNode(node.text);
    case 'code': return h('code', { class: 'code' }, node.text);
    case 'link': return link(node, inner());
    case 'spoiler': return spoiler(inner());
    case 'time': return when(node);
    case 'command': return h('button', { type: 'button', class: 'mention mention-command', onclick: () => emit('use-command', node.name) }, `/${node.name}`);
    case 'user': case 'role': case 'channel': case 'everyone': return mention(node, message);
    default: return h(TAGS[node.type] ?? 'span', {}, inner());
  }
}

// Discord's own address of a channel or message stays here, where those are.
const PLACE = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/(\d+))?$/;

function link(node, children) {
  const [, channelId, messageId] = PLACE.exec(node.href) ?? [];
  const onclick = channelById(channelId) ? (event) => { event.preventDefault(); emit('open-place', { channelId, messageId }); } : null;
  return h('a', { href: node.href, target: '_blank', rel: 'noreferrer noopener', title: node.href, onclick }, children);
}

function spoiler(children) {
  const cover = h('span', { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': t('hiddenText'), 'aria-expanded': 'false' },
    h('span', { class: 'spoiler-inner', 'aria-hidden': 'true' }, children));
  const show = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    if (cover.classList.contains('shown')) return;
    event.preventDefault();
    cover.classList.add('shown');
    for (const name of ['role', 'aria-label', 'aria-expanded']) cover.removeAttribute(name);
    cover.firstChild.removeAttribute('aria-hidden');
  };
  cover.addEventListener('click', show);
  cover.addEventListener('keydown', show);
  return cover;
}

function when(node) {
  const words = time.stamp(node.seconds, node.style, reader());
  if (words === null) return document.createTextNode(node.raw);
  const ms = node.seconds * 1000;
  return h('time', { class: 'stamp', datetime: new Date(ms).toISOString(), title: time.full(ms, reader()), data: { seconds: node.seconds, style: node.style } }, words);
}

// "in 2 days" and "Yesterday" grow old: the page asks for this from time to time and when the clock is wound.
export function refreshTimes(root) {
  for (const element of root.querySelectorAll('time[data-style="R"]')) {
    element.textContent = time.stamp(Number(element.dataset.seconds), 'R', reader());
  }
  for (const element of root.querySelectorAll('time[data-beside]')) element.textContent = time.beside(Number(element.dataset.beside), reader());
}

// Lit only when the message pings this very reader, else shown plain.
function mention(node, message) {
  if (node.type === 'channel') return channelLink(node.id);
  const lit = message && pings(message) && names(node, message);
  return h('span', { class: lit ? 'mention mention-lit' : 'mention' }, h('bdi', {}, label(node)));
}

function names(node, message) {
  if (node.type === 'everyone') return Boolean(message.mention_everyone);
  if (node.type === 'user') return node.id === state.me?.id && (message.mentions ?? []).some((u) => u.id === node.id);
  return (message.mention_roles ?? []).includes(node.id) && myRoles().includes(node.id);
}

function label(node) {
  if (node.type === 'everyone') return node.text;
  const found = node.type === 'user' ? personById(node.id) : roleById(node.id);
  return found ? `@${found.name.replace(/^@/, '')}` : node.type === 'user' ? t('goneUser') : t('goneRole');
}

function channelLink(id) {
  const channel = channelById(id);
  if (!channel) return h('span', { class: 'mention' }, t('hiddenChannel'));
  return h('button', { type: 'button', class: 'mention mention-channel', onclick: () => emit('open-channel', id) },
    icon(channel.type === 11 ? 'thread' : 'hash'), h('bdi', {}, channel.name));
}
