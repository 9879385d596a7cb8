import type { Heading, Root } from 'mdast';
import type { Math as DisplayMath } from 'mdast-util-math';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { isTag, readAttributes, idForm, deviceName, type Tag } from '../words/attributes.ts';
import type { Place, Report } from '../words/fault.ts';
import { theorems } from '../words/vocabulary.ts';

type TargetKind = 'chapter' | 'section' | 'equation' | 'figure' | 'theorem' | 'exercise' | 'erratum';

/** Something that can be referred to. */
export interface Target {
  id: string;
  kind: TargetKind;
  /** Slug of its chapter. */
  chapter: string;
  /** "9.1"; a chapter's is "9". */
  number: string;
  /** How a reference reads: 定理 9.1, 式 (9.1), 第 9.1 节, 第 9 章. */
  label: string;
  title?: string;
  /** Path from the site's root, with the anchor. */
  href: string;
  place: Place;
  file: string;
  /** Heading depth of a section. */
  depth?: number;
  /** A heading without `[#id]`: its anchor follows its title, so nothing may refer to it by name. */
  automatic?: true;
}

/** A node of the tree and the target that it is. */
export interface Numbered {
  node: Heading | DisplayMath | Tag;
  target: Target;
}

const suffix = /\s*\[#([^\]\s]*)\]\s*$/;
const labelled = /\\label\s*\{([^{}]*)\}/g;

/** Ids that pages give themselves: the shell's, those of footnotes, and those of a chapter's terms, citations and references. */
const taken = /^(?:main|references|hover-card|footnote-label)$|^(?:term|cite|ref|note|fn|fnref)-/;

/** The `[#id]` at the end of a heading, if there is one, and its text without it. */
function headingName(node: Heading): { id: string | undefined; title: string } {
  const text = toString(node);
  return { id: suffix.exec(text)?.[1], title: text.replace(suffix, '').trim() };
}

/** The ids of all `\label{…}` in a formula. */
export const formulaLabels = (tex: string): string[] => [...tex.matchAll(labelled)].map((match) => match[1]!.trim());
/** A formula without its `\label{…}`. */
export const withoutLabels = (tex: string): string => tex.replace(labelled, '');
/** The same with blanks in its place: everything else stands where it stood. */
export const blankLabels = (tex: string): string => tex.replace(labelled, (label) => label.replace(/[^\n]/g, ' '));

/** An anchor made from a title; the same title gives the same anchor. */
export function anchorOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section'
  );
}

/**
 * Numbers a chapter's sections, labelled equations, figures and experiments, theorems and their kin, exercises and errata, in the
 * order of the text. The same walk over the same text gives the same numbers, so the outline and the compiled page agree.
 */
export function numberChapter(
  tree: Root,
  chapter: { slug: string; order: string; file: string; href?: string },
  report: Report,
): Numbered[] {
  const found: Numbered[] = [];
  const path = chapter.href ?? `/chapters/${chapter.slug}/`;
  const series: Record<string, number> = {};
  const sections = [0, 0, 0];
  const anchors = new Map<string, number>();
  const next = (name: string) => `${chapter.order}.${(series[name] = (series[name] ?? 0) + 1)}`;
  const add = (
    node: Numbered['node'],
    kind: TargetKind,
    id: string,
    number: string,
    label: string,
    more: Partial<Target> = {},
  ) => {
    if (taken.test(id))
      report(node.position?.start, `名字 ${id} 被页面自己占用了。`, '请换一个，例如前面加上 sec- 或 fig-。');
    found.push({
      node,
      target: {
        id,
        kind,
        chapter: chapter.slug,
        number,
        label,
        href: `${path}#${id}`,
        place: node.position?.start ?? { line: 1, column: 1 },
        file: chapter.file,
        ...more,
      },
    });
  };

  const section = (node: Heading) => {
    if (node.depth === 1 || node.depth > 4) {
      report(
        node.position?.start,
        node.depth === 1 ? '正文里不写一级标题，章名在章首信息里。' : '标题最多用到四级。',
        '节用 ##，小节用 ###。',
      );
      return;
    }
    const level = node.depth - 2;
    if (level > 0 && sections[level - 1] === 0)
      report(node.position?.start, '标题跳了级。', `这里最多用 ${'#'.repeat(node.depth - 1)}。`);
    sections[level]!++;
    sections.fill(0, level + 1);
    const { id, title } = headingName(node);
    if (title === '') report(node.position?.start, '标题是空的。', '请写上标题，或删掉这一行。');
    if (id !== undefined && !idForm.test(id))
      report(node.position?.start, `标题的名字 ${id} 写得不对。`, '名字用小写字母、数字和连字符，例如 [#sec-cost]。');
    const number = [chapter.order, ...sections.slice(0, level + 1)].join('.');
    const made = anchorOf(title);
    const repeats = anchors.get(made) ?? 0;
    anchors.set(made, repeats + 1);
    add(node, 'section', id ?? (repeats ? `${made}-${repeats + 1}` : made), number, `第 ${number} 节`, {
      title,
      depth: node.depth,
      ...(id === undefined ? { automatic: true as const } : {}),
    });
  };

  const equation = (node: DisplayMath) => {
    const [id, more] = formulaLabels(node.value);
    if (id === undefined) return;
    if (more !== undefined) report(node.position?.start, '一个公式里有两个 \\label。', '请只留一个。');
    if (!idForm.test(id) || deviceName.test(id))
      report(
        node.position?.start,
        `公式的名字 ${id} 写得不对。`,
        '名字用小写字母、数字和连字符，例如 \\label{eq-bound}。',
      );
    const number = next('equation');
    add(node, 'equation', id, number, `式 (${number})`);
  };

  const tag = (node: Tag) => {
    const kind = node.name && Object.hasOwn(tags, node.name) ? tags[node.name] : undefined;
    if (!kind) return;
    const given = readAttributes(node, () => {});
    const own = given.get(kind.name)?.value ?? given.get('id')?.value;
    if (typeof own !== 'string') return;
    const number = next(kind.series);
    const title = given.get('title')?.value;
    add(node, kind.kind, own, number, `${kind.word} ${number}`, typeof title === 'string' ? { title } : {});
  };

  visit(tree, (node) => {
    if (node.type === 'heading') return section(node);
    if (node.type === 'math') return equation(node as DisplayMath);
    if (isTag(node)) tag(node);
    return node.type === 'code' ? SKIP : undefined;
  });
  return found;
}

const tags: Record<string, { kind: TargetKind; series: string; word: string; name: string }> = {
  Figure: { kind: 'figure', series: 'figure', word: '图', name: 'id' },
  Verdicts: { kind: 'figure', series: 'figure', word: '图', name: 'id' },
  Experiment: { kind: 'figure', series: 'figure', word: '图', name: 'label' },
  Exercise: { kind: 'exercise', series: 'exercise', word: '习题', name: 'id' },
  Erratum: { kind: 'erratum', series: 'erratum', word: '勘误', name: 'id' },
  ...Object.fromEntries(
    Object.entries(theorems).map(([name, word]) => [
      name,
      { kind: 'theorem' as const, series: 'theorem', word, name: 'id' },
    ]),
  ),
};
