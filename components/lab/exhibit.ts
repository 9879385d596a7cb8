import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import type { State } from '../../src/lab/declare/address.ts';
import type { Controls, Experiment, Json, Params, Table } from '../../src/lab/declare/define.ts';
import { drawFigure } from '../../src/lab/draw/draw.ts';
import { figurePoints } from '../../src/lab/draw/points/figure-points.ts';
import { isDataControl, type DataControl } from '../../src/lab/declare/data.ts';
import {
  findRun,
  readResultFile,
  sidecarsOf,
  type PublishedRun,
  type ResultFile,
} from '../../src/lab/publish/results.ts';
import type { Sounds } from '../../src/lab/run/sounding.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { smaller } from './stage/still.ts';
import type { DrawResult } from './loading.ts';
import type { SentControl, SentSet } from './types.ts';

/** What pages need of an experiment, at build only: its declaration, its published runs, and drawings of them. */

const experiments = import.meta.glob<Experiment>('/src/experiments/*/experiment.ts', { import: 'default' });
const figures = import.meta.glob<DrawResult>('/src/experiments/*/figure.ts', { import: 'default' });
const sounds = import.meta.glob<Sounds>('/src/experiments/*/sound.ts', { import: 'default' });
const results = import.meta.glob<unknown>('/src/experiments/*/result.json', { import: 'default' });
const sidecars = import.meta.glob<unknown>('/src/experiments/*/runs/*.json', { import: 'default' });
const views = Object.keys(import.meta.glob('/src/experiments/*/view.tsx'));

export interface Exhibit {
  id: string;
  experiment: Experiment;
  figure: DrawResult | undefined;
  /** Empty if nothing is published yet. */
  runs: PublishedRun[];
  viewed: boolean;
  sounds: Sounds | undefined;
}

/** The ids of all experiments, in alphabetical order. */
export const exhibitIds = (): string[] =>
  Object.keys(experiments)
    .map((path) => path.split('/').at(-2)!)
    .sort();

/** Read once: a server that shows changes forgets this whole module when an experiment or a result changes. */
const exhibits = new Map<string, Promise<Exhibit>>();

/** @throws Error for an id that is none, or a result file that is broken */
export function loadExhibit(id: string): Promise<Exhibit> {
  const known = exhibits.get(id);
  if (known) return known;
  const read = readExhibit(id);
  exhibits.set(id, read);
  return read;
}

async function readExhibit(id: string): Promise<Exhibit> {
  const folder = `/src/experiments/${id}`;
  const load = experiments[`${folder}/experiment.ts`];
  if (!load) throw new Error(`没有名为 ${id} 的实验；可以用的有 ${exhibitIds().join('、')}。`);
  const [experiment, figure, heard, value] = await Promise.all([
    load(),
    figures[`${folder}/figure.ts`]?.(),
    sounds[`${folder}/sound.ts`]?.(),
    results[`${folder}/result.json`]?.(),
  ]);
  const beside = sidecarsOf(value).map(async (name) => [name, await sidecars[`${folder}/${name}`]?.()] as const);
  const held = Object.fromEntries((await Promise.all(beside)).filter(([, result]) => result !== undefined));
  const read: { file?: ResultFile | undefined; fault?: string | undefined } =
    value === undefined ? {} : readResultFile(value, held);
  if (read.fault !== undefined)
    throw new Error(`${id}/result.json 坏了（${read.fault}）。删掉它，再运行 npm run precompute -- --only ${id}`);
  const viewed = views.includes(`${folder}/view.tsx`);
  return { id, experiment, figure, runs: read.file?.runs ?? [], viewed, sounds: heard };
}

/** The run that a figure starts from: the one asked for, or the first that the experiment publishes. */
export function originOf(
  { experiment, runs }: Exhibit,
  asked?: State,
): { state: State; run: PublishedRun | undefined } {
  const { seed = 0, ...params } = experiment.publish[0] ?? {};
  const state = asked ?? { params: readParams<Controls>(experiment.controls, params).params ?? {}, seed };
  return { state, run: findRun({ schema: 1, runs }, state.params, state.seed) };
}

