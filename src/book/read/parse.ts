import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { settleBlocks } from './blocks.ts';
import { parsePlain } from './directives.ts';
import { visitParents } from 'unist-util-visit-parents';
import { isPlain } from '../words/directive-words.ts';
import type { Place, Report } from '../words/fault.ts';

/** The very syntax that the pages are compiled with: MDX, GFM, mathematics, and emphasis that works beside Chinese. */
const syntax = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly).use(remarkMath).freeze();
const deepest = 40;

/** The text of an `.mdx` chapter as its parser gives it. @throws what the parser throws */
export const parseMdx = (text: string): Root => syntax.parse(text) as Root;

interface ParserMessage {
  reason?: string;
  message: string;
  line?: number;
  column?: number;
  place?: Place | { start: Place };
}

/** Words for what the MDX parser says; tried in order. */
const translations: [RegExp, string, string][] = [
  [
    /Could not parse expression|Could not parse import\/exports|Unexpected end of file in expression|Unexpected content after expression/,
    '花括号里不是这里可以写的内容。',
    '属性里只写数字、"文字" 或 true；正文里要写花括号本身时写成 \\{ 和 \\}。',
  ],
  [
    /Expected a closing tag for `<([^`>]*)[^`]*`/,
    '标签 <$1> 没有闭合。',
    '请补上 </$1>；内容有几段时，让 <$1> 和 </$1> 各占一行；没有内容时写成 <$1 />。',
  ],
  [
    /Expected the closing tag `([^`]+)` (?:either )?after the end of `(\w+)`/,
    '标签 $1 和它的开头不在同一个段落或列表项里。',
    '请让开头和结尾各占一行，前后空一行。',
  ],
  [/Unexpected closing (?:slash|tag) `?([^`,]*)/, '这里有一个没有开头的结束标签 $1。', '请删掉它，或补上开头。'],
  [/Unexpected character `!`/, '这里不能写 HTML 注释。', '请改成 {/* 注释 */}。'],
  [
    /Unexpected character `[^`]*`.*before name/,
    '“<”在这里会被读成标签的开头。',
    '要写小于号时写成 \\<，或放进公式 $a < b$。',
  ],
  [
    /Unexpected (?:character|end of file)/,
    '标签写得不完整。',
    '标签的样子是 <Ref to="thm-x" />：名字、属性="值"、最后是 /> 或 >。',
  ],
];

/**
 * Parses a chapter whose front matter is blanked, plain or MDX by its file's name.
 * @returns undefined, with the fault reported, if it cannot be parsed or nests deeper than any honest chapter
 */
export function parseChapter(text: string, report: Report, file = ''): Root | undefined {
  let tree: Root;
  try {
    tree = isPlain(file) ? parsePlain(text, report) : parseMdx(text);
  } catch (error) {
    reportParserMessage(error as ParserMessage, report);
    return undefined;
  }
  let fit = true;
  try {
    visitParents(tree, (node, parents) => {
      if (!fit || parents.length <= deepest) return;
      fit = false;
      report(node.position?.start, `这里嵌套了 ${parents.length} 层，上限是 ${deepest} 层。`, '请减少嵌套。');
    });
  } catch {
    report(undefined, '这一章嵌套得太深，读不下去。', `请把嵌套减到 ${deepest} 层以内。`);
    return undefined;
  }
  if (fit) settleBlocks(tree, text);
  return fit ? tree : undefined;
}

function reportParserMessage(error: ParserMessage, report: Report): void {
  const place =
    error.place && 'start' in error.place
      ? error.place.start
      : (error.place ?? { line: error.line ?? 1, column: error.column ?? 1 });
  const words = error.reason ?? error.message;
  const opened = /\((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(words);
  for (const [pattern, message, mend] of translations) {
    const match = pattern.exec(words);
    if (!match) continue;
    const fill = (text: string) => text.replace(/\$1/g, match[1] ?? '');
    report(
      message.includes('没有闭合') && opened ? { line: Number(opened[1]), column: Number(opened[2]) } : place,
      fill(message),
      fill(mend),
    );
    return;
  }
  report(place, `这里读不下去（${words}）。`, '请检查这一行的标签和花括号。');
}
