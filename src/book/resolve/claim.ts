import type { Nodes, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Json } from '../../lab/declare/define.ts';
import type { PublishedRun } from '../../lab/publish/results.ts';
import { aggregates, constants, functions } from '../../math/expression/operations.ts';
import { isTag, setAttributes, type Given, type Tag } from '../words/attributes.ts';
import { suggest } from '../words/suggest.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { mayBeUnread } from '../book.ts';
import { readCondition, spreadOut, type Scope } from './conditions.ts';
import type { Context } from './context.ts';
import { callOf, publishedRun } from './experiment.ts';
import { reason } from './reasons.ts';

/** What a condition can say of a run: its parameters, its seed, and its result. */
const scopeOf = ({ params, seed, result }: PublishedRun): Scope => ({ seed, ...params, ...(result as Scope) });

const taken = new Set(['and', 'or', 'not', ...functions.keys(), ...aggregates.keys(), ...constants.keys()]);

function remember(tag: Tag, given: Given, value: Json, { runs, report }: Context): void {
  const { value: written, place } = given.get('name')!;
  const name = String(written);
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || taken.has(name))
    report(place, `<${tag.name}> 的 name 写得不对。`, vocabulary.Run!.attributes.name!.meaning);
  else if (runs.has(name)) report(place, `这一章里已经有一次运行叫 ${name}。`, '请换一个名字。');
  else runs.set(name, value);
}

/** <Run> names one published run for the conditions of its chapter; parameters that it does not give have their defaults. */
export function resolveRun(tag: Tag, given: Given, context: Context): void {
  const call = callOf(tag, 'of', given, context);
  const run = call && publishedRun(tag, call, context);
  if (run) remember(tag, given, scopeOf(run), context);
}

/** <Runs> names all published runs that have the parameters, and the seed, that it gives: a list. */
export function resolveRuns(tag: Tag, given: Given, context: Context): void {
  const call = callOf(tag, 'of', given, context);
  if (!call) return;
  const fixed = Object.keys(call.given);
  const runs = (call.shown.results?.runs ?? []).filter(
    ({ params, seed }) =>
      fixed.every((name) => params[name] === call.params[name]) && (!given.has('seed') || seed === call.seed),
  );
  if (runs.length > 0) remember(tag, given, runs.map(scopeOf), context);
  else
    context.report(
      tag.position?.start,
      `实验 ${call.shown.id} 没有发布过这样的运行。`,
      '请改参数，或在它的 publish 里加上。',
    );
}

/** <Claim> holds a sentence to its condition, or says what else it rests on. A reader sees the sentence and nothing else. */
export function resolveClaim(tag: Tag, given: Given, context: Context): void {
  setAttributes(tag, {});
  const { report } = context;
  const place = tag.position?.start;
  const grounds = ['holds', 'by', 'because'].filter((name) => given.has(name));
  if (grounds.length !== 1) {
    report(
      place,
      grounds.length === 0 ? '<Claim> 没有说凭什么成立。' : `<Claim> 只写一样，这里写了 ${grounds.join('、')}。`,
      '成立的条件写进 holds；由定理、公式或文献来的写 by；不是在比较结果的写 because。',
    );
    return;
  }
  const own = vocabulary.Claim!.attributes;
  const stray = given.has('of') ? undefined : [...given].find(([name]) => !Object.hasOwn(own, name) || name === 'seed');
  if (stray)
    return report(stray[1].place, `<Claim> 没有写 of，${stray[0]} 不知道是谁的参数。`, '请写上 of="实验的名字"。');
  const block = (tag.children as Nodes[]).find(
    (child) => !(isTag(child) && vocabulary[child.name ?? '']?.inline) && blocks.has(child.type),
  );
  if (block)
    return report(block.position?.start ?? place, '<Claim> 里只写一段话里的文字。', '请让它在一段之内开头和结尾。');
  if (given.has('by')) return checkGround(given, context);
  if (given.has('holds')) checkHolds(tag, given, context);
}

const blocks = new Set(['paragraph', 'heading', 'list', 'table', 'blockquote', 'code', 'math', 'mdxJsxFlowElement']);

/** What proves a sentence is a named part of the book, or a work. */
function checkGround(given: Given, { book, report }: Context): void {
  const { value, place } = given.get('by')!;
  const id = String(value);
  if (book.targets.has(id) || book.references.has(id) || book.unread.references.has(id) || mayBeUnread(book, id))
    return;
  report(
    place,
    `没有名为 ${id} 的定理、公式或文献。`,
    suggest(id, [...book.targets.keys(), ...book.references.keys()]),
  );
}

function checkHolds(tag: Tag, given: Given, context: Context): void {
  const { report, runs } = context;
  const { value, place } = given.get('holds')!;
  const call = given.has('of') ? callOf(tag, 'of', given, context) : undefined;
  const run = call && publishedRun(tag, call, context);
  if (given.has('of') && !run) return;
  const own = run ? scopeOf(run) : {};
  const twice = Object.keys(own).find((name) => runs.has(name));
  if (twice !== undefined)
    return report(place, `${twice} 既是一次运行的名字，又是实验结果里的名字。`, '请给那次运行换一个名字。');
  const scope = { ...own, ...Object.fromEntries(runs) };
  const { expression, fault } = readCondition(String(value));
  if (fault) return report(place, `条件读不懂：${fault.message}`, '');
  const { condition, gap } = spreadOut(expression, scope);
  if (gap) return report(place, gap.message, gap.mend);
  const why = reason(condition, scope);
  if (why !== undefined) report(place, `这句话与结果不合：${why}。`, '请改这句话，或改它的条件。');
}

/** Takes away what only the check needs: the tags of runs, and those around sentences. */
export function settleClaims(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const parent = node as Parent;
    parent.children = (parent.children as Nodes[]).flatMap(function settled(child): Nodes[] {
      if (!isTag(child)) return [child];
      if (child.name === 'Run' || child.name === 'Runs') return [];
      return child.name === 'Claim' ? (child.children as Nodes[]).flatMap(settled) : [child];
    }) as never;
  });
}
