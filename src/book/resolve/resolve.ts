import type { Nodes, Parent, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { checkAttributes, isTag, readAttributes, rememberWritten, type Given, type Tag } from '../words/attributes.ts';
import type { Context } from './context.ts';
import { resolveClaim, resolveRun, resolveRuns, settleClaims } from './claim.ts';
import { checkHands, resolveHands, settleHands } from './hands.ts';
import { leftOut } from '../read/parse.ts';
import { withoutHtml } from '../words/without-html.ts';
import type { Report } from '../words/fault.ts';
import { numberChapter } from './numbering.ts';
import { resolveExercise } from './exercise.ts';
import { resolveExperiment, resolveValue } from './experiment.ts';
import { resolveMarkdown } from './markdown.ts';
import { resolveCite, resolveRef, resolveTerm } from './reference.ts';
import { resolveErratum, resolveFigure, resolveProof, resolveStep, resolveTheorem } from './theorem.ts';
import { resolveVerdict, resolveVerdicts } from './verdict.ts';
import { suggest } from '../words/suggest.ts';
import { checkComparisons } from './unbound.ts';
import { checkDecoded } from './decoded.ts';
import { isPlain } from '../words/directive-words.ts';
import { checkDefinitions, checkLeftovers, checkMisread } from './slips.ts';
import { theorems, vocabulary } from '../words/vocabulary.ts';

type Resolver = (tag: Tag, given: Given, context: Context) => void;

const resolvers: Record<string, Resolver> = {
  Ref: resolveRef,
  Cite: resolveCite,
  Term: resolveTerm,
  Value: resolveValue,
  Run: resolveRun,
  Runs: resolveRuns,
  Claim: resolveClaim,
  Hands: resolveHands,
  Experiment: resolveExperiment,
  Figure: resolveFigure,
  Verdicts: resolveVerdicts,
  Verdict: resolveVerdict,
  Proof: resolveProof,
  Step: resolveStep,
  Erratum: resolveErratum,
  Exercise: resolveExercise,
  ...Object.fromEntries(Object.keys(theorems).map((name) => [name, resolveTheorem])),
};

/**
 * Resolves a chapter's tree in place: checks every tag, id, formula, link, table and comparison, and gives each tag the data that its
 * component needs. Everything wrong goes to `context.report`; a tree with faults is not fit to be compiled.
 */
export function resolveChapter(tree: Root, context: Context): void {
  for (const { node, target } of numberChapter(tree, context.chapter, () => {})) context.numbered.set(node, target);
  for (const [node, target] of context.numbered) {
    const tag = node as Tag;
    if (tag.name !== 'Experiment') continue;
    const given = readAttributes(tag, () => {});
    const id = String(given.get('id')?.value);
    context.figures.set(id, [...(context.figures.get(id) ?? []), { target, given }]);
  }
  checkDecoded(tree, context.report);
  checkMisread(tree, context.chapter.text, context.report);
  checkLeftovers(tree, context.chapter.text, context.report, isPlain(context.chapter.file));
  checkDefinitions(tree, context.report);
  const halved = leftOut(tree)?.tags ?? new Set();
  const tags: { tag: Tag; given: Given }[] = [];
  visitParents(tree, (node, parents) => {
    if (!isTag(node)) return resolveMarkdown(node as Nodes, parents as Parent[], context);
    const parent = parents.findLast((one) => one.type !== 'paragraph');
    const within = parent && isTag(parent) ? (parent as unknown as Tag).name : undefined;
    const given = checkTag(node, within, halved, context.report);
    if (!given) return;
    rememberWritten(node, given);
    tags.push({ tag: node, given });
  });
  // Conditions may speak of runs that are named further down, and a table of verdicts speaks of those within it.
  const turn = ({ name }: Tag) => (name === 'Run' || name === 'Runs' ? 0 : name === 'Verdicts' ? 2 : 1);
  const ordered = tags.toSorted((a, b) => turn(a.tag) - turn(b.tag));
  for (const { tag, given } of ordered) resolvers[tag.name!]?.(tag, given, context);
  checkComparisons(tree, context);
  checkHands(tree, context);
  settleClaims(tree);
  settleHands(tree);
}

/**
 * Checks name, place, content and attributes of a tag.
 * @param halved tags whose other half could not be read: what stands alone may belong to them
 * @returns its attributes if it is fit to be resolved
 */
function checkTag(
  tag: Tag,
  parent: string | null | undefined,
  halved: ReadonlySet<string>,
  report: Report,
): Given | undefined {
  const place = tag.position?.start;
  const rule = tag.name !== null && Object.hasOwn(vocabulary, tag.name) ? vocabulary[tag.name]! : undefined;
  if (!rule) {
    const html = tag.name === null || /^[a-z]/.test(tag.name);
    report(
      place,
      html ? `章里不写 HTML 标签 <${tag.name ?? ''}>。` : `没有名为 ${tag.name} 的标签。`,
      html ? withoutHtml(tag.name ?? '') : suggest(tag.name!, Object.keys(vocabulary)),
    );
    return undefined;
  }
  let fit = true;
  const listen: Report = (...fault) => {
    fit = false;
    report(...fault);
  };
  if (rule.within && !(parent && rule.within.includes(parent)) && !rule.within.some((name) => halved.has(name)))
    listen(place, `<${tag.name}> 要直接写在 <${rule.within.join('> 或 <')}> 里。`, '请把它移进去。');
  const empty = tag.children.length === 0;
  if (rule.content === 'none' && !empty) listen(place, `<${tag.name}> 里不写内容。`, `请写成 <${tag.name} … />。`);
  if (rule.content === 'required' && empty)
    listen(place, `<${tag.name}> 是空的。`, `请在 <${tag.name}> 和 </${tag.name}> 之间写上内容。`);
  const given = readAttributes(tag, listen);
  // What could not be read is not missing as well.
  if (fit) checkAttributes(tag, rule, given, listen);
  return fit ? given : undefined;
}