/** The controls without the functions that cannot be sent to a page. */
export function sentControls({ experiment }: Exhibit): Record<string, SentControl> {
  const entries = Object.entries(experiment.controls).map(([name, control]) => {
    if (isDataControl(control)) return [name, { ...control, sets: sentSets(control) }] as const;
    if (control.kind !== 'function') return [name, control] as const;
    const { check: _check, ...rest } = control;
    return [name, rest] as const;
  });
  return Object.fromEntries(entries);
}

/** The controls that a figure of it is about, where no chapter says. */
export const touchOf = ({ experiment: { touch, controls } }: Exhibit): readonly string[] =>
  touch ?? Object.keys(controls).slice(0, 1);

/** The sets of an input as a page needs them: `generate` stays with the experiment. */
const sentSets = ({ sets }: DataControl): Record<string, SentSet> =>
  Object.fromEntries(
    Object.entries(sets).map(([name, set]) => {
      if (!('generate' in set)) return [name, set];
      const { generate: _generate, ...rest } = set;
      return [name, rest];
    }),
  );

/** A published run as its own file on the site has it, and the name of that file, which is the hash of what it holds. */
export function publishedText(exhibit: Exhibit, run: PublishedRun): { key: string; text: string } {
  const { params, seed, result } = run;
  const text = JSON.stringify({ params, seed, result, ...wordsOf(exhibit, run) });
  return { key: createHash('sha256').update(text).digest('hex').slice(0, 12), text };
}

/** The names of what a published run sounds like. */
export const soundNames = ({ sounds }: Exhibit, { params, result }: PublishedRun): string[] =>
  sounds?.(result, params as Params).map(({ label }) => label) ?? [];

/** Words and table of a published run, as the experiment has them. */
export function wordsOf({ experiment }: Exhibit, { params, result }: PublishedRun): { sentence: string; table: Table } {
  return { sentence: experiment.describe(result, params as Params), table: experiment.table(result, params as Params) };
}

/** Whether the published result's drawing has data to be gone through point by point. */
export const isTold = ({ figure }: Exhibit, { result, params }: PublishedRun): boolean =>
  figure !== undefined && figurePoints(figure(result as Json, params as Params, { width: 680 })).length > 0;

/** How a drawing is called, and the id of the element that says what it shows. */
interface Words {
  title?: string;
  describedBy?: string;
}

/** A drawing for a page: the SVG as text. */
export interface Still {
  width: number;
  height: number;
  svg: string;
}

/**
 * The published result drawn at each of these widths. `name` keeps its ids apart from those of other drawings on the page; `firstPanel`
 * leaves all panels but the first away. A screen reader calls it by `title`; what it shows is told by the element `describedBy` if that is on the
 * page, else by the drawing itself.
 */
export function stillsOf(
  exhibit: Exhibit,
  run: PublishedRun,
  widths: readonly number[],
  name: string,
  words: Words & { firstPanel?: boolean } = {},
): Still[] {
  const key = JSON.stringify([widths, name, words]);
  const kept = stills.get(run) ?? new Map<string, Still[]>();
  stills.set(run, kept);
  const drawn = kept.get(key) ?? drawStills(exhibit, run, widths, name, words);
  kept.set(key, drawn);
  return drawn;
}

/** What was drawn of a run, by how it was asked for: a chapter is shown again at every change of its text, its figures seldom change. */
const stills = new WeakMap<PublishedRun, Map<string, Still[]>>();

function drawStills(
  { figure, experiment }: Exhibit,
  run: PublishedRun,
  widths: readonly number[],
  name: string,
  { firstPanel = false, title = experiment.title, describedBy }: Words & { firstPanel?: boolean },
): Still[] {
  if (!figure) return [];
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return widths.map((width) => {
    const options = figure(run.result as Json, run.params as Params, { width });
    const svg = drawFigure(firstPanel && Array.isArray(options) ? options.slice(0, 1) : options, {
      document: document as unknown as Document,
      width,
      prefix: `${name}-${width}`,
    });
    const sentence = experiment.describe(run.result, run.params as Params);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', describedBy === undefined ? `${title}：${sentence}` : title);
    if (describedBy !== undefined) svg.setAttribute('aria-describedby', describedBy);
    return { width, height: Number(svg.getAttribute('height')), svg: smaller(svg.outerHTML) };
  });
}
