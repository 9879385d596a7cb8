import { corpusOf } from '../../acoustic/corpus.ts';
import type { Setting } from '../../acoustic/cells.ts';
import { featuresOf, type FeatureKind, type Features } from '../../acoustic/features.ts';
import { levelled } from '../../acoustic/levelled.ts';
import { sameSpeakers, type Split } from '../../acoustic/splits.ts';
import { apartOf, nextTrial, trialsOf, tunedOf, type Apart, type Trial } from '../../acoustic/tuning.ts';
import { DIGIT_RATE } from '../../datasets/spoken-digits.ts';
import type { Recording } from '../../datasets/kinds.ts';
import { errorOfPieces, piecesFor } from '../../math/nets/log-pieces.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { quantiles } from '../../math/statistics/quantiles.ts';
import { cosineTransform } from '../../signal/cepstra.ts';
import { filterBank } from '../../signal/filter-bank.ts';
import type { Absorption } from './absorption.ts';
import { teach, type Bank, type Kernels, type Taught } from './teaching.ts';
import { CHANNELS, NAMES, WAYS, type Way } from './ways.ts';

/** All ways, each with the rate that validation chose for it, on the same recordings. */

const SETTINGS: readonly Setting[] = [
  { learningRate: 0.002, weightDecay: 0.0003 },
  { learningRate: 0.004, weightDecay: 0.0003 },
  { learningRate: 0.002, weightDecay: 0.003 },
  { learningRate: 0.008, weightDecay: 0.0003 },
];
export const MOST_TRIED = SETTINGS.length;
/** A transform of 256 points at 8 kHz. */
const FFT = 256;
const CEPSTRA = 13;
/** How close straight pieces shall come to the logarithm, in nats. */
const CLOSE = 0.1;

export interface Options {
  hidden: readonly number[];
  steps: number;
  seeds: number;
  tried: number;
  share: number;
}

export interface Line {
  way: Way;
  name: string;
  parameters: number | null;
  /** What validation chose; null until all is tried, and where there is nothing to choose. */
  learningRate: number | null;
  weightDecay: number | null;
  frames: number[];
  digits: number[];
  frame: number | null;
  digit: number | null;
  /** Errors less those of the way before, and of log mel energies, paired by seed. */
  change: Apart | null;
  overLogMel: { frame: Apart; digit: Apart } | null;
}

type Ranks = { start: number; end: number };

export interface Pipeline {
  ways: Line[];
  settings: Setting[];
  measured: Trial[][];
  ranked: (Ranks & Pick<Trial, 'setting' | 'seed'>)[];
  ranks: Ranks[];
  bank: (Bank & { validation: number }) | null;
  kernels: (Kernels & { validation: number }) | null;
  edges: number[];
  transform: number[];
  absorption: Absorption | null;
  logs: { low: number; high: number; quantiles: number[]; pieces: { count: number; error: number }[]; needed: number };
  learnt: number;
  tested: number;
  finished: number;
  expected: number;
  training: { way: number; setting: number; seed: number; done: number } | null;
}

/** Trials of a way: the mixtures have no rate to try. */
const triesOf = (way: Way, tried: number): number => (way === 'gmm' ? 1 : tried);

