// Lengths of text as people and Discord count them, and the small counter under a box.
import { clear, h } from './dom.js';
import { t } from './words.js';

export const lengthOf = (text) => [...text].length;

// Shown when a limit comes near, is passed, or not yet reached; nothing is ever cut.
// `quiet` says when there is nothing to count.
export function counter(box, { min = 0, max, quiet = () => false }) {
  const element = h('span', { class: 'counter', 'aria-live': 'polite' });
  const show = () => {
    const length = quiet() ? 0 : lengthOf(box.value);
    const over = Boolean(max) && length > max;
    element.classList.toggle('over', over);
    const near = max && (length >= max * 0.8 || max <= 100 && length > 0);
    clear(element, near || over ? `${length} / ${max}` : length && length < min ? t('atLeastSoFar', { length, least: min }) : '');
  };
  box.addEventListener('input', show);
  show();
  return { element, show };
}
