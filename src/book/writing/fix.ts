import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBook, type Settings } from '../check.ts';
import { formatFault, type Fault } from '../words/fault.ts';

/** `npm run check -- --fix`: what has one mend only, and the same meaning after it, is mended in the file. */

/** @param at offset of the fault in the line @returns the line as it should be; undefined if that is not certain */
type Mend = (line: string, at: number, said: RegExpExecArray) => string | undefined;

const replaced = (line: string, from: number, to: number, text: string) => line.slice(0, from) + text + line.slice(to);

/** What is said of a fault, message and mend together, and how it is mended. */
const mends: [said: RegExp, mend: Mend][] = [
  [
    /看不见的.*U\+([0-9A-F]+)/,
    (line, at, [, code]) => {
      const letter = String.fromCodePoint(parseInt(code!, 16));
      return line.startsWith(letter, at) ? replaced(line, at, at + letter.length, '') : undefined;
    },
  ],
  [
    /“<”在这里会被读成标签的开头/,
    (line, at) => (line[at - 1] === '<' ? replaced(line, at - 1, at - 1, '\\') : undefined),
  ],
  [
    /不能写 HTML 注释/,
    (line, at) => {
      const comment = /^<!--((?:(?!-->|\*\/).)*)-->/.exec(line.slice(at - 1));
      return comment ? replaced(line, at - 1, at - 1 + comment[0].length, `{/*${comment[1]}*/}`) : undefined;
    },
  ],
  [
    /花括号里的内容会被当作代码/,
    (line, at) => {
      const braces = /^\{([^{}]*)\}/.exec(line.slice(at));
      return braces ? replaced(line, at, at + braces[0].length, `\\{${braces[1]}\\}`) : undefined;
    },
  ],
  [
    /本书没有 (\/\S*) 这一页。路径以 \/ 结尾：/,
    (line, at, [, path]) => {
      const found = line.indexOf(`](${path}`, at);
      return found < 0 ? undefined : replaced(line, found + 2, found + 2 + path!.length, `${path}/`);
    },
  ],
  [
    /指令 \w+ 的冒号不对。请写成 (:+)/,
    (line, at, [, colons]) => {
      const alone = /^(:+)[a-z]+(?:\{[^{}]*\})?\s*$/.exec(line.slice(at));
      return alone && at === 0 && colons!.length < 3 ? replaced(line, at, at + alone[1]!.length, colons!) : undefined;
    },
  ],
  [
    /\$\$ 公式要独占一段/,
    (line, at) => {
      const formula = /^\$\$([^$]+)\$\$(?![，。；：、！？）,.;:])/.exec(line.slice(at));
      if (!formula || /^[ \t>*+-]|^\d+\. /.test(line) || line.includes('|')) return undefined;
      const [before, after] = [line.slice(0, at).trim(), line.slice(at + formula[0].length).trim()];
      return [before, `$$\n${formula[1]!.trim()}\n$$`, after].filter((piece) => piece !== '').join('\n\n');
    },
  ],
];

/** The text with those faults mended that can be; of faults in one line the last first, so that the others stay where they are. */
export function mended(text: string, faults: readonly Fault[]): { text: string; mended: Fault[] } {
  const lines = text.split('\n');
  const done: Fault[] = [];
  for (const fault of faults.toSorted((a, b) => b.line - a.line || b.column - a.column)) {
    const line = lines[fault.line - 1];
    for (const [pattern, mend] of mends) {
      const said = pattern.exec(fault.message + fault.mend);
      const better = said && line !== undefined ? mend(line, fault.column - 1, said) : undefined;
      if (better === undefined) continue;
      lines[fault.line - 1] = better;
      done.unshift(fault);
      break;
    }
  }
  return { text: lines.join('\n'), mended: done };
}

/** One fault may hide another: as often as this is looked again. */
const rounds = 5;

/** Mends the book's files. @returns what was mended, as it was told before */
export async function fixBook(settings: Settings = {}): Promise<string[]> {
  const told: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const { faults } = await checkBook(settings);
    const before = told.length;
    for (const [file, own] of Map.groupBy(faults, ({ file }) => file)) {
      const path = join(settings.root ?? process.cwd(), file);
      const better = mended(
        readFileSync(path, 'utf8')
          .replace(/^\ufeff/, '')
          .replace(/\r\n?/g, '\n'),
        own,
      );
      if (better.mended.length === 0) continue;
      writeFileSync(path, better.text);
      told.push(...better.mended.map(formatFault));
    }
    if (told.length === before) break;
  }
  return told;
}
