import { toString } from 'mdast-util-to-string';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Controls } from '../../lab/declare/define.ts';
import type { PublishedRun } from '../../lab/publish/results.ts';
import { readParams } from '../../lab/declare/validate.ts';
import { setAttributes, type Given, type Tag } from '../words/attributes.ts';
import { numbersIn, wordsOf } from './condition-words.ts';
import { constant, names, numberAt, readCondition, type Scope } from './conditions.ts';
import { checkedInlineHtml } from '../set/inline-html.ts';
import type { Target } from './numbering.ts';
import { callOf, publishedRun, readPath, type Called } from './experiment.ts';
import type { Context } from './context.ts';
import { suggest } from '../words/suggest.ts';
import { vocabulary } from '../words/vocabulary.ts';

/** How an answer is checked on the page. */
type Check =
  | { kind: 'choice'; several: boolean }
  | { kind: 'number'; answer: number; tolerance: number }
  | {
      kind: 'experiment';
      of: string;
      params: Record<string, unknown>;
      condition: string;
      words: Record<string, string>;
      href: string;
      figure: string;
    }
  | { kind: 'open' };

/**
 * <Exercise> receives `id`, `label` (习题 9.1) and `title`. What the reader answers with is put before the first hint or solution as
 * an <Answer> that receives `check`; the choices are gathered within it.
 */
export function resolveExercise(tag: Tag, given: Given, context: Context): void {
  const target = context.numbered.get(tag)!;
  const kind = String(given.get('kind')!.value);
  const check = checks[kind]!(tag, given, context);
  if (!check) return;
  const title = given.get('title');
  setAttributes(tag, {
    id: target.id,
    label: target.label,
    title: title && checkedInlineHtml(String(title.value), title.place, context.report),
  });
  placeAnswer(tag, target.id, check);
}

const isNamed = (node: unknown, ...names: string[]) => names.includes((node as { name?: string }).name ?? '');

function placeAnswer(tag: Tag, id: string, check: Check): void {
  const children = tag.children as MdxJsxFlowElement[];
  const choices = children.filter((child) => isNamed(child, 'Choice'));
  const rest = children.filter((child) => !isNamed(child, 'Choice'));
  choices.forEach((choice, i) => {
    const correct = choice.attributes.some(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'correct',
    );
    setAttributes(choice, { correct, several: check.kind === 'choice' && check.several, exercise: id, number: i + 1 });
  });
  const answer: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name: 'Answer', attributes: [], children: choices };
  setAttributes(answer, { exercise: id, check });
  const help = rest.findIndex((child) => isNamed(child, 'Hint', 'Solution'));
  tag.children = (check.kind === 'open' ? rest : rest.toSpliced(help < 0 ? rest.length : help, 0, answer)) as never;
}

type Reader = (tag: Tag, given: Given, context: Context) => Check | undefined;

const checks: Record<string, Reader> = {
  open: (tag, given, context) => (refuse(tag, given, [], context) ? { kind: 'open' } : undefined),

  choice(tag, given, context) {
    if (!refuse(tag, given, [], context)) return undefined;
    const choices = (tag.children as MdxJsxFlowElement[]).filter((child) => isNamed(child, 'Choice'));
    const correct = choices.filter((choice) =>
      choice.attributes.some((attribute) => 'name' in attribute && attribute.name === 'correct'),
    );
    const place = tag.position?.start;
    if (choices.length < 2 || choices.length > 9)
      context.report(place, `选择题有 ${choices.length} 个 <Choice>。`, '请写 2 到 9 个。');
    else if (correct.length === 0)
      context.report(place, '选择题没有正确的选项。', '请给正确的选项写上 correct：<Choice correct>…</Choice>。');
    const texts = choices.map((choice) => toString(choice).trim());
    const twin = texts.findIndex((text, i) => text !== '' && texts.indexOf(text) !== i);
    if (twin >= 0) context.report(choices[twin]!.position?.start, '两个选项一样。', '请改写其中一个。');
    return { kind: 'choice', several: correct.length > 1 };
  },

  number(tag, given, context) {
    const byPath = given.has('of') || given.has('path');
    if (!refuse(tag, given, byPath ? ['of', 'path', 'tolerance', 'seed'] : ['answer', 'tolerance'], context))
      return undefined;
    const tolerance = Number(given.get('tolerance')?.value ?? 0);
    if (tolerance < 0)
      context.report(given.get('tolerance')?.place, 'tolerance 不能是负数。', '例如 tolerance={0.01}。');
    const answer = byPath ? publishedAnswer(tag, given, context) : writtenAnswer(tag, given, context);
    return answer === undefined ? undefined : { kind: 'number', answer, tolerance };
  },

  experiment(tag, given, context) {
    if (!refuse(tag, given, ['of', 'condition'], context)) return undefined;
    const condition = given.get('condition');
    if (!given.has('of') || !condition) {
      context.report(
        tag.position?.start,
        '做实验的习题要有 of 和 condition。',
        '例如 of="universality" condition="constructions.relu.width <= 100"。',
      );
      return undefined;
    }
    const call = callOf(tag, 'of', given, context);
    const run = call && anyRun(tag, call, context);
    if (!run) return undefined;
    const { id, experiment } = call.shown;
    const fixed = Object.fromEntries(Object.keys(call.given).map((name) => [name, call.params[name]!]));
    const figure = figureWith(fixed, call, context);
    if (!figure) {
      context.report(
        given.get('of')!.place,
        `这一章没有放实验 ${id}，读者做不了。`,
        `请先写 <Experiment id="${id}" />。`,
      );
      return undefined;
    }
    const text = String(condition.value);
    const scope = { ...run.params, ...(run.result as Scope) };
    const { expression, fault } = readCondition(text);
    if (fault) {
      context.report(condition.place, `条件读不懂：${fault.message}`, '');
      return undefined;
    }
    const unknown = names(expression).find((name) => numberAt(name, scope) === undefined);
    if (unknown !== undefined) {
      context.report(
        condition.place,
        `条件里的 ${unknown} 不是参数，也不是结果里的一个数。`,
        suggest(unknown, [...Object.keys(run.params), ...numbersIn(run.result)]),
      );
      return undefined;
    }
    return {
      kind: 'experiment',
      of: id,
      params: fixed,
      condition: text,
      words: wordsOf(expression, fixed, experiment),
      href: figure.href,
      figure: figure.label,
    };
  },
};

