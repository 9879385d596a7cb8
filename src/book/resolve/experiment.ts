import { writeAddress } from '../../lab/declare/address.ts';
import type { Params, Controls, Json } from '../../lab/declare/define.ts';
import { findRun, valueAt, type PublishedRun } from '../../lab/publish/results.ts';
import { readParams, readSeed, sameParams } from '../../lab/declare/validate.ts';
import { setAttributes, type Given, type Tag } from '../words/attributes.ts';
import type { Shown } from './experiments.ts';
import { numberText } from '../../math/number-text.ts';
import type { Context } from './context.ts';
import { checkPlain } from '../words/plain.ts';
import { suggest } from '../words/suggest.ts';
import { vocabulary } from '../words/vocabulary.ts';

/** More would not stand on one phone screen with the plot. */
const MOST_TOUCHED = 2;

/** The experiment that a tag names, its parameters as the writer gave them, and these completed and checked. */
export interface Called {
  shown: Shown;
  given: Record<string, unknown>;
  params: Params;
  seed: number;
}

/** The experiment named by attribute `key`, with its parameters checked; undefined, with the fault reported, if anything is wrong. */
export function callOf(
  tag: Tag,
  key: string,
  given: Given,
  { experiments, experimentIds, report }: Context,
): Called | undefined {
  const { value: id, place } = given.get(key)!;
  const shown = experiments.get(String(id));
  if (shown === undefined) {
    report(place, `没有名为 ${String(id)} 的实验。`, suggest(String(id), experimentIds));
    return undefined;
  }
  if (shown instanceof Error) {
    report(
      place,
      `实验 ${String(id)} 读不进来（${shown.message}）。`,
      `请先让 npm run -s lab -- ${String(id)} 能运行。`,
    );
    return undefined;
  }
  const own = vocabulary[tag.name!]!.attributes;
  const params = Object.fromEntries(
    [...given].filter(([name]) => !Object.hasOwn(own, name)).map(([name, { value }]) => [name, value]),
  );
  const read = readParams<Controls>(shown.experiment.controls, params);
  if (read.fault) {
    report(given.get(read.fault.name)?.place ?? place, read.fault.message, '');
    return undefined;
  }
  const seed = readSeed(given.get('seed')?.value);
  if (seed.fault) {
    report(given.get('seed')?.place, seed.fault.message, '');
    return undefined;
  }
  return { shown, given: params, params: read.params, seed: seed.seed };
}

/** The published run of a call; undefined, with the way to publish it reported, if there is none. */
export function publishedRun(tag: Tag, call: Called, { report }: Context): PublishedRun | undefined {
  const { shown, params, seed } = call;
  const run = shown.results && findRun(shown.results, params, seed);
  if (run) return run;
  const command = `npm run precompute -- --only ${shown.id}`;
  if (declares(call)) {
    report(tag.position?.start, `实验 ${shown.id} 还没有这组参数的结果。`, `请运行 ${command}。`);
  } else {
    const given = Object.fromEntries(Object.keys(call.given).map((name) => [name, params[name]]));
    const entry = JSON.stringify({ ...given, ...(seed ? { seed } : {}) });
    report(
      tag.position?.start,
      `实验 ${shown.id} 不发布这组参数的结果。`,
      `请在它的 publish 里加上 ${entry}，再运行 ${command}。`,
    );
  }
  return undefined;
}

/** Whether the experiment declares that this run is published. */
function declares({ shown, params, seed }: Called): boolean {
  return shown.experiment.publish.some(({ seed: declared = 0, ...given }) => {
    const read = readParams<Controls>(shown.experiment.controls, given);
    return declared === seed && read.params !== undefined && sameParams(read.params, params);
  });
}

/** Path from the site's root of an experiment's page, set to these parameters. */
function experimentAddress({ shown, params, seed }: Called): string {
  const { controls, publish } = shown.experiment;
  const { seed: firstSeed = 0, ...first } = publish[0] ?? {};
  const origin = { params: readParams<Controls>(controls, first).params ?? params, seed: firstSeed };
  return `/experiments/${shown.id}/${writeAddress<Controls>('', shown.id, controls, { params, seed }, origin)}`;
}

