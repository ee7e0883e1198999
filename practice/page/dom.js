// Builds elements. What people typed only ever becomes text nodes, never markup.

const SVG = 'http://www.w3.org/2000/svg';
const AS_PROPERTY = new Set(['value', 'checked', 'disabled', 'selected', 'hidden', 'open', 'multiple', 'required', 'readOnly', 'tabIndex']);

const ICONS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  hash: 'M9 4 7 20M17 4l-2 16M4 9h16M3 15h16',
  thread: 'M5 5h14v10H11l-4 4v-4H5zM9 10h6',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  down: 'M6 9l6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  out: 'M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5 10 17.5 19.5 7',
  tools: 'M13 3 5 14h6l-1 7 8-11h-6z',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  slash: 'M15 4 9 20',
  boxed: 'M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3M13.500 8.500l-3 7',
  reply: 'M9 7 4 12l5 5M4 12h10q6 0 6 6',
  help: 'M9.2 9.3a2.9 2.9 0 1 1 4.2 2.6c-1 .5-1.4 1-1.4 2M12 17.3h.01',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

// h('button', { class: 'x', onclick: fn, testid: 'send', vars: { '--c': 'red' } }, 'Send')
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) set(element, key, value);
  add(element, children);
  return element;
}

function set(element, key, value) {
  if (value === undefined || value === null || value === false) {
    if (AS_PROPERTY.has(key) && value === false) element[key] = false;
    return;
  }
  if (key === 'testid') element.dataset.testid = value;
  else if (key === 'data') Object.assign(element.dataset, value);
  else if (key === 'vars') for (const [name, v] of Object.entries(value)) element.style.setProperty(name, v);
  else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else if (AS_PROPERTY.has(key)) element[key] = value;
  else element.setAttribute(key, value === true ? '' : value);
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

export const clear = (element, ...children) => { element.replaceChildren(); add(element, children); return element; };
export const $ = (id) => document.getElementById(id);

let counter = 0;
export const uid = (prefix = 'u') => `${prefix}-${++counter}`;

// A name that reads right in a sentence whatever its direction.
export const name = (text, props = {}) => h('bdi', props, text);

// The round initial of a person; the letter turns dark on pale colours.
export function avatar(person, extra = '') {
  const initial = [...(person?.name ?? '?')][0]?.toUpperCase() ?? '?';
  const colour = /^#[0-9a-f]{6}$/i.test(person?.color ?? '') ? person.color : '#5c6370';
  return h('span', { class: `avatar ${extra}`, 'aria-hidden': 'true', vars: { '--avatar': colour, '--avatar-ink': inkOn(colour) } }, initial);
}

export function inkOn(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) >= 4.5 ? '#ffffff' : '#16181d';
}
