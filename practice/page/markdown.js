// Discord's markdown as a tree of plain objects. Pure: no page, no people, nothing is looked up here.

// Inline rules, tried in this order at each position. Sticky, so they see what stands before them.
const INLINE = [
  [/\\([^0-9A-Za-z\s])/y, (m) => text(m[1])],
  [/`+/y, (m) => code(m[0].length, m.input, m.index)],
  [/<@!?(\d{1,20})>/y, (m) => ({ type: 'user', id: m[1] })],
  [/<@&(\d{1,20})>/y, (m) => ({ type: 'role', id: m[1] })],
  [/<#(\d{1,20})>/y, (m) => ({ type: 'channel', id: m[1] })],
  [/<\/([^:\n<>]{1,100}):(\d{1,20})>/y, (m) => ({ type: 'command', name: m[1] })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, (m) => text(`:${m[1]}:`)],
  [/<t:(-?\d{1,17})(?::([tTdDfFsSR]))?>/y, (m) => ({ type: 'time', seconds: Number(m[1]), style: m[2] ?? 'f', raw: m[0] })],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1], [text(m[1])])],
  [/\[((?:\[[^\]\n]*\]|\\.|[^[\]\\])+)\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"\n]*")?\s*\)/y, (m) => masked(m)],
  [/@(everyone|here)\b/y, (m) => ({ type: 'everyone', text: m[0] })],
  [/(?<![\w])https?:\/\/[^\s<>]+/y, (m) => bare(m[0])],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, (m) => wrap('strong', m[1])],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, (m) => wrap('underline', m[1])],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, (m) => wrap('em', m[1])],
  [/(?<![\p{L}\p{N}_])_((?:__|\\[\s\S]|[^\\_])+?)_(?![\p{L}\p{N}_])/yu, (m) => wrap('em', m[1])],
  [/~~([\s\S]+?)~~(?!~)/y, (m) => wrap('strike', m[1])],
  [/\|\|([\s\S]+?)\|\|/y, (m) => wrap('spoiler', m[1])],
];
const PLAIN = /[^\\`<[@h*_~|]+/y;
const DEEPEST = 12;
let depth = 0;

const text = (value) => ({ type: 'text', text: value });
const wrap = (type, inner) => ({ type, children: inline(inner) });
const link = (href, children) => ({ type: 'link', href, children });

// Only http and https may be followed; anything else stays words.
export function safeHref(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch { return null; }
}

function masked(match) {
  const href = safeHref(match[2]);
  return href ? link(href, inline(match[1])) : { type: 'inert', text: match[0] };
}

// Code runs to the next run of as many backticks; without one, the backticks are only that.
function code(ticks, source, from) {
  for (const run of source.slice(from + ticks).matchAll(/`+/g)) {
    if (run[0].length !== ticks) continue;
    const inner = source.slice(from + ticks, from + ticks + run.index);
    return { type: 'code', text: inner.replace(/^ (?=`)|(?<=`) $/g, ''), length: inner.length + 2 * ticks };
  }
  return text('`'.repeat(ticks));
}

// A sentence's closing mark is not part of the address before it.
function bare(address) {
  let end = address.replace(/[.,:;"'\]!?*_~|]+$/, '');
  while (end.endsWith(')') && count(end, ')') > count(end, '(')) end = end.slice(0, -1);
  const href = safeHref(end);
  return href ? { ...link(href, [text(end)]), length: end.length } : { ...text(address), length: address.length };
}
const count = (where, what) => where.split(what).length - 1;

export function inline(source) {
  if (depth >= DEEPEST) return [text(source)];
  depth += 1;
  try { return scan(source); } finally { depth -= 1; }
}

function scan(source) {
  const out = [];
  for (let at = 0; at < source.length;) {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(source);
    if (plain) { push(out, text(plain[0])); at += plain[0].length; continue; }
    const [node, length] = rule(source, at) ?? [text(source[at]), 1];
    push(out, node);
    at += length;
  }
  return out;
}

function rule(source, at) {
  for (const [pattern, make] of INLINE) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match) continue;
    const node = make(match);
    const length = node.length ?? match[0].length;
    delete node.length;
    return [node, length];
  }
  return null;
}

function push(out, node) {
  const last = out.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.text += node.text;
  else out.push(node);
}

// Whole text → blocks: paragraph, heading, subtext, quote, list, codeblock.
export function parse(source) {
  const out = [];
  const fence = /(?<!\\)```(?:([\w+#.-]*)\n)?([\s\S]*?[^\s`][\s\S]*?)```\n?/g;
  let from = 0;
  for (const match of source.matchAll(fence)) {
    out.push(...blocks(source.slice(from, match.index)));
    out.push({ type: 'codeblock', language: match[1] ?? '', text: match[2].replace(/^\n+|\n+$/g, '') });
    from = match.index + match[0].length;
  }
  return [...out, ...blocks(source.slice(from))];
}

function blocks(source, quoted = false) {
  const lines = source.split('\n');
  const out = [];
  let loose = [];
  const flush = () => {
    const words = loose.join('\n').replace(/^\n+|\n+$/g, '');
    if (words.trim()) out.push({ type: 'paragraph', children: inline(words) });
    loose = [];
  };
  for (let at = 0; at < lines.length;) {
    const [block, used] = blockAt(lines, at, quoted);
    if (!block) { loose.push(lines[at]); at += 1; continue; }
    flush();
    out.push(block);
    at += used;
  }
  flush();
  return out;
}

const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

// A quote holds no further quote, as in Discord.
function blockAt(lines, at, quoted) {
  const line = lines[at];
  let match;
  if ((match = /^(#{1,3}) +(\S.*)$/.exec(line))) return [{ type: 'heading', level: match[1].length, children: inline(match[2].replace(/\s*#*\s*$/, '')) }, 1];
  if ((match = /^-# +(\S.*)$/.exec(line))) return [{ type: 'subtext', children: inline(match[1]) }, 1];
  if (!quoted && line.startsWith('>>> ')) return [{ type: 'quote', children: blocks(lines.slice(at).join('\n').slice(4), true) }, lines.length - at];
  if (!quoted && line.startsWith('> ')) return quote(lines, at);
  if (ITEM.test(line)) return list(lines, at);
  return [null, 0];
}

function quote(lines, at) {
  let end = at;
  while (end < lines.length && /^>( |$)/.test(lines[end])) end += 1;
  return [{ type: 'quote', children: blocks(lines.slice(at, end).map((l) => l.replace(/^> ?/, '')).join('\n'), true) }, end - at];
}

// Items deeper than the first are the list of the item above them.
function list(lines, at) {
  const first = ITEM.exec(lines[at]);
  const indent = first[1].length;
  const ordered = /\d/.test(first[2]);
  const node = { type: 'list', ordered, start: ordered ? Number.parseInt(first[2], 10) : 1, items: [] };
  let here = at;
  while (here < lines.length) {
    const item = ITEM.exec(lines[here]);
    if (!item || item[1].length < indent) break;
    if (item[1].length > indent + 1 && node.items.length) {
      const [inner, used] = list(lines, here);
      node.items.at(-1).lists.push(inner);
      here += used;
    } else {
      if (/\d/.test(item[2]) !== ordered) break;
      node.items.push({ children: inline(item[3]), lists: [] });
      here += 1;
    }
  }
  return [node, here - at];
}