/**
 * <Experiment id …> receives `id`, `label` (its anchor), `number` (图 9.1), `title` if it was given one, `wide` if it is to take the margin
 * too, `touch` (the parameters under its plot) if the chapter names them, the complete `params` and the `seed` of a published run.
 */
export function resolveExperiment(tag: Tag, given: Given, context: Context): void {
  const call = callOf(tag, 'id', given, context);
  if (!call || !publishedRun(tag, call, context)) return;
  const title = given.get('title');
  if (title) checkPlain(String(title.value), title.place, context.report);
  const touch = touchedBy(given, call, context);
  if (touch === undefined) return;
  const target = context.numbered.get(tag)!;
  setAttributes(tag, {
    id: call.shown.id,
    label: target.id,
    number: target.label,
    ...(title ? { title: String(title.value) } : {}),
    ...(given.has('wide') ? { wide: true } : {}),
    ...(touch.length > 0 ? { touch } : {}),
    params: call.params,
    seed: call.seed,
  });
}

/** The parameters that the writer puts under the plot; undefined, with the fault reported, if one is none or they are too many. */
function touchedBy(given: Given, { shown }: Called, { report }: Context): string[] | undefined {
  const { value, place } = given.get('touch') ?? { value: '', place: undefined };
  const names = String(value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = Object.keys(shown.experiment.controls);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) report(place, `实验 ${shown.id} 没有参数 ${wrong}。`, suggest(wrong, known));
  else if (names.length > MOST_TOUCHED)
    report(
      place,
      `touch 里有 ${names.length} 个参数，图下方放不下。`,
      '请只留最要紧的一两个，别的读者在“更多参数”里找得到。',
    );
  else return names;
  return undefined;
}

/** The value at a path of a result; undefined, with the nearest field reported, if nothing is there. */
export function readPath(result: Json, path: string, given: Given, context: Context): Json | undefined {
  const value = valueAt(result, path);
  if (value !== undefined) return value;
  const steps = path.split('.');
  let known = steps.length - 1;
  while (known > 0 && valueAt(result, steps.slice(0, known).join('.')) === undefined) known--;
  const parent = valueAt(result, steps.slice(0, known).join('.'));
  const names = parent && typeof parent === 'object' && !Array.isArray(parent) ? Object.keys(parent) : [];
  const where = known === 0 ? '结果里' : `结果的 ${steps.slice(0, known).join('.')} 里`;
  context.report(given.get('path')?.place, `${where}没有 ${steps[known]}。`, suggest(steps[known]!, names));
  return undefined;
}

/** <Value of path> receives the number as a reader reads it (`text`, `exponent`), `exact` and `href`, its experiment set to this run. */
export function resolveValue(tag: Tag, given: Given, context: Context): void {
  const digits = given.get('digits')?.value as number | undefined;
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 1 && digits <= 12)) {
    context.report(
      given.get('digits')!.place,
      'digits 应是 1 到 12 的整数。',
      vocabulary.Value!.attributes.digits!.meaning,
    );
    return;
  }
  const call = callOf(tag, 'of', given, context);
  const run = call && publishedRun(tag, call, context);
  if (!run) return;
  const path = String(given.get('path')!.value);
  const value = readPath(run.result, path, given, context);
  if (value === undefined) return;
  if (typeof value !== 'number' && typeof value !== 'string') {
    context.report(given.get('path')!.place, `结果的 ${path} 不是一个数，也不是文字。`, '请写到具体的那一个数为止。');
    return;
  }
  const shownAs =
    typeof value === 'number'
      ? numberText(value, {
          ...(digits ? { digits } : {}),
          percent: given.has('percent'),
          percentagePoints: given.has('percentagePoints'),
        })
      : { text: value };
  setAttributes(tag, {
    ...shownAs,
    exact: String(value),
    title: call.shown.experiment.title,
    href: experimentAddress(call),
  });
}
