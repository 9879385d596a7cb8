import type { Report } from '../words/fault.ts';
import { blankLines, blocksOf } from './lines.ts';

/**
 * What a chapter may not contain in such amounts, found in the bare text, before any parser sees it: a few kilobytes of these
 * make a Markdown parser run out of stack, take minutes or write megabytes of HTML.
 */
const limits = { quotes: 20, indent: 60, footnotes: 100, columns: 20, lines: 3000, bytes: 150_000 };

/** Within one block of lines (emphasis and brackets are paired within it), and in the whole chapter: several times what the longest chapter has. */
const marks: Record<string, { block: number; chapter: number }> = {
  '[': { block: 400, chapter: 1000 },
  '*': { block: 400, chapter: 3000 },
  _: { block: 400, chapter: 3000 },
  '`': { block: 400, chapter: 1000 },
  '<': { block: 400, chapter: 2000 },
  '{': { block: 400, chapter: 2000 },
  '(': { block: 400, chapter: 2000 },
  '!': { block: 400, chapter: 1000 },
  '~': { block: 400, chapter: 1000 },
  '&': { block: 400, chapter: 1000 },
  $: { block: 400, chapter: 3000 },
  '#': { block: 400, chapter: 1000 },
  '@': { block: 100, chapter: 300 },
  '://': { block: 100, chapter: 300 },
  'www.': { block: 100, chapter: 300 },
  '|': { block: 4200, chapter: 4800 },
};

const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
/** Lines that open a list item or a quotation. */
const mostOpened = 1000;

/** How many quote and list markers open a line. */
function openings(line: string): number {
  let count = 0;
  marker.lastIndex = 0;
  while (marker.test(line)) count++;
  return count;
}

/** A line that is too deep by itself: what is wrong and how to mend it. */
function faultOfLine(line: string): [message: string, mend: string] | undefined {
  const depth = openings(line);
  if (depth > limits.quotes)
    return [`引用或列表嵌套了 ${depth} 层，上限是 ${limits.quotes} 层。`, '请减少这一行开头的记号。'];
  const indent = line.search(/[^ \t]/);
  if (indent > limits.indent) return [`这一行缩进了 ${indent} 格，上限是 ${limits.indent} 格。`, '请减少嵌套。'];
  const bars = line.split('|').length - 1;
  if (/^[ \t>|:-]+$/.test(line) && bars > limits.columns + 1)
    return [`表格有 ${bars} 列上下，上限是 ${limits.columns} 列。`, '请把它拆成几张表，或换成图。'];
  return undefined;
}

/** The line of a block on which a mark becomes too many. */
function lineOfExcess(lines: readonly string[], from: number, mark: string, most: number): number {
  let count = 0;
  for (const [i, line] of lines.slice(from).entries()) {
    count += line.split(mark).length - 1;
    if (count > most) return from + i;
  }
  return from;
}

/**
 * Reports what is too much.
 * @returns the text in which every block with too much is blank; undefined if the chapter as a whole is too much to be parsed
 */
export function checkLimits(text: string, report: Report): string | undefined {
  const lines = text.split('\n');
  const tell = (line: number, message: string, mend: string) => report({ line: line + 1, column: 1 }, message, mend);
  const counts = new Map<string, number>();
  let footnotes = 0;
  let opened = 0;
  let fit = true;
  const refuse = (line: number, message: string) => {
    tell(line, message, '请分成几章，或删去一些。');
    fit = false;
  };
  if (lines.length > limits.lines) refuse(limits.lines, `这一章有 ${lines.length} 行，上限是 ${limits.lines} 行。`);
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.bytes) refuse(0, `这一章有 ${bytes} 字节，上限是 ${limits.bytes} 字节。`);
  const blank: { from: number; to: number }[] = [];
  for (const block of blocksOf(lines)) {
    let fits = true;
    for (let i = block.from; i < block.to; i++) {
      const line = lines[i]!;
      const fault = faultOfLine(line);
      if (fault) tell(i, ...fault);
      fits &&= fault === undefined;
      if (openings(line) > 0 && ++opened === mostOpened + 1) refuse(i, `这一章的列表和引用超过 ${mostOpened} 行。`);
      const before = footnotes;
      footnotes += line.split('[^').length - 1;
      if (before <= limits.footnotes && footnotes > limits.footnotes)
        refuse(i, `脚注记号超过 ${limits.footnotes} 个。`);
    }
    const whole = lines.slice(block.from, block.to).join('\n');
    for (const [mark, most] of Object.entries(marks)) {
      const count = whole.split(mark).length - 1;
      if (count === 0) continue;
      const before = counts.get(mark) ?? 0;
      counts.set(mark, before + count);
      if (count > most.block) {
        const line = lineOfExcess(lines, block.from, mark, most.block);
        tell(line, `这一段有 ${count} 个“${mark}”，上限是 ${most.block} 个。`, '请分成几段。');
        fits = false;
      } else if (before <= most.chapter && before + count > most.chapter)
        refuse(
          lineOfExcess(lines, block.from, mark, most.chapter - before),
          `这一章的“${mark}”超过 ${most.chapter} 个。`,
        );
    }
    if (!fits) blank.push(block);
  }
  return fit ? blankLines(lines, blank) : undefined;
}
