import type { ComponentType } from 'preact';
import type { Experiment, Json, Params } from '../../src/lab/declare/define.ts';
import type { Figure, Frame, ViewProps } from '../../src/lab/draw/draw.ts';
import { sameState, type State } from '../../src/lab/declare/address.ts';
import type { Sounds } from '../../src/lab/run/sounding.ts';
import { type Outcome } from '../../src/lab/run/session.ts';
import type { LabProps } from './types.ts';

/** Everything that is fetched only after a tap: figures and Plot with them, views, sources, published results. */

export type DrawResult = (result: Json, params: Params, frame: Frame<Json>) => Figure;

type View = ComponentType<ViewProps<Experiment>>;

/** A figure and the drawing module, which is one chunk for all figures. */
export interface Drawn {
  figure: DrawResult;
  drawPanels: (typeof import('../../src/lab/draw/draw.ts'))['drawPanels'];
  redrawPanels: (typeof import('../../src/lab/draw/draw.ts'))['redrawPanels'];
  View?: View | undefined;
  /** What the experiment sounds like, if it does; only names are asked for here, and the worker makes what is heard. */
  sounds?: Sounds | undefined;
}

const figures = import.meta.glob<DrawResult>('/src/experiments/*/figure.ts', { import: 'default' });
const views = import.meta.glob<View>('/src/experiments/*/view.tsx', { import: 'default' });
const sounds = import.meta.glob<Sounds>('/src/experiments/*/sound.ts', { import: 'default' });
const sources = import.meta.glob<string>('/src/experiments/*/experiment.ts', { query: '?raw', import: 'default' });

/** Keeps a promise for as long as it holds good: a failed load is tried anew the next time. */
function remembered<V>(load: (key: string) => Promise<V>): (key: string) => Promise<V> {
  const kept = new Map<string, Promise<V>>();
  return (key) => {
    let promise = kept.get(key);
    if (!promise) {
      promise = load(key);
      kept.set(key, promise);
      promise.catch(() => kept.delete(key));
    }
    return promise;
  };
}

const loadDrawing = () => import('../../src/lab/draw/draw.ts');

/** The figure of an experiment, its view and its sounds if it has them, and Plot. @throws if a part cannot be fetched */
export const loadFigure = remembered(async (id: string): Promise<Drawn> => {
  const [figure, { drawPanels, redrawPanels }, View, named] = await Promise.all([
    figures[`/src/experiments/${id}/figure.ts`]!(),
    loadDrawing(),
    views[`/src/experiments/${id}/view.tsx`]?.(),
    sounds[`/src/experiments/${id}/sound.ts`]?.(),
  ]);
  return { figure, drawPanels, redrawPanels, View, sounds: named };
});

/** The parts of a figure, the largest first: who has time takes them one by one, since each costs a slow phone a while at once. */
export const partsOf = (id: string): (() => Promise<unknown>)[] => [
  loadDrawing,
  figures[`/src/experiments/${id}/figure.ts`]!,
  () => loadFigure(id),
];

const loadRun = remembered(async (address: string): Promise<Outcome> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  const run = (await response.json()) as Outcome;
  if (!run.params || !('result' in run) || !run.table) throw new Error(`invalid ${address}`);
  return run;
});

/**
 * The published result of that state, with its sentence and table; undefined if there is none. Only its own file is fetched.
 * @throws if it cannot be fetched or is not what it should be
 */
export async function loadPublished(
  { addresses, published }: Pick<LabProps, 'addresses' | 'published'>,
  state: State,
): Promise<Outcome | undefined> {
  const run = published.find((one) => sameState(one, state));
  return run && loadRun(`${addresses.published}${run.key}.json`);
}

/** The text of experiment.ts. */
export const loadSource = (id: string): Promise<string> => sources[`/src/experiments/${id}/experiment.ts`]!();
