import type { Streams } from '../../math/random.ts';
import type { Data, DataControl, DataInputs } from './data.ts';

/**
 * What an experiment is. One folder under src/experiments holds one experiment: `experiment.ts` (this declaration and its `run`),
 * `figure.ts` (result → drawing), `result.json` (what the book publishes) and, only where needed, `view.tsx`.
 * Types, defaults, command-line flags, sliders, URL state, validation and the reference page all come from `controls`.
 */

interface Labelled {
  /** Chinese name shown beside the control. */
  label: string;
  /** The symbol of a formula that this parameter is, as written in `\show{symbol}{…}`, e.g. "epsilon". */
  symbol?: string;
  /** One Chinese sentence for the reference page and the control's description. */
  help?: string;
  /**
   * The parameter matters, and is shown, only while these choices, or inputs, have one of these values: { optimizer: ['momentum'] }. While it is not
   * shown it is at its default, in the address, the run and the comparison alike; to give it another value is then a fault.
   */
  when?: Record<string, readonly string[]>;
}

/** A number: slider and number field. `optional` allows "not given" (null). */
export interface NumberControl extends Labelled {
  kind: 'number';
  min: number;
  max: number;
  /** Smallest change; an integer step makes the parameter an integer. With scale 'log' only the slider's resolution. */
  step: number;
  value: number | null;
  optional?: true;
  scale?: 'log';
  unit?: string;
  /** Name of another number parameter that this one may not exceed. A default above it is lowered; a given value above it is refused. */
  atMost?: string;
}

/** One of a few named options: radio buttons or a select. `options` maps the value to its Chinese label. */
export interface ChoiceControl extends Labelled {
  kind: 'choice';
  options: Record<string, string>;
  value: string;
}

/** A formula in x, or a drawn curve written as a list of heights: text field, presets and a pad to draw on. */
export interface FunctionControl extends Labelled {
  kind: 'function';
  value: string;
  /** Ready-made values with Chinese labels. */
  presets: Record<string, string>;
  maxLength: number;
  /** Says in one Chinese sentence what is wrong with the text and how to mend it; undefined if nothing is. */
  check: (text: string) => string | undefined;
}

/**
 * A row of bits, written as text "0110": toggles. Its length follows another number parameter, and a default is cut or repeated to fit; or
 * each bit has a name of its own, and there are as many as names.
 */
export type BitsControl = Labelled & { kind: 'bits'; value: string } & (
    | { lengthOf: string; names?: undefined }
    /** Short, as they stand on the toggles. */
    | { names: readonly string[]; lengthOf?: undefined }
  );

/** A list of `least` to `most` numbers, each from min to max, as text "8,8,8"; an integer step makes them integers. */
export interface NumbersControl extends Labelled {
  kind: 'numbers';
  min: number;
  max: number;
  step: number;
  least: number;
  most: number;
  value: string;
  unit?: string;
  /** They are shares of a whole: where one is slid, the others make room. */
  sum?: 1;
}

/**
 * Points of the plane in groups, as text "0,0 1,1; 0,1 1,0" (see math/number-list.ts). Coordinates are rounded to whole multiples of the step.
 * `groups` and `each` are the least and most groups, and points in a group.
 */
export interface PointsControl extends Labelled {
  kind: 'points';
  x: readonly [min: number, max: number];
  y: readonly [min: number, max: number];
  step: number;
  groups: readonly [least: number, most: number];
  each: readonly [least: number, most: number];
  value: string;
}

/**
 * A table of numbers, each from min to max, as text "0.7,0.3; 0.4,0.6": rows are separated by ";". `rows` and `each` are the least and most
 * rows, and numbers in a row; whether they fit together is for `refuses` to say.
 */
export interface RowsControl extends Labelled {
  kind: 'rows';
  min: number;
  max: number;
  rows: readonly [least: number, most: number];
  each: readonly [least: number, most: number];
  value: string;
  /** Each row's are shares of a whole. */
  sum?: 1;
}

/** What a declaration's `controls` hold. */
export type ParameterControl =
  NumberControl | ChoiceControl | FunctionControl | BitsControl | NumbersControl | PointsControl | RowsControl;
/** What hosts see among the controls: the inputs too, each a choice of the data in use. */
export type Control = ParameterControl | DataControl;
export type Controls = Record<string, Control>;

/** Of a declared control its own type; of any number control (as hosts see it) null too, for it may be optional. */
type ValueOf<C> = C extends { kind: 'number' }
  ? C extends { optional: true }
    ? number | null
    : NumberControl extends C
      ? number | null
      : number
  : string;
/** The parameters that a table of controls describes: complete, valid, in the controls' order. */
export type Params<C extends Controls = Controls> = { [K in keyof C]: ValueOf<C[K]> };

/** JSON that survives a round trip: results hold nothing else (no NaN, no Infinity, no undefined, no typed arrays). */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A small table made from a result: the command line prints it, the page offers it as data table and CSV. */
export interface Table {
  columns: { label: string; unit?: string }[];
  rows: (string | number | null)[][];
}

