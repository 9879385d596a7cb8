import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { settleBlocks } from './blocks.ts';
import { parsePlain } from './directives.ts';
import { withoutHtml } from '../words/without-html.ts';
import { parseByBlocks, type Recovered, type Stop } from './recover.ts';
import { visitParents } from 'unist-util-visit-parents';
import { isPlain, strayDirective } from '../words/directive-words.ts';
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
    /(?:Expected a|expected corresponding) closing tag for `<([^`>]*)[^`]*`/,
    '标签 <$1> 没有闭合。',
    '请补上 </$1>；内容有几段时，让 <$1> 和 </$1> 各占一行；没有内容时写成 <$1 />。',
  ],
  [
    /Expected the closing tag `([^`]+)` (?:either )?after the end of `(\w+)`/,
    '结束标签 </$1> 和它的开头不在同一个段落或列表项里。',
    '请让开头和结尾各占一行，前后空一行。',
  ],
  [/Unexpected closing (?:slash|tag)/, '这里的结束标签 </$1> 没有开头。', '请删掉它，或补上开头。'],
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

type LeftOut = Omit<Recovered<Root>, 'tree'>;
/** What could not be read of a chapter, by its tree. */
const recovered = new WeakMap<Root, LeftOut>();

/** What was left out of a chapter's tree, if anything was: the text without it, the names that it gives, the tags that it cut in two. */
export const leftOut = (tree: Root): LeftOut | undefined => recovered.get(tree);

type Told = Parameters<Report>;
/** Faulty texts that were read, for every chapter is parsed twice and a faulty one takes its time. */
const kept = new Map<string, LeftOut & { told: Told[] }>();

function readBlocks(text: string): Recovered<Root> & { told: Told[] } {
  const before = kept.get(text);
  if (before) return { ...before, tree: parseMdx(before.text) };
  const told: Told[] = [];
  const read = parseByBlocks(text, parseMdx, stopOf, (error, part, place) =>
    reportParserMessage(error, part, place, (...fault) => told.push(fault)),
  );
  const { tree, ...left } = read;
  if (tree && told.length > 0) {
    if (kept.size > 50) kept.clear();
    kept.set(text, { ...left, told });
  }
  return { ...read, told };
}

/** Blocks that cannot be read are reported and left out. */
function mdxTree(text: string, report: Report): Root | undefined {
  const { tree, told, ...left } = readBlocks(text);
  for (const fault of told) report(...fault);
  if (tree && left.text !== text) recovered.set(tree, left);
  return tree;
}

/** Markdown can always be read; its directives are reported by who reads them. */
function plainTree(text: string, report: Report): Root | undefined {
  try {
    return parsePlain(text, report);
  } catch (error) {
    reportParserMessage(error, text, stopOf(error, text).place, report);
    return undefined;
  }
}

/**
 * Parses a chapter whose front matter is blanked, plain or MDX by its file's name. Blocks of MDX that cannot be parsed are reported and left out
 * (`leftOut`); a plain chapter has none.
 * @returns undefined, with the fault reported, if nothing can be parsed or it nests deeper than any honest chapter
 */
export function parseChapter(text: string, report: Report, file = ''): Root | undefined {
  const tree = isPlain(file) ? plainTree(text, report) : mdxTree(text, report);
  if (!tree) return undefined;
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

const openedAt = /\((\d+):(\d+)(?:-\d+:\d+)?\)/;
const wordsOf = (error: unknown) => (error as ParserMessage).reason ?? (error as ParserMessage).message ?? '';

/** Where a parser stopped, and for want of which half of a tag. */
function stopOf(error: unknown, text: string): Stop {
  const { place: where, line = 1, column = 1 } = error as ParserMessage;
  const place = where && 'start' in where ? where.start : (where ?? { line, column });
  const words = wordsOf(error);
  const opened = openedAt.exec(words);
  const unclosed = /Expected a closing tag for `<([^`>\s/]*)/.exec(words) ?? crossed(words, text);
  if (unclosed)
    return {
      place: opened ? { line: Number(opened[1]), column: Number(opened[2]) } : place,
      tag: { name: unclosed[1]!, lacks: 'end' },
    };
  if (!/Unexpected closing (?:slash|tag)|the closing tag `/.test(words)) return { place };
  const source = text.split('\n')[place.line - 1] ?? '';
  const name = /closing tag `<\/([^`>\s]*)/.exec(words)?.[1] ?? closingAt(source, place.column - 1);
  return { place, tag: { name, lacks: 'start' } };
}

/** Where an ending meets another tag than its own, that tag lacks its end, unless there are more such endings than beginnings. */
function crossed(words: string, text: string): RegExpExecArray | undefined {
  const found = /(?<=`<\/([^`>\s]*)>?`, expected corresponding closing tag for `<)([^`>\s/]*)/.exec(words);
  const ended = found?.[1];
  if (!found || text.split(`</${ended}>`).length > text.split(new RegExp(`<${ended}(?![\\w.-])`)).length)
    return undefined;
  found[1] = found[2]!;
  return found;
}

/** The name of the ending that begins or stands just before a column. */
function closingAt(line: string, column: number): string {
  const from = line.lastIndexOf('</', column + 1);
  return /^<\/([A-Za-z][\w.-]*)/.exec(line.slice(Math.max(from, 0)))?.[1] ?? '';
}

function reportParserMessage(error: unknown, text: string, place: Place, report: Report): void {
  const { tag } = stopOf(error, text);
  const words = wordsOf(error);
  const line = text.split('\n')[place.line - 1] ?? '';
  const before = line.slice(0, place.column);
  const html = tag ? /^[a-z]/.test(tag.name) && tag.name : /<\/?([a-z][a-z0-9]*)(?:\s[^<>]*)?>?$/.exec(before)?.[1];
  if (html) return report(place, `章里不写 HTML 标签 <${html}>。`, withoutHtml(html));
  if (/<https?:/.test(line)) return report(place, '网址不放进尖括号。', '写成 [文字](https://…)，或去掉尖括号。');
  const [, ahead, brace] = /^(.*?:[a-z]+(?:\[[^\]]*\])?)(\{)/.exec(line) ?? [];
  const directive = brace && strayDirective(ahead!);
  if (directive) return report({ line: place.line, column: directive.at + 1 }, directive.message, directive.mend);
  if (/\{%|\{\{/.test(line)) return report(place, '这是别的网站的模板写法。', '请删掉它，改成普通的 Markdown。');
  for (const [pattern, message, mend] of translations) {
    const match = pattern.exec(words);
    if (!match || (tag?.lacks === 'end') !== message.includes('没有闭合')) continue;
    const fill = (given: string) => given.replace(/\$1/g, tag?.name ?? match[1] ?? '');
    return report(place, fill(message), fill(mend));
  }
  report(place, '从这里起读不下去。', '请检查这一行的标签和花括号。');
}
