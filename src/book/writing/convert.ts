/** From Markdown as docsify, Hexo, GitHub, Typora, d2l and MkDocs have it to the plain chapters of this book. Text in, text out. */

/** What was done to a line, or what a writer has to do there. */
export interface Note {
  /** 1-based, in the text that was given. */
  line: number;
  text: string;
}

export interface Converted {
  title: string | undefined;
  text: string;
  /** Names by which others may refer to the whole chapter. */
  ownNames: string[];
  changed: Note[];
  left: Note[];
}

/** Where a picture of the given text is in the book; undefined if it is not to be had. */
export type Picture = (address: string) => string | undefined;

type Tell = (text: string, isLeft?: boolean) => void;
type Rule = [pattern: RegExp, replace: (match: string, ...groups: string[]) => string, said: string];

const entities: Record<string, string> = {
  nbsp: ' ',
  emsp: '　',
  ensp: ' ',
  lt: '\\<',
  gt: '>',
  amp: '&',
  quot: '"',
  times: '×',
  ldquo: '“',
  rdquo: '”',
  hellip: '……',
  mdash: '——',
  le: '≤',
  ge: '≥',
};
const nameOf = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(?=\d)/, 'x-') || 'x';

/** Rules within a line, in this order; code between backticks is left alone. */
const rules: Rule[] = [
  [/\\\((.+?)\\\)/g, (_, tex) => `$${tex!.trim()}$`, '\\(…\\) 改成 $…$'],
  [/\\\[(.+?)\\\]/g, (_, tex) => `$$${tex!.trim()}$$`, '\\[…\\] 改成 $$…$$'],
  [/:(?:numref|eqref|ref):`([^`]+)`/g, (_, label) => `:ref{to="${nameOf(label!)}"}`, '引用改成 :ref'],
  [/:(?:cite[a-z.]*):`([^`]+)`/g, (_, id) => `（${id}）`, '文献改成括号里的名字'],
  [/\{\{\s*[^{}]*\}\}/g, () => '', '删去模板的写法'],
  [/<\/?(?:strong|b)>/gi, () => '**', '<b> 改成 **'],
  [/<\/?(?:em|i)>/gi, () => '*', '<i> 改成 *'],
  [/<\/?code>/gi, () => '`', '<code> 改成反引号'],
  [/<sub>([^<>$]+)<\/sub>/gi, (_, x) => `$_{${x}}$`, '<sub> 改成公式'],
  [/<sup>([^<>$]+)<\/sup>/gi, (_, x) => `$^{${x}}$`, '<sup> 改成公式'],
  [/<a\b[^>]*\bhref=["']([^"']+)["'][^>]*>(.*?)<\/a>/gi, (_, href, words) => `[${words}](${href})`, '<a> 改成链接'],
  [
    /<\/?(?:center|div|p|span|font|figure|figcaption|u|section|details|summary|big|small|a)\b[^>]*>/gi,
    () => '',
    '去掉排版用的 HTML 标签，留下内容',
  ],
  [/&([a-z]+);/gi, (all, name) => entities[name!.toLowerCase()] ?? all, '实体改成字'],
  [/[\u200b\ufeff\u2060\u200e\u200f]/g, () => '', '删去看不见的字符'],
];

const admonitions: Record<string, string> = {
  note: '注意',
  tip: '提示',
  warning: '小心',
  danger: '危险',
  important: '要紧',
  caution: '小心',
  info: '说明',
  question: '问题',
  success: '结果',
  abstract: '摘要',
  example: '例',
};
const nameOfBox = (kind: string) => admonitions[kind.toLowerCase()] ?? '说明';

