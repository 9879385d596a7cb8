import { directiveFromMarkdown, type Directives } from 'mdast-util-directive';
import type { Html, Nodes, Parent, PhrasingContent, Root, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { directive } from 'micromark-extension-directive';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { writtenAttribute, type Tag } from '../words/attributes.ts';
import { formOf, nameOfDirective, tagOfDirective } from '../words/directive-words.ts';
import type { Place, Report } from '../words/fault.ts';
import { suggest } from '../words/suggest.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { withoutHtml } from '../words/without-html.ts';

/**
 * Plain chapters (`.md`): Markdown, mathematics and directives. Nothing in them can be run: there is no JSX and no expression, HTML is
 * refused, and directives become the very tags that an `.mdx` chapter has, with literals as attributes. All that follows is one.
 */

/** Directives with the places of their attributes and ends; as in MDX, an indented line is a line of text, not code. */
function remarkDirectives(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(directive(), { disable: { null: ['codeIndented'] } });
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown({ verbose: true }));
}

const syntax = unified()
  .use(remarkParse)
  .use(remarkDirectives)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkMath)
  .freeze();

/** Parses the text of a plain chapter, front matter blanked; its directives are the tags of the vocabulary. */
export function parsePlain(text: string, report: Report): Root {
  const tree = syntax.parse(text) as Root;
  settle(tree, text, report, new Set());
  mustBeHarmless(tree);
  return tree;
}

const isDirective = (node: Nodes): node is Directives => /^(?:text|leaf|container)Directive$/.test(node.type);

