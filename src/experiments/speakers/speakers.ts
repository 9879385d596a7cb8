import type { Utterance } from '../../acoustic/corpus.ts';
import type { FrameSet } from '../../acoustic/features.ts';
import type { Stage } from '../../acoustic/stages.ts';
import { digitUnits } from '../../datasets/spoken-digits.ts';
import { principalComponents } from '../../math/linear-algebra/principal-components.ts';
import type { Random } from '../../math/random.ts';
import { significant } from '../../math/rounding.ts';

/** Who speaks, and what is said: pairs of frames that differ in one of them, and one digit's way through the plane in several voices. */

const UNITS = digitUnits(3);
const PHONES = Object.keys(UNITS).filter((phone) => phone !== 'SIL');
/** Of each state the number of its phone; −1 of silence. */
const PHONE_OF = new Int8Array(Object.values(UNITS).flat().length).fill(-1);
PHONES.forEach((phone, k) => UNITS[phone]!.forEach((state) => (PHONE_OF[state] = k)));

/** Frames that are asked: of each its phone (−1: silence) and the number of its speaker. */
export interface Spoken {
  phones: Int8Array;
  speakers: Uint8Array;
  names: string[];
}

export function spokenBy(utterances: readonly Utterance[], { states }: Pick<FrameSet, 'states'>): Spoken {
  const names = [...new Set(utterances.map(({ speaker }) => speaker))].sort();
  const speakers = new Uint8Array(states.length);
  let from = 0;
  for (const { speaker, frames } of utterances) {
    speakers.fill(names.indexOf(speaker), from, from + frames);
    from += frames;
  }
  return { phones: Int8Array.from(states, (state) => PHONE_OF[state]!), speakers, names };
}

/** Frames, each with another of the same phone by another speaker, and one of another phone by the same speaker. */
export type Triple = readonly [frame: number, samePhone: number, sameSpeaker: number];

/** Draws triples, all frames of speech that have both partners alike. @throws RangeError with fewer than two speakers or phones */
export function drawTriples({ phones, speakers, names }: Spoken, count: number, draw: Random): Triple[] {
  const frames = [...phones.keys()].filter((i) => phones[i]! >= 0);
  const cells = PHONES.map(() => names.map((): number[] => []));
  for (const i of frames) cells[phones[i]!]![speakers[i]!]!.push(i);
  if (names.length < 2 || cells.filter((by) => by.some((cell) => cell.length > 0)).length < 2)
    throw new RangeError('invalid frames: fewer than two speakers or phones');
  const any = (list: readonly number[]) => list[draw.integer(list.length)]!;
  const triples: Triple[] = [];
  while (triples.length < count) {
    const i = any(frames);
    const [phone, speaker] = [phones[i]!, speakers[i]!];
    const others = cells[phone]!.flatMap((cell, s) => (s === speaker ? [] : cell));
    if (others.length === 0) continue;
    // Most frames are of another phone.
    let mate = any(frames);
    while (speakers[mate] !== speaker || phones[mate] === phone) mate = any(frames);
    triples.push([i, any(others), mate]);
  }
  return triples;
}

/** Mean distance within a phone across speakers / within a speaker across phones: below 1 what is said counts for more than who says it. */
export function distanceRatio({ values, dims }: Stage, triples: readonly Triple[]): number {
  const between = (a: number, b: number) => {
    let sum = 0;
    for (let d = 0; d < dims; d++) {
      const off = values[a * dims + d]! - values[b * dims + d]!;
      sum += off * off;
    }
    return Math.sqrt(sum);
  };
  let [phone, speaker] = [0, 0];
  for (const [i, samePhone, sameSpeaker] of triples) {
    phone += between(i, samePhone);
    speaker += between(i, sameSpeaker);
  }
  return phone / speaker;
}

/** One speaker's digit: `moments` frames of its speech, evenly spaced from its beginning to its end. */
export interface Voice {
  name: string;
  frames: number[];
}

/** The first recording of the digit by every speaker who is asked; frames are counted among all that are asked. */
export function voicesOf(
  utterances: readonly Utterance[],
  { phones }: Pick<Spoken, 'phones'>,
  digit: number,
  moments: number,
): Voice[] {
  const voices = new Map<string, Voice>();
  let from = 0;
  for (const { speaker, digit: said, frames } of utterances) {
    const speech = Array.from({ length: frames }, (_, t) => from + t).filter((i) => phones[i]! >= 0);
    from += frames;
    if (said !== digit || voices.has(speaker) || speech.length === 0) continue;
    voices.set(speaker, {
      name: speaker,
      frames: Array.from({ length: moments }, (_, k) => speech[Math.floor(((k + 0.5) * speech.length) / moments)]!),
    });
  }
  return [...voices.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Paths in the plane in which all voices' frames together are spread widest, in units of the root of their mean squared distance from the middle. */
export interface Traces {
  paths: [x: number, y: number][][];
  share: number;
  /**
   * How far apart the voices are at the same moment, against how far a voice comes from its own middle, both as roots of mean squares in all dimensions:
   * 0 where all go the same way.
   */
  apart: number;
}

export function tracesOf({ values, dims }: Stage, voices: readonly Voice[]): Traces {
  const rows = voices.flatMap(({ frames }) => frames);
  const points = new Float64Array(rows.length * dims);
  rows.forEach((row, i) => points.set(values.subarray(row * dims, (row + 1) * dims), i * dims));
  const { coordinates, shares } = principalComponents(points, dims, 2);
  const at = rows.map((_, i) => coordinates(points, i * dims));
  const unit = Math.sqrt(at.reduce((sum, [x = 0, y = 0]) => sum + x * x + y * y, 0) / at.length) || 1;
  const moments = voices[0]?.frames.length ?? 0;
  /** Mean squared distance from their middle of the points that a key puts together. */
  const within = (keyOf: (i: number) => number, keys: number) => {
    const [sums, counts] = [new Float64Array(keys * dims), new Float64Array(keys)];
    rows.forEach((_, i) => {
      counts[keyOf(i)]!++;
      for (let d = 0; d < dims; d++) sums[keyOf(i) * dims + d]! += points[i * dims + d]!;
    });
    let sum = 0;
    rows.forEach((_, i) => {
      const key = keyOf(i);
      for (let d = 0; d < dims; d++) {
        const off = points[i * dims + d]! - sums[key * dims + d]! / counts[key]!;
        sum += off * off;
      }
    });
    return sum / rows.length;
  };
  const across = within((i) => i % moments, moments);
  const along = within((i) => Math.floor(i / moments), voices.length);
  return {
    paths: voices.map((_, v) =>
      at
        .slice(v * moments, (v + 1) * moments)
        .map(([x = 0, y = 0]) => [significant(x / unit, 3), significant(y / unit, 3)]),
    ),
    share: significant((shares[0] ?? 0) + (shares[1] ?? 0), 4),
    apart: significant(Math.sqrt(across / along), 4),
  };
}