/** A line of text outside of code. */
function inline(line: string, tell: Tell, picture: Picture): string {
  const isTable = /^\s*\|.*\|\s*$/.test(line);
  const codes: string[] = [];
  // The label of a role (`:numref:`) stands in backticks too, and is none.
  const kept = line.replace(
    /(?<!:[a-z.]+:)(`+)(?!`).*?(?<!`)\1(?!`)/g,
    (code) => `\ue000${codes.push(code) - 1}\ue001`,
  );
  const restored = (text: string) => text.replace(/\ue000(\d+)\ue001/g, (_, i: string) => codes[Number(i)]!);
  let better = kept.replace(/<br\s*\/?>/gi, () => {
    tell(isTable ? '表格里的 <br> 改成分号' : '<br> 改成换行');
    return isTable ? '；' : '\\\n';
  });
  const put = (all: string, alt: string, address: string) => {
    const found = picture(address.trim());
    if (found !== undefined) return `![${alt.trim() || '图'}](${found})`;
    tell(`没有图片 ${address}，请补上图和说明：${all.slice(0, 80)}`, true);
    return `*（缺一幅图：${alt.replace(/[*_[\]<>]/g, '').trim() || '没有说明'}）*`;
  };
  better = better.replace(/<img\b[^>]*>/gi, (tag) => {
    const at = (name: string) => new RegExp(`\\b${name}=["']([^"']*)["']`, 'i').exec(tag)?.[1] ?? '';
    tell('<img> 改成图片');
    return put(tag, at('alt'), at('src'));
  });
  better = better.replace(
    /!\[([^\]]*)\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\)(?:\{[^}]*\})?/g,
    (all, alt: string, address: string) => (address.startsWith('/pictures/') ? all : put(all, alt, address)),
  );
  for (const [pattern, replace, said] of rules) {
    const next = better.replace(pattern, replace as never);
    if (next !== better) tell(said);
    better = next;
  }
  better = better.replace(/\[([^\]]+)\]\((?!https?:|\/|#|mailto:)([^)\s]+)\)/g, (_, words: string, address: string) => {
    tell(`链接 ${address} 不是书里的路径，只留下文字“${words}”`, true);
    return words;
  });
  const formula = /\$\$([^$]+)\$\$/g;
  const alone = /^(\s*)\$\$([^$]+)\$\$\s*$/.exec(better);
  if (alone) {
    tell('单独一行的 $$…$$ 写成三行');
    return `\n${alone[1]}$$\n${alone[1]}${alone[2]!.trim()}\n${alone[1]}$$\n`;
  }
  if (formula.test(better)) {
    tell('句中、列表或表格里的 $$…$$ 改成 $…$');
    better = better.replace(formula, (_, tex: string) => `$${tex.trim()}$`);
  }
  const safe = better.replace(/<(?=[A-Za-z/!?])(?!!--)/g, (_, at: number) => {
    if (better.slice(0, at).split('$').length % 2 === 0) return '<';
    tell(`HTML ${better.slice(at, at + 40)} 当作文字留下`, true);
    return '\\<';
  });
  return restored(safe);
}