/** A run by what differs from the defaults: parameters, the sets of inputs, and the seed (0 if not given). */
type Choice<C extends Controls, D extends DataInputs> = Partial<Params<C>> & {
  [K in keyof D as string extends K ? never : K]?: string;
} & { seed?: number };

/** What makes a sentence of the book true. */
export interface Claim<C extends Controls = Controls, R = Json, D extends DataInputs = DataInputs> {
  /** The sentence is about the published runs with these parameters (and this seed); `{}`: about all. There is at least one. */
  of: Choice<C, D>;
  holds(result: R, params: Params<C>): boolean;
}

export interface Experiment<C extends Controls = Controls, R = Json, D extends DataInputs = DataInputs> {
  /** Chinese title. */
  title: string;
  /** One Chinese sentence: what the reader learns by touching it. */
  summary: string;
  controls: C;
  /**
   * The one or two parameters that a figure of it is about, unless a chapter names others: they stand under the plot, all others fold away.
   * The first one if not given.
   */
  touch?: readonly ((keyof C | keyof D) & string)[];
  /** Seconds of computing after which hosts with a clock offer to hold a run; it may be gone on with. No part of a run, nor of its result. */
  holdsAfter?: readonly number[];
  /** Inputs beside the parameters: pictures, recordings, tables (see data.ts). Hosts find them among the controls. */
  data?: D;
  /** True if the result depends on the seed: shows 换种子. */
  seeded?: true;
  /** What its figure shows can be made by hand: the site's page that tells how, by the figure's parameters, and how the way there is called. */
  handmade?: { page: `/${string}/`; label: string };
  /** Public result fields: dotted path → Chinese meaning with unit. `*` stands for any key or index. */
  fields: Record<string, string>;
  /** The published runs: parameters that differ from the defaults, the set of an input, and a seed (0 if not given). The first is the one shown. */
  publish: readonly Choice<C, D>[];
  /**
   * Parameters that are valid each by itself, but cannot be run together: the name of the one at fault, and a Chinese sentence that says what
   * would do, as for a single parameter. Asked before every run.
   */
  refuses?: (params: Params<C>) => { name: string; message: string } | undefined;
  /** Awaited once before the first run: an engine's start (`ready` of src/engine). */
  prepare?: () => Promise<void>;
  /** Asked after a result: which code trained it, in one Chinese sentence (`trainedBy` of src/engine); shown beside the figure, never part of the result. */
  trainedBy?: (params: Params<C>) => string | undefined;
  /**
   * A pure generator: every yield is a complete result that can be drawn, the last is final. Chance comes from `random` only,
   * a stream a purpose. Long runs yield 10 to 20 times a second or oftener (hosts thin them).
   * @param given the parameters and the data of the inputs, by name
   * @param before a result that this run yielded earlier, under the same parameters, seed, data and code; given only if `resumes`
   */
  run(given: Params<C> & Data<D>, random: Streams, before?: R): Generator<R, void, void>;
  /** An interrupted run can go on from any result it yielded, and ends with the same bits as one that was not interrupted. */
  resumes?: true;
  /** How far a yielded result is, 0 to 1; without it progress is unknown until the end. */
  progress?: (result: R, params: Params<C>) => number;
  /** Sentences of the chapter, each with the published runs that it is about and the condition that they satisfy. */
  claims: Record<string, Claim<C, R, D>>;
  table(result: R, params: Params<C>): Table;
  /** One Chinese sentence that says what the figure shows now. */
  describe(result: R, params: Params<C>): string;
}

/**
 * Gives `run`, `claims`, `table` and `describe` their types from `controls`, `data` and from what `run` yields; and puts the inputs among the
 * controls, where hosts find them. @throws Error if an input has the name of a parameter
 */
export function defineExperiment<const C extends Record<string, ParameterControl>, R, const D extends DataInputs>(
  experiment: Experiment<C, R, D>,
): Experiment<C, R, D> {
  const inputs = Object.entries(experiment.data ?? {}).map(([name, input]) => [
    name,
    { ...input, value: Object.keys(input.sets)[0] ?? '' },
  ]);
  const twice = inputs.find(([name]) => Object.hasOwn(experiment.controls, name as string));
  if (twice) throw new Error(`data 和 controls 里都有 ${twice[0] as string}，改掉一个名字。`);
  return { ...experiment, controls: { ...experiment.controls, ...Object.fromEntries(inputs) } as C };
}

/** The result type of an experiment, for its figure: `ResultOf<typeof import('./experiment.ts').default>`. */
export type ResultOf<E> = E extends Experiment<infer _C, infer R, infer _D> ? R : never;
/** The parameter type of an experiment, with the set in use of each of its inputs. */
export type ParamsOf<E> =
  E extends Experiment<infer C, infer _R, infer D>
    ? Params<C> & { [K in keyof D as string extends K ? never : K]: string }
    : never;
