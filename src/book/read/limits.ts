import type { Report } from '../words/fault.ts';

/**
 * What a chapter may not contain in such amounts, found in the bare text, before any parser sees it: a few kilobytes of these
 * make a Markdown parser run out of stack or write megabytes of HTML.
 */
const limits = { quotes: 20, indent: 60, footnotes: 100, columns: 20, marks: 400 };

const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;

/** How many quote and list markers open a line. */
function openings(line: string): number {
  let count = 0;
  marker.lastIndex = 0;
  while (marker.test(line)) count++;
  return count;
}

/** @returns false, with the faults reported, if the text is not fit to be parsed */
export function checkLimits(text: string, report: Report): boolean {
  let fit = true;
  const refuse = (line: number, message: string, mend: string) => {
    report({ line, column: 1 }, message, mend);
    fit = false;
  };
  let footnotes = 0;
  for (const [i, line] of text.split('\n').entries()) {
    const depth = openings(line);
    if (depth > limits.quotes)
      refuse(i + 1, `引用或列表嵌套了 ${depth} 层，上限是 ${limits.quotes} 层。`, '请减少这一行开头的记号。');
    const indent = line.search(/[^ \t]/);
    if (indent > limits.indent)
      refuse(i + 1, `这一行缩进了 ${indent} 格，上限是 ${limits.indent} 格。`, '请减少嵌套。');
    const bars = line.split('|').length - 1;
    if (/^[ \t>|:-]+$/.test(line) && bars > limits.columns + 1) {
      refuse(i + 1, `表格有 ${bars} 列上下，上限是 ${limits.columns} 列。`, '请把它拆成几张表，或换成图。');
    }
    for (const run of ['[', '*', '_', '`', '<', '{', '(', '!', '~', '&']) {
      const count = line.split(run).length - 1;
      if (count > limits.marks)
        refuse(i + 1, `这一行有 ${count} 个“${run}”，上限是 ${limits.marks} 个。`, '请分成几段。');
    }
    const before = footnotes;
    footnotes += line.split('[^').length - 1;
    if (before <= limits.footnotes && footnotes > limits.footnotes) {
      refuse(i + 1, `脚注记号超过 ${limits.footnotes} 个。`, '请把内容写进正文，或删去一些脚注。');
    }
  }
  return fit;
}
