// The bot's slash commands as people look for them: flattened, in the reader's language, searchable. Pure.

const SUB = 1, GROUP = 2;

export const inLanguage = (thing, locale, what = 'name') => {
  const words = thing[`${what}_localizations`] ?? {};
  return words[locale] ?? words[nearest(words, locale)] ?? thing[what] ?? '';
};
// Discord takes "es-ES" and "es-419" as they are; any of the same language is better than none.
const nearest = (words, locale) => Object.keys(words).find((key) => key.split('-')[0] === String(locale).split('-')[0]);

// Every command that can be run, with the path of names that leads to it.
export function flatten(commands, locale, { direct = false } = {}) {
  return commands.filter((c) => (c.type ?? 1) === 1 && (!direct || usableInDirect(c))).flatMap((c) => leaves(c, locale));
}

function usableInDirect(command) {
  if (Array.isArray(command.contexts)) return command.contexts.includes(1);
  return command.dm_permission !== false;
}

function leaves(node, locale, path = []) {
  const here = [...path, node];
  const inner = (node.options ?? []).filter((o) => o.type === SUB || o.type === GROUP);
  if (inner.length) return inner.flatMap((o) => leaves(o, locale, here));
  return [{
    names: here.map((n) => n.name),
    path: here.map((n) => n.name).join(' '),
    shown: here.map((n) => inLanguage(n, locale)).join(' '),
    about: inLanguage(node, locale, 'description'),
    options: node.options ?? [],
  }];
}

// Best first: begins with it, has a word that begins with it, is described by it.
export function search(commands, typed) {
  const wanted = fold(typed.trim());
  if (!wanted) return commands;
  return commands.map((c, at) => [rank(c, wanted), at, c]).filter(([r]) => r < 9)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , c]) => c);
}

const fold = (words) => words.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

function rank(command, wanted) {
  const names = [fold(command.shown), fold(command.path)];
  if (names.includes(wanted)) return 0;
  if (names.some((n) => n.startsWith(wanted))) return 1;
  if (names.some((n) => wanted.split(/\s+/).every((w) => n.split(' ').some((part) => part.startsWith(w))))) return 2;
  if (names.some((n) => n.includes(wanted))) return 3;
  return fold(command.about).includes(wanted) && wanted.length > 2 ? 4 : 9;
}

// What is sent: { name, options } with subcommands nested again.
export function toData(command, options) {
  const [first, ...rest] = command.names;
  const nested = rest.reduceRight((inner, name, at) => [{ name, type: rest.length === 2 && at === 0 ? GROUP : SUB, options: inner }], options);
  return { name: first, options: nested };
}