/** The lines that stand in no block of code. */
function outsideCode(lines: string[]): string[] {
  let inside = false;
  return lines.filter((line) => {
    const edge = /^\s*(?:`{3}|~{3})/.test(line);
    if (edge) inside = !inside;
    return !inside && !edge;
  });
}

/** @param picture says where a picture is in the book */
export function convert(source: string, picture: Picture): Converted {
  const lines = source
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const notes: { changed: Note[]; left: Note[] } = { changed: [], left: [] };
  const out: string[] = [];
  /** What the whole chapter was called by. */
  const ownNames: string[] = [];
  let title: string | undefined;
  let fence: string | undefined;
  let math = false;
  let box = false;
  let i = 0;
  if (lines[0]?.trim() === '---') {
    const end = lines.indexOf('---', 1);
    if (end > 0) {
      title = /^title:\s*["']?(.*?)["']?\s*$/m.exec(lines.slice(1, end).join('\n'))?.[1];
      notes.changed.push({ line: 1, text: '章首信息只留下标题' });
      i = end + 1;
    }
  }
  const tops = outsideCode(lines).filter((line) => /^# /.test(line)).length;
  const shift = tops > (title === undefined ? 1 : 0) ? 1 : 0;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    const tell: Tell = (text, isLeft) => notes[isLeft ? 'left' : 'changed'].push({ line: i + 1, text });
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined || mark) {
      if (fence === undefined) {
        fence = mark;
        out.push(
          line
            .replace(/^(\s*(?:`{3,}|~{3,}))\s*\{\.?(\w+)[^}]*\}.*$/, '$1$2')
            .replace(/^(\s*(?:`{3,}|~{3,})\w+)\s.*$/, '$1'),
        );
      } else {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
        out.push(line);
      }
      continue;
    }
    const bare = line.trim();
    if (math && bare.length > 2 && bare.endsWith('$$')) {
      out.push(bare.slice(0, -2), '$$', '');
      math = false;
      continue;
    }
    if (math || /^\s*(\$\$|\\\[)\s*$/.test(line)) {
      const isEdge = /^(\$\$|\\\[|\\\])$/.test(bare);
      if (bare.startsWith('\\[') || bare.startsWith('\\]')) tell('\\[ 与 \\] 改成 $$');
      if (isEdge && !math) out.push('');
      out.push(isEdge ? line.replace(bare, '$$$$') : line);
      if (isEdge) math = !math;
      if (isEdge && !math) out.push('');
      continue;
    }
    if (/^\s*\$\$[^$]*$/.test(line) && !/\$\$\s*$/.test(line.trim().slice(2))) {
      // A formula that begins, or ends, on the line of its dollars.
      tell('$$ 独占一行');
      out.push('', '$$', bare.slice(2));
      math = true;
      continue;
    }
    const label = /^:(eqlabel|label):`([^`]+)`/.exec(bare);
    if (label) {
      const name = nameOf(label[2]!);
      const last = out.findLastIndex((one) => one.trim() !== '');
      if (label[1] === 'eqlabel' && out[last]?.trim() === '$$') out[last - 1] += ` \\label{${name}}`;
      else if (label[1] === 'label' && /^#/.test(out[last] ?? '')) out[last] += ` [#${name}]`;
      else if (label[1] === 'label' && last < 0) ownNames.push(name);
      else {
        tell(`名字 ${label[2]} 没有可以放的标题或公式，删去了`, true);
        continue;
      }
      tell(`${label[1]} 改成这本书的名字 ${name}`);
      continue;
    }
    const tab = /^:(?:begin_tab|end_tab|bookmark|width)\b/.exec(bare) ?? /^(?:<!--\s*\w+\s*-->|\{%.*%\})$/.exec(bare);
    if (tab) {
      tell(`没有 ${bare.slice(0, 40)} 的写法，删去了`, true);
      continue;
    }
    const admonition =
      /^(?:!!!|\?\?\?\+?)\s+(\w+)(?:\s+"([^"]*)")?/.exec(bare) ??
      /^===\s+"()([^"]*)"/.exec(bare) ??
      /^:::\s*(\w+)\s*(.*)$/.exec(bare);
    if (admonition) {
      tell(`${bare.slice(0, 30)} 改成引用`);
      const isClosed = bare.startsWith(':::');
      out.push('', `> **${admonition[2] || nameOfBox(admonition[1]!)}**`, '>');
      box = !isClosed;
      continue;
    }
    if (bare === ':::') continue;
    if (box && bare !== '' && !/^(?: {4}|\t)/.test(line)) box = false;
    const body = box ? (bare === '' ? '>' : `> ${line.replace(/^(?: {4}|\t)/, '')}`) : line;
    const alert = /^>\s*\[!(\w+)\]\s*(.*)$/.exec(body) ?? /^()[!?]>\s*(.*)$/.exec(body);
    if (alert) {
      tell('提示框改成引用');
      out.push(`> **${nameOfBox(alert[1]!)}**${alert[2] ? ` ${alert[2]}` : ''}`);
      continue;
    }
    const heading = /^(#{1,6})\s*(.*?)\s*#*\s*(?:\{#([\w-]+)[^}]*\})?$/.exec(body);
    if (heading && /^#+\s|^#+[^\s#]/.test(body)) {
      const words = inline(heading[2]!, tell, picture).trim();
      if (heading[1] === '#' && title === undefined) {
        title = words;
        continue;
      }
      const depth = Math.min(4, Math.max(2, heading[1]!.length + shift));
      if (depth !== heading[1]!.length) tell(`标题改成 ${depth} 级`);
      if (words !== '') out.push(`${'#'.repeat(depth)} ${words}${heading[3] ? ` [#${nameOf(heading[3])}]` : ''}`);
      continue;
    }
    out.push(...inline(body, tell, picture).split('\n'));
  }
  const text = out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { title, text, ownNames, ...notes };
}