export function* produce(
  recordings: readonly Recording[],
  { hidden, steps, seeds, tried, share }: Options,
  random: Streams,
  before?: Pipeline,
): Generator<Pipeline, void, void> {
  const corpus = levelled(corpusOf(recordings));
  const kept = new Map<FeatureKind, Features>();
  const features = (kind: FeatureKind): Features => {
    const known = kept.get(kind) ?? featuresOf(corpus, kind);
    kept.set(kind, known);
    return known;
  };
  const splits: Split[] = Array.from({ length: seeds }, (_, seed) => sameSpeakers(corpus, seed, share));
  const framesIn = (part: Split['test']) => part.reduce((sum, { frames }) => sum + frames, 0);
  const now: Omit<Pipeline, 'ways' | 'ranks' | 'training' | 'finished'> & { parameters: (number | null)[] } = {
    settings: SETTINGS.slice(0, tried),
    measured: before ? structuredClone(before.measured) : WAYS.map(() => []),
    ranked: [...(before?.ranked ?? [])],
    bank: before?.bank ?? null,
    kernels: before?.kernels ?? null,
    edges: Array.from(
      filterBank({ sampleRate: DIGIT_RATE, fftSize: FFT, channels: CHANNELS, scale: 'htk' }).edges,
      Math.round,
    ),
    transform: Array.from(cosineTransform(CHANNELS, CEPSTRA, 'htk'), fourDecimals),
    absorption: before?.absorption ?? null,
    logs: before?.logs ?? logsOf(features('logMel'), splits[0]!),
    learnt: framesIn(splits[0]!.training),
    tested: framesIn(splits[0]!.test),
    expected: WAYS.reduce((sum, way) => sum + trialsOf(triesOf(way, tried), seeds), 0),
    parameters: WAYS.map((_, w) => before?.ways[w]!.parameters ?? null),
  };
  const result = (training: Pipeline['training']): Pipeline => {
    const { parameters, measured, ...rest } = now;
    return {
      ...structuredClone(rest),
      measured: structuredClone(measured),
      ways: linesOf(measured, parameters, tried, seeds),
      ranks: chosenRanks(now.ranked, measured[WAYS.indexOf('bank')]!, tried, seeds),
      finished: measured.reduce((sum, { length }) => sum + length, 0),
      training,
    };
  };
  yield result(null);
  for (const [w, way] of WAYS.entries()) {
    const done = now.measured[w]!;
    for (let next; (next = nextTrial(done, triesOf(way, tried), seeds));) {
      const { setting, seed } = next;
      const own: Streams = (name) => random(`${name} ${way} ${seed}`);
      const teaching = { features, split: splits[seed]!, hidden, steps, setting: SETTINGS[setting]! };
      const found = yield* learning(teach(way, teaching, own), (part) =>
        result({ way: w, setting, seed, done: fourDecimals(part) }),
      );
      take(found, next);
      yield result(null);
    }

    function take(
      { ranks, bank, kernels, absorption, parameters, ...score }: Taught,
      at: Pick<Trial, 'setting' | 'seed'>,
    ) {
      const { validation } = score;
      done.push({ ...at, ...score });
      now.parameters[w] = parameters;
      if (ranks) now.ranked.push({ ...ranks, ...at });
      // Of what was learnt in front the best is shown, by what validates.
      if (bank && !(now.bank && now.bank.validation <= validation)) now.bank = { ...bank, validation };
      if (kernels && !(now.kernels && now.kernels.validation <= validation)) now.kernels = { ...kernels, validation };
      now.absorption ??= absorption ?? null;
    }
  }
}

function* learning(
  teaching: Generator<number, Taught>,
  seen: (part: number) => Pipeline,
): Generator<Pipeline, Taught, void> {
  for (;;) {
    const { done, value } = teaching.next();
    if (done) return value;
    yield seen(value);
  }
}

function linesOf(
  measured: readonly Trial[][],
  parameters: readonly (number | null)[],
  tried: number,
  seeds: number,
): Line[] {
  const tuned = WAYS.map((way, w) => tunedOf(measured[w]!, triesOf(way, tried), seeds));
  const logMel = tuned[WAYS.indexOf('logMel')];
  return WAYS.map((way, w) => {
    const own = tuned[w],
      last = tuned[w - 1];
    const errors = (which: 'frame' | 'digit'): number[] => own?.[which].each ?? [];
    const meanOf = (each: number[]) => (each.length > 0 ? fourDecimals(mean(each)) : null);
    return {
      way,
      name: NAMES[way],
      parameters: parameters[w]!,
      ...(own && way !== 'gmm' ? SETTINGS[own.setting]! : { learningRate: null, weightDecay: null }),
      frames: errors('frame'),
      digits: errors('digit'),
      frame: meanOf(errors('frame')),
      digit: meanOf(errors('digit')),
      change: own && last ? apartOf(own.frame, last.frame) : null,
      overLogMel:
        own && logMel ? { frame: apartOf(own.frame, logMel.frame), digit: apartOf(own.digit, logMel.digit) } : null,
    };
  });
}

function chosenRanks(ranked: Pipeline['ranked'], trials: readonly Trial[], tried: number, seeds: number): Ranks[] {
  const setting = tunedOf(trials, tried, seeds)?.setting;
  return ranked
    .filter((one: Pipeline['ranked'][0]) => one.setting === setting)
    .sort((a, b) => a.seed - b.seed)
    .map(({ start, end }) => ({ start, end }));
}

/** Between which natural logarithms mel energies lie, all but one in a hundred at either end; and how well straight pieces follow ln between them. */
function logsOf({ values }: Features, { training }: Split): Pipeline['logs'] {
  const logs = training.flatMap(({ index }) => Array.from(values[index]!));
  const found = quantiles(logs, [0.01, 0.25, 0.5, 0.75, 0.99]).map((value) => significant(value, 4));
  const [low, high] = [found[0]!, found.at(-1)!];
  return {
    low,
    high,
    quantiles: found,
    pieces: [1, 2, 3, 4, 6, 8, 12, 16].map((count) => ({
      count,
      error: significant(errorOfPieces(high - low, count), 3),
    })),
    needed: piecesFor(high - low, CLOSE),
  };
}