function settle(parent: Parent, text: string, report: Report, opened: Set<string>): void {
  const settled: Nodes[] = [];
  const put = (node: Nodes) => {
    const last = settled.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') return void settled.push(node);
    last.value += node.value;
    if (last.position && node.position) last.position = { start: last.position.start, end: node.position.end };
  };
  for (const child of parent.children as Nodes[]) {
    if (child.type === 'html') {
      if (!isComment(child)) refuseHtml(child, report, opened);
      continue;
    }
    if (child.type === 'text') checkLeftOver(child, text, report);
    if (isDirective(child)) {
      const tag = tagOfDirective.get(child.name);
      if (tag === undefined && isColon(child)) {
        const plain: Parent = { type: 'paragraph', children: asWritten(child, text) };
        settle(plain, text, report, opened);
        (plain.children as Nodes[]).forEach(put);
        continue;
      }
      if (child.type === 'containerDirective' && !child.data?.position?.closing)
        report(
          openingOf(child)?.start,
          `:::${child.name} 没有闭合。`,
          '请在它的内容后面另起一行写上 :::，冒号与开头一样多。',
        );
      if (tag === undefined) {
        report(child.position?.start, `没有名为 ${child.name} 的指令。`, suggest(child.name, tagOfDirective.keys()));
        settle(child, text, report, opened);
        child.children.forEach((inner) => put(inner as Nodes));
        continue;
      }
      if (child.type === 'textDirective' && /[{[]/.test(text[child.position!.end.offset!] ?? '')) {
        report(child.position?.start, `指令 :${child.name} 写得不完整。`, whole);
        continue;
      }
      settle(child, text, report, opened);
      put(tagOf(child, tag, text, report));
      continue;
    }
    if ('children' in child) settle(child, text, report, opened);
    put(child);
  }
  parent.children = settled as never;
}

const openingOf = (node: Directives) => node.data?.position?.opening;

/** A colon that a sentence needs, as in 12:a or 注:甲, with nothing that only a directive has. */
const isColon = (node: Directives): boolean =>
  node.type === 'textDirective' &&
  !(/^[a-z]/i.test(node.name) && (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0));

/** What was taken for a directive within a line, as the text that it is. */
function asWritten(node: Directives, text: string): PhrasingContent[] {
  const { start, end } = node.position!;
  const [first, last] = [node.children[0], node.children.at(-1)] as [Nodes | undefined, Nodes | undefined];
  const piece = (from: Place & { offset?: number | undefined }, to: typeof from): Text => ({
    type: 'text',
    value: text.slice(from.offset, to.offset),
    position: { start: from, end: to },
  });
  if (!first?.position || !last?.position) return [piece(start, end)];
  return [piece(start, first.position.start), ...(node.children as PhrasingContent[]), piece(last.position.end, end)];
}

const isComment = ({ value }: Html) => /^<!--(?:(?!-->)[^])*-->\s*$/.test(value);

/** @param opened the HTML tags told already: the ends of these need not be told as well */
function refuseHtml({ value, position }: Html, report: Report, opened: Set<string>): void {
  const [, closing, name] = /^<(\/?)([A-Za-z][\w.-]*)/.exec(value) ?? [];
  if (closing && opened.has(name!)) return;
  if (name !== undefined) opened.add(name);
  const tag = name === undefined ? undefined : tagOfDirective.get(name.toLowerCase());
  if (tag === undefined) {
    if (name !== undefined) return report(position?.start, `章里不写 HTML 标签 <${name}>。`, withoutHtml(name));
    return report(position?.start, '章里不写 HTML。', '请用 Markdown 或书里的指令；要显示“<”时写成 \\<。');
  }
  report(position?.start, `.md 的章里不写 JSX，${name} 写成指令。`, `请写成 ${nameOfDirective(tag)}{…}。`);
}

/** What looks like a directive and was read as text: one that is not whole. */
function checkLeftOver({ position }: Text, text: string, report: Report): void {
  const start = position?.start;
  if (start?.offset === undefined) return;
  const opens = /(?:^|\n)[ \t>]*$/.test(text.slice(0, start.offset));
  for (const [i, line] of text.slice(start.offset, position!.end.offset).split('\n').entries()) {
    const at = (offset: number) => ({ line: start.line + i, column: offset + (i === 0 ? start.column : 1) });
    const [, indent, marks, name] = /^([ \t>]*)(::+)[ \t]*([\w-]*)/.exec(line) ?? [];
    if (
      marks !== undefined &&
      (i > 0 || opens) &&
      (name === '' ? line.trim() === marks : marks.length > 2 || isKnown(name!))
    ) {
      if (name === '')
        report(at(indent!.length), `这里有一行没有开头的 ${marks}。`, '请删掉它，或补上开头；外层的冒号要比里层的多。');
      else if (isKnown(name!)) report(at(indent!.length), `指令 ${marks}${name} 写得不完整。`, whole);
      else
        report(
          at(indent!.length),
          `没有名为 ${name} 的指令。`,
          `提示框一类的写成引用：> 开头，第一句说清楚它是什么。${suggest(name!, tagOfDirective.keys())}`,
        );
    } else
      for (const match of line.matchAll(/(?<!\\):+([a-z]+)[{[]/gi))
        if (isKnown(match[1]!)) report(at(match.index), `指令 ${match[0].slice(0, -1)} 写得不完整。`, whole);
  }
}

const isKnown = (name: string) => tagOfDirective.has(name.toLowerCase());
const whole =
  '指令的样子是 :ref{to="thm-x"}、独占一行的 ::experiment{id="carpet"}，或 :::theorem{id="thm-x"} 到 :::；名字小写，紧跟着冒号，引号和括号成对。';

/** The tag that a directive stands for. */
function tagOf(node: Directives, name: string, text: string, report: Report): Nodes {
  const place = node.position?.start;
  const form = formOf(name);
  // One line of content may stand in the brackets of a leaf.
  const fits = node.type === form || (form === 'containerDirective' && node.type === 'leafDirective');
  if (!fits) {
    const where = {
      textDirective: '，写在一行里',
      leafDirective: '，独占一行',
      containerDirective: ' 到 :::，各占一行',
    };
    report(place, `指令 ${node.name} 的冒号不对。`, `请写成 ${nameOfDirective(name)}{…}${where[form]}。`);
  }
  const [first] = node.children as Nodes[];
  if (
    node.type === 'containerDirective' &&
    first?.type === 'paragraph' &&
    first.data &&
    'directiveLabel' in first.data
  ) {
    const title = vocabulary[name]?.attributes.title ? `标题写成 {title="…"}。` : '请删掉它。';
    report(first.position?.start, `:::${node.name} 后面不写方括号。`, title);
    node.children.shift();
  }
  return {
    type: node.type === 'textDirective' ? 'mdxJsxTextElement' : 'mdxJsxFlowElement',
    name,
    attributes: attributesOf(node, name, text),
    children: node.children,
    position: node.position,
  } as Tag;
}

function attributesOf(node: Directives, tag: string, text: string): MdxJsxAttribute[] {
  const rules = vocabulary[tag]!.attributes;
  const { opening, attributes: places = {} } = node.data?.position ?? {};
  const label = node.type === 'containerDirective' ? undefined : node.children.at(-1);
  const written = text
    .slice(label?.position?.end.offset ?? opening?.start.offset, opening?.end.offset)
    .replace(/"[^"]*"|'[^']*'/g, '""')
    .replace(/#/g, ' id=')
    .split(/[\s{}]+/);
  return Object.entries(node.attributes ?? {}).flatMap(([name, value]) => {
    const kind = Object.hasOwn(rules, name) ? rules[name]!.kind : 'text';
    const attribute = writtenAttribute(name, valueOf(kind, value ?? ''), places[name]);
    // One written twice stays twice, to be told as in a tag.
    return written.filter((one) => one.split('=')[0] === name).map(() => attribute);
  });
}

/** A value as its attribute's kind has it; parameters of experiments are read from text, as on the command line. */
function valueOf(kind: string, value: string): string | number | boolean {
  if (kind === 'number' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value.trim())) return Number(value);
  return kind === 'flag' && (value === '' || value === 'true') ? true : value;
}

/** The types of nodes that a plain chapter may come to; each says something and none can be run. */
const harmless = new Set(
  'root paragraph heading text emphasis strong delete inlineCode break link linkReference image imageReference definition footnoteDefinition footnoteReference blockquote list listItem table tableRow tableCell code thematicBreak math inlineMath mdxJsxTextElement mdxJsxFlowElement'.split(
    ' ',
  ),
);

/** @throws Error if a tree holds anything but what says something */
function mustBeHarmless(tree: Root): void {
  visit(tree, (node) => {
    if (!harmless.has(node.type)) throw new Error(`a plain chapter holds a ${node.type}`);
  });
}
