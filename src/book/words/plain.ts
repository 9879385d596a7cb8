import type { Place, Report } from './fault.ts';

const shown: [RegExp, string, string][] = [
  [
    /\$[^$]+\$|\\[A-Za-z]+|\\[([]/,
    '这里只显示文字，公式不会排出来。',
    '请用文字说，或直接写字母和记号，例如 ε、√n、2ⁿ、≤。',
  ],
  [/\*\*|__|`|\[[^\]]*\]\([^)]*\)/, '这里只显示文字，Markdown 的记号会原样显示。', '请去掉 **、` 和链接。'],
  [/<\/?[A-Za-z][^>]*>|&#?\w+;/, '这里只显示文字，标签和实体会原样显示。', '请去掉标签，直接写出那个字。'],
];

/** Reports formulas and marks in a text that is shown as it is: a chapter's title, a word of the glossary, the name of a figure. */
export function checkPlain(text: string, place: Place | undefined, report: Report): void {
  for (const [pattern, message, mend] of shown) if (pattern.test(text)) report(place, message, mend);
}