/** The figure in which the exercise is done: the first that has the fixed parameters already, or else the first; undefined if there is none. */
function figureWith(fixed: Record<string, unknown>, { shown }: Called, { figures }: Context): Target | undefined {
  const own = vocabulary.Experiment!.attributes;
  const all = figures.get(shown.id) ?? [];
  const fitting = all.find(({ given }) => {
    const named = [...given].filter(([name]) => !Object.hasOwn(own, name)).map(([name, { value }]) => [name, value]);
    const { params } = readParams<Controls>(shown.experiment.controls, Object.fromEntries(named));
    return params && Object.entries(fixed).every(([name, value]) => params[name] === value);
  });
  return (fitting ?? all[0])?.target;
}

/** A published run with the parameters that the exercise fixes, or else any: to read a condition's names by. */
function anyRun(tag: Tag, call: Called, context: Context): PublishedRun | undefined {
  const runs = call.shown.results?.runs ?? [];
  const fixed = Object.keys(call.given);
  const like = runs.find(({ params }) => fixed.every((name) => params[name] === call.params[name]));
  return like ?? runs[0] ?? publishedRun(tag, call, context);
}

/** Attributes that do not belong to this kind of exercise; parameters belong to an experiment. @returns whether all is in order */
function refuse(tag: Tag, given: Given, own: string[], { report }: Context): boolean {
  let fit = true;
  const known = ['answer', 'tolerance', 'of', 'path', 'condition', 'seed'];
  for (const [name, { place }] of given) {
    if (['id', 'kind', 'title', ...own].includes(name)) continue;
    if (!known.includes(name) && own.includes('of') && given.has('of')) continue;
    report(place, `这种习题不用属性 ${name}。`, own.length ? `它用 ${own.join('、')}。` : '请删掉它。');
    fit = false;
  }
  const choice = (tag.children as MdxJsxFlowElement[]).find((child) => isNamed(child, 'Choice'));
  if (choice && given.get('kind')!.value !== 'choice') {
    report(choice.position?.start, '只有选择题里才写 <Choice>。', '请把 kind 改成 "choice"。');
    fit = false;
  }
  return fit;
}

function writtenAnswer(tag: Tag, given: Given, { report }: Context): number | undefined {
  const answer = given.get('answer');
  if (!answer) {
    report(tag.position?.start, '填数的习题没有答案。', '写 answer="2^7+1"，或用 of 和 path 指向一个发布的结果。');
    return undefined;
  }
  const value = constant(String(answer.value));
  if (typeof value === 'number') return value;
  report(answer.place, `答案 ${String(answer.value)} 算不出来：${value.fault}`, '');
  return undefined;
}

function publishedAnswer(tag: Tag, given: Given, context: Context): number | undefined {
  const place = tag.position?.start;
  if (!given.has('of') || !given.has('path')) {
    context.report(place, 'of 和 path 要一起写。', '例如 of="parity-circuits" d={8} path="circuits.dnf.gates"。');
    return undefined;
  }
  const call = callOf(tag, 'of', given, context);
  const run = call && publishedRun(tag, call, context);
  const path = String(given.get('path')!.value);
  const value = run && readPath(run.result, path, given, context);
  if (value === undefined || typeof value === 'number') return value;
  context.report(given.get('path')!.place, `结果的 ${path} 不是一个数。`, '请写到具体的那一个数为止。');
  return undefined;
}
