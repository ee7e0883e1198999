// Lengths of text as people and Discord count them, and the small counter under a box.
import { clear, h } from './dom.js';

export const lengthOf = (text) => [...text].length;

// Shown when a limit comes near, is passed, or not yet reached; nothing is ever cut.
export function counter(box, { min = 0, max }) {
  const element = h('span', { class: 'counter', 'aria-live': 'polite' });
  const show = () => {
    const length = lengthOf(box.value);
    const over = Boolean(max) && length > max;
    element.classList.toggle('over', over);
    const near = max && (length >= max * 0.8 || max <= 100 && length > 0);
    clear(element, near || over ? `${length} / ${max}` : length && length < min ? `${length}, at least ${min}` : '');
  };
  box.addEventListener('input', show);
  show();
  return { element, show };
}
