import { inline, nameOf, type Picture, type Tell } from './convert-line.ts';
import { withoutTemplateTags } from './template-tags.ts';

/** From Markdown as docsify, Hexo, GitHub, Typora, d2l and MkDocs have it to the plain chapters of this book. Text in, text out. */

/** What was done to a line, or what a writer has to do there. */
export interface Note {
  /** 1-based, in the text that was given. */
  line: number;
  column: number;
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

/** What surrounds the lines that are converted: a box or a tab, whose lines are indented or end at `:::`. */
interface Box {
  /** The first of its lines in what is written. */
  start: number;
  quoted: boolean;
  indented: boolean;
}
const indentOf = (line: string) => /^ */.exec(line.replace(/\t/g, '    '))![0].length;
const depthOf = (boxes: readonly Box[]) => 4 * boxes.filter(({ indented }) => indented).length;

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
  const boxes: Box[] = [];
  /** The heading before. */
  let above = 1;
  const close = () => {
    const { start, quoted } = boxes.pop()!;
    const inside = out.splice(start).filter((line, k, all) => line.trim() !== '' || (all[k + 1] ?? '').trim() !== '');
    if (inside[0]?.trim() === '') inside.shift();
    out.push(...(quoted ? inside.map((line) => (line.trim() === '' ? '>' : `> ${line}`)) : inside), '');
  };
  let i = 0;
  if (lines[0]?.trim() === '---') {
    const end = lines.indexOf('---', 1);
    if (end > 0) {
      title = /^title:\s*["']?(.*?)["']?\s*$/m.exec(lines.slice(1, end).join('\n'))?.[1];
      notes.changed.push({ line: 1, column: 1, text: '章首信息只留下标题' });
      i = end + 1;
    }
  }
  const tops = outsideCode(lines).filter((line) => /^# /.test(line)).length;
  const shift = tops > (title === undefined ? 1 : 0) ? 1 : 0;
  for (; i < lines.length; i++) {
    const given = lines[i]!;
    const tell: Tell = (text, isLeft, piece = '') => {
      const column = Math.max(given.search(/\S/), piece === '' ? -1 : given.indexOf(piece), 0) + 1;
      notes[isLeft ? 'left' : 'changed'].push({ line: i + 1, column, text });
    };
    while (boxes.at(-1)?.indented && given.trim() !== '' && indentOf(given) < depthOf(boxes)) close();
    const shifted =
      given.trim() === '' ? '' : given.replace(/\t/g, '    ').slice(Math.min(depthOf(boxes), indentOf(given)));
    const isEnd = fence !== undefined && /^\s*\{%-?\s*end(?:code|codeblock|highlight)\s*-?%\}/.test(given);
    const line =
      (fence !== undefined && !isEnd) || math
        ? shifted
        : withoutTemplateTags(shifted, (text, piece, isLeft) => tell(text, isLeft, piece));
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
    const tab = /^(?::begin_tab:`([^`]*)`|<!--\s*tab\s+(.*?)\s*-->)$/.exec(bare);
    if (tab) {
      tell('选项卡改成一段接一段');
      out.push('', `**${tab[1] ?? tab[2]}**`, '');
      continue;
    }
    if (/^(?::end_tab:|:width:`[^`]*`|<!--\s*(?:endtab|more|\w+)\s*-->)$/.test(bare)) {
      tell(`删去 ${bare.slice(0, 40)}`);
      continue;
    }
    if (/^:bookmark:/.test(bare)) {
      tell(`没有 ${bare.slice(0, 40)} 的写法，删去了`, true);
      continue;
    }
    const admonition =
      /^(?:!!!|\?\?\?\+?)\s+(\w+)(?:\s+"([^"]*)")?/.exec(bare) ??
      /^===\s+"()([^"]*)"/.exec(bare) ??
      /^:::\s*(\w+)\s*(.*)$/.exec(bare);
    if (admonition) {
      const isTab = bare.startsWith('===');
      tell(isTab ? '选项卡改成一段接一段' : `${bare.slice(0, 30)} 改成引用`);
      out.push('');
      boxes.push({ start: out.length, quoted: !isTab, indented: !bare.startsWith(':::') });
      const name = admonition[2] || (admonition[1] === 'quote' ? '' : nameOfBox(admonition[1]!));
      if (name !== '') out.push(`**${name}**`, '');
      continue;
    }
    if (bare === ':::' && boxes.at(-1)?.indented === false) {
      close();
      continue;
    }
    if (bare === ':::') continue;
    const body = line;
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
      const depth = Math.min(4, above + 1, Math.max(2, heading[1]!.length + shift));
      above = depth;
      if (depth !== heading[1]!.length) tell(`标题改成 ${depth} 级`);
      if (words !== '') out.push(`${'#'.repeat(depth)} ${words}${heading[3] ? ` [#${nameOf(heading[3])}]` : ''}`);
      continue;
    }
    out.push(...inline(body, tell, picture).split('\n'));
  }
  while (boxes.length > 0) close();
  const text = out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { title, text, ownNames, ...notes };
}
