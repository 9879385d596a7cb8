import { expect, test } from 'vitest';
import { readTiedStates } from '../../src/datasets/tied-states.ts';
import { positionOf, triphonesOf } from '../../src/experiments/shared-states/groups.ts';
import { faultOf, LOCATED } from './bytes.ts';

const le = (bytes: number) => (n: number) => Array.from({ length: bytes }, (_, i) => Math.floor(n / 256 ** i) & 255);
const [le16, le32] = [le(2), le(4)];
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

interface Model {
  phones: string[];
  /** Place in the word, centre, left, right, sequence. */
  triphones: [number, number, number, number, number][];
  sequences: number[][];
  nodes?: number;
}

/** An mdef as pocketsphinx writes it. */
function mdef({ phones, triphones, sequences, nodes = 2 }: Model): Uint8Array {
  const statesEach = sequences[0]!.length;
  const tied = 1 + Math.max(...sequences.flat());
  const about = ascii('about\0\0\0');
  const names = phones.flatMap((name) => [...ascii(name), 0]);
  while (names.length % 4) names.push(0);
  const counts = [
    phones.length,
    phones.length + triphones.length,
    statesEach,
    phones.length * statesEach,
    tied,
    phones.length,
    sequences.length,
    3,
    nodes,
    0,
  ];
  return Uint8Array.from([
    ...ascii('BMDF'),
    ...le32(1),
    ...le32(about.length),
    ...about,
    ...counts.flatMap(le32),
    ...names,
    ...Array.from({ length: 8 * nodes }, () => 77),
    ...phones.flatMap((_, i) => [...le32(i), ...le32(i), 1, 0, 0, 0]),
    ...triphones.flatMap(([place, centre, left, right, sequence]) => [
      ...le32(sequence),
      ...le32(centre),
      place,
      centre,
      left,
      right,
    ]),
    ...le32(statesEach * sequences.length),
    ...sequences.flat().flatMap(le16),
  ]);
}

const MODEL: Model = {
  phones: ['SIL', 'D', 'UW', 'Y'],
  sequences: [
    [0, 1],
    [2, 3],
    [4, 5],
    [6, 7],
    [8, 300],
    [9, 300],
    [9, 301],
  ],
  triphones: [
    [0, 2, 1, 3, 4], // D-UW+Y
    [1, 2, 3, 1, 5], // Y-UW+D
    [2, 2, 3, 0, 6], // Y-UW+SIL
    [3, 1, 0, 2, 1],
  ],
};
const read = (model: Model = MODEL) => readTiedStates({ name: 'f.mdef', bytes: mdef(model) });

test('an mdef tells every triphone, its place and the states it goes through', () => {
  expect(read()).toEqual({
    phones: MODEL.phones,
    statesEach: 2,
    tied: 302,
    independent: 8,
    sequences: 7,
    place: Uint8Array.of(0, 1, 2, 3),
    centre: Uint8Array.of(2, 2, 2, 1),
    left: Uint8Array.of(1, 3, 3, 0),
    right: Uint8Array.of(3, 1, 0, 2),
    states: Uint16Array.of(8, 300, 9, 300, 9, 301, 2, 3),
  });
  // Names are filled up to a multiple of four bytes, and the tree is as long as it says.
  expect(read({ ...MODEL, phones: ['SIL', 'DD', 'UW', 'Y'], nodes: 5 }).states).toEqual(read().states);
});

test('triphones of a phone, grouped by the state that they share, and whose neighbour decides', () => {
  const model = read();
  expect(triphonesOf(model, 2)).toEqual([0, 1, 2]);
  // First states 8, 9, 9: each left neighbour has one. Last states 300, 300, 301: Y on the left has both, each right neighbour one.
  expect(positionOf(model, [0, 1, 2], 0)).toEqual({
    tied: 2,
    shares: [2, 1],
    largest: 2,
    leftDecides: 1,
    rightDecides: 1,
    groups: [
      { state: 9, left: 'Y', right: 'SIL D' },
      { state: 8, left: 'D', right: 'Y' },
    ],
  });
  expect(positionOf(model, [0, 1, 2], 1)).toMatchObject({
    tied: 2,
    shares: [2, 1],
    largest: 2,
    leftDecides: 0.6667,
    rightDecides: 1,
  });
});

test('what is no mdef is refused with its place', () => {
  const bytes = mdef(MODEL);
  const spoilt = (at: number, ...values: number[]) => {
    const other = bytes.slice();
    other.set(values, at);
    return other;
  };
  const wrong = [
    new Uint8Array(0),
    Uint8Array.from(ascii('RIFF....')),
    bytes.subarray(0, 8),
    bytes.subarray(0, 50),
    bytes.subarray(0, 62),
    bytes.subarray(0, bytes.length - 1),
    bytes.subarray(0, bytes.length - 40),
    spoilt(8, 255, 255, 255, 255),
    spoilt(20, 0, 0, 0, 0), // no phones
    spoilt(24, 1, 0, 0, 0), // fewer triphones than phones
    spoilt(28, 255, 255, 255, 127),
    spoilt(bytes.length - 4 - 28 - 12, 7, 0, 0, 0), // there are seven sequences, 0 to 6
    spoilt(bytes.length - 4 - 28 - 3, 4), // and four phones
  ];
  for (const some of wrong) expect(faultOf(() => readTiedStates({ name: 'f.mdef', bytes: some }))).toMatch(LOCATED);
});
