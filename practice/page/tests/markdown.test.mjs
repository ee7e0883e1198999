// What people type, and the tree it becomes.
import test from 'node:test';
import assert from 'node:assert/strict';
import { inline, parse, safeHref } from '../markdown.js';
import * as time from '../time.js';

// A short way to write a tree: [strong a] for a node, bare words for text.
const show = (nodes) => nodes.map((n) => {
  if (n.type === 'text') return n.text;
  if (n.type === 'time') return `[time ${n.seconds} ${n.style}]`;
  if (n.type === 'link') return `[link ${n.href} ${show(n.children)}]`;
  if (n.type === 'list') return `[${n.ordered ? `ol ${n.start}` : 'ul'} ${n.items.map((i) => show(i.children) + show(i.lists)).join(' / ')}]`;
  return `[${n.type}${n.level ?? ''} ${n.id ?? n.name ?? n.text ?? show(n.children)}]`;
}).join('');

const table = (what, read, rows) => test(what, () => {
  for (const [typed, expected] of rows) assert.equal(show(read(typed)), expected, JSON.stringify(typed));
});

table('marks inside a line', inline, [
  ['plain', 'plain'],
  ['**bold** and *thin* and _thin_', '[strong bold] and [em thin] and [em thin]'],
  ['***both***', '[strong [em both]]'],
  ['__under__ ~~gone~~ ||hush||', '[underline under] [strike gone] [spoiler hush]'],
  ['snake_case_name stays', 'snake_case_name stays'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['\\*not thin\\*', '*not thin*'],
  ['\\<@1> \\@everyone', '<@1> @everyone'],
  ['`**code**` ``a`b``', '[code **code**] [code a`b]'],
  ['**open', '**open'],
  ['a | b || c', 'a | b || c'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
]);

table('mentions and times', inline, [
  ['<@12> <@!12> <@&3> <#4>', '[user 12] [user 12] [role 3] [channel 4]'],
  ['@everyone and @here, not @everyoneelse', '[everyone @everyone] and [everyone @here], not @everyoneelse'],
  ['</commit make:77>', '[command commit make]'],
  ['<t:1764000000:F> <t:-5>', '[time 1764000000 F] [time -5 f]'],
  ['<t:x:F>', '<t:x:F>'],
  ['<:seed:123>', ':seed:'],
]);

table('links', inline, [
  ['see https://a.org/b_c_d.', 'see [link https://a.org/b_c_d https://a.org/b_c_d].'],
  ['(https://a.org/x_(y))', '([link https://a.org/x_(y) https://a.org/x_(y)])'],
  ['[map](https://a.org/m) [**b**](<https://a.org>)', '[link https://a.org/m map] [link https://a.org/ [strong b]]'],
  ['[bad](javascript:alert(1))', '[inert [bad](javascript:alert(1))]'],
  ['[bad](data:text/html,x) [rel](/page)', '[inert [bad](data:text/html,x)] [inert [rel](/page)]'],
  ['<https://a.org>', '[link https://a.org https://a.org]'],
]);

table('blocks', parse, [
  ['# One\n## Two\n### Three\n#### four', '[heading1 One][heading2 Two][heading3 Three][paragraph #### four]'],
  ['-# small', '[subtext small]'],
  ['#no heading', '[paragraph #no heading]'],
  ['> a\n> b\nc', '[quote [paragraph a\nb]][paragraph c]'],
  ['>>> a\nb', '[quote [paragraph a\nb]]'],
  ['- a\n- b\n  - c\n- d', '[ul a / b[ul c] / d]'],
  ['3. a\n4. b', '[ol 3 a / b]'],
  ['a\n\nb', '[paragraph a\n\nb]'],
  ['x\n```js\n**y**\n```\nz', '[paragraph x][codeblock **y**][paragraph z]'],
  ['```one line```', '[codeblock one line]'],
]);

test('no text makes it slow', () => {
  const started = performance.now();
  for (const bad of ['*'.repeat(4000), '_a'.repeat(2000), '[('.repeat(2000), '`'.repeat(4000), '||'.repeat(2000), '* a'.repeat(1300), '> '.repeat(2000), '- '.repeat(2000)]) parse(bad);
  assert.ok(performance.now() - started < 3000);
});

test('only http and https are followed', () => {
  assert.equal(safeHref('https://a.org'), 'https://a.org/');
  for (const bad of ['javascript:1', 'data:,x', 'discord://x', '//a.org', '', 'ftp://a']) assert.equal(safeHref(bad), null, bad);
});

test('times in words', () => {
  const at = Date.UTC(2026, 10, 24, 17, 0);
  const here = { locale: 'en-GB', zone: 'UTC', now: at };
  const spaces = (words) => words.replace(/\s+/gu, ' ');
  assert.equal(spaces(time.stamp(at / 1000, 't', here)), '17:00');
  assert.match(time.stamp(at / 1000, 'F', here), /Tuesday.* 24 November 2026.* 17:00/);
  assert.match(time.stamp(at / 1000, 'D', { ...here, locale: 'es-ES' }), /24 de noviembre de 2026/);
  assert.equal(time.stamp(at / 1000 + 2 * 86400, 'R', here), 'in 2 days');
  assert.equal(time.stamp(at / 1000 - 3600, 'R', here), '1 hour ago');
  assert.equal(time.stamp(1e17, 'F', here), null);
  assert.equal(time.soon(at + 3600e3, here), 'today 18:00');
  assert.equal(time.soon(at + 86400e3, here), 'tomorrow 17:00');
  assert.equal(time.beside(at - 86400e3, here), 'Yesterday at 17:00');
  assert.equal(time.beside(at, { ...here, locale: 'not a locale' }).length > 0, true);
});
