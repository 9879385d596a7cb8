import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answersOf,
  bitSlices,
  cellsOf,
  cutsOf,
  edgesOf,
  fewestByCounting,
  fewestKnown,
  levelSlices,
  mixingSlices,
  mostCuts,
  otherEnd,
  patersonSlices,
  weighed,
  type Slice,
} from '../../../src/math/circuits/cube-slices.ts';
import { isOdd, ones } from '../../../src/math/circuits/truth-table.ts';

const counted = (flags: readonly boolean[]) => flags.filter(Boolean).length;
/** Which edges no unit cuts. */
const uncut = (slices: readonly Slice[], d: number) => {
  const cuts = slices.map(cutsOf);
  return edgesOf(d).filter((_, e) => !cuts.some((cut) => cut[e]));
};
const tuples = (values: readonly number[], d: number): number[][] =>
  d === 0 ? [[]] : tuples(values, d - 1).flatMap((rest) => values.map((value) => [...rest, value]));

/** The sets of edges that some unit of d ≤ 4 bits cuts, as bits of a number, and how many truth tables the units have. */
function everyCut(d: number) {
  const tables = new Map<number, number>();
  const edges = edgesOf(d);
  // Every threshold function of four bits has integer weights of at most 3 (Muroga): that none is missing is counted below.
  for (const weights of tuples([-3, -2, -1, 0, 1, 2, 3], d)) {
    const sums = weighed(weights);
    for (const threshold of new Set([...sums, Math.max(...sums) + 1])) {
      const table = sums.reduce((bits, sum, input) => bits + (sum >= threshold ? 2 ** input : 0), 0);
      if (tables.has(table)) continue;
      const cut = edges.reduce(
        (bits, edge, e) => bits | (Number(sums[edge.input]! >= threshold !== sums[otherEnd(edge)]! >= threshold) << e),
        0,
      );
      tables.set(table, cut);
    }
  }
  const all = [...new Set(tables.values())];
  return { functions: tables.size, maximal: all.filter((a) => !all.some((b) => a !== b && (a & b) === a)) };
}
test('a cube has d·2^(d−1) edges, and each joins inputs that differ in one bit', () => {
  for (let d = 1; d <= 6; d++) {
    const edges = edgesOf(d);
    expect(edges).toHaveLength(d * 2 ** (d - 1));
    expect(new Set(edges.map((edge) => `${edge.input},${otherEnd(edge)}`)).size).toBe(edges.length);
    for (const edge of edges) expect(otherEnd(edge) - edge.input).toBe(2 ** edge.bit);
  }
});

test('bits and levels cut every edge once; a unit in the middle cuts as many as O’Neil allows', () => {
  for (let d = 1; d <= 6; d++) {
    for (const slices of [bitSlices(d), levelSlices(d)]) {
      const cuts = slices.map(cutsOf);
      for (let e = 0; e < edgesOf(d).length; e++) expect(cuts.filter((cut) => cut[e])).toHaveLength(1);
    }
    expect(counted(cutsOf(levelSlices(d)[Math.ceil(d / 2) - 1]!))).toBe(mostCuts(d));
    for (const slices of [bitSlices(d), levelSlices(d)])
      expect(cellsOf(slices, d).every(({ even, odd }) => even.length === 0 || odd.length === 0)).toBe(true);
  }
});

test('no unit cuts more than O’Neil’s limit', () => {
  const unit = fc.integer({ min: 1, max: 6 }).chain((d) =>
    fc.record({
      threshold: fc.integer({ min: -12, max: 12 }),
      weights: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: d, maxLength: d }),
    }),
  );
  fc.assert(
    fc.property(unit, (slice) => {
      expect(counted(cutsOf(slice))).toBeLessThanOrEqual(mostCuts(slice.weights.length));
    }),
    { numRuns: 300 },
  );
});

test('Paterson’s five cut all 192 edges of six bits, none of them can be left out, and their cells are of one parity', () => {
  expect(patersonSlices).toHaveLength(5);
  expect(patersonSlices.length).toBe(fewestKnown[6]);
  expect(uncut(patersonSlices, 6)).toEqual([]);
  patersonSlices.forEach((_, i) => {
    expect(uncut(patersonSlices.toSpliced(i, 1), 6)).not.toEqual([]);
  });
  const cells = cellsOf(patersonSlices, 6);
  expect(cells.flatMap(({ even, odd }) => [...even, ...odd]).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 64 }, (_, input) => input),
  );
  expect(cells.every(({ even, odd }) => even.length === 0 || odd.length === 0)).toBe(true);
  // Each is a plane through the cube's middle that meets no input: in ±1 its sum is odd, so twice the sum in bits misses twice the threshold by one.
  for (const { threshold, weights } of patersonSlices)
    expect(2 * threshold - 1).toBe(weights.reduce((sum, weight) => sum + weight, 0));
});

test('one more threshold unit does not make parity of the answers of Paterson’s five: two odd ones and two even ones have the same sum', () => {
  const answers = patersonSlices.map(answersOf);
  const words = Array.from({ length: 64 }, (_, input) => ({
    word: answers.map((unit) => Number(unit[input])).join(''),
    odd: isOdd(input),
  }));
  const parityOf = (word: string) => new Set(words.filter((each) => each.word === word).map(({ odd }) => odd));
  for (const word of ['10100', '01001']) expect(parityOf(word)).toEqual(new Set([true]));
  for (const word of ['11100', '00001']) expect(parityOf(word)).toEqual(new Set([false]));
  const sum = (pair: string[]) => [0, 1, 2, 3, 4].map((j) => Number(pair[0]![j]) + Number(pair[1]![j]));
  expect(sum(['10100', '01001'])).toEqual(sum(['11100', '00001']));
});

test('three bits take three units and four bits four: all threshold functions tried', () => {
  const three = everyCut(3),
    four = everyCut(4);
  // As many threshold functions as there are (OEIS A000609).
  expect([three.functions, four.functions]).toEqual([104, 1882]);
  expect(Math.max(...three.maximal.map(ones))).toBe(mostCuts(3));
  expect(Math.max(...four.maximal.map(ones))).toBe(mostCuts(4));
  let two = 0;
  for (const a of three.maximal) for (const b of three.maximal) two = Math.max(two, ones(a | b));
  expect(two).toBeLessThan(12);
  let most = 0;
  four.maximal.forEach((a, i) =>
    four.maximal.forEach((b, j) => {
      // The third adds 12 at most.
      if (j < i || ones(a | b) + mostCuts(4) <= most) return;
      for (let k = j; k < four.maximal.length; k++) most = Math.max(most, ones(a | b | four.maximal[k]!));
    }),
  );
  // Emamy-Khansary’s S(4, 3) = 30 of 32.
  expect(most).toBe(30);
  // Two of three, and three of four, leave edges; as many as bits do not. Half of a cube is a cube of one bit less: none takes fewer than it.
  expect([fewestKnown[3], fewestKnown[4]]).toEqual([3, 4]);
  for (let d = 3; d <= 6; d++) expect(fewestKnown[d]).toBeGreaterThanOrEqual(fewestKnown[d - 1]!);
  expect([2, 3, 4, 5, 6].map(fewestByCounting)).toEqual([2, 2, 3, 3, 4]);
});

test('four units cut every edge of three bits and still answer two inputs of different parity alike', () => {
  expect(uncut(mixingSlices, 3)).toEqual([]);
  const mixed = cellsOf(mixingSlices, 3).filter(({ even, odd }) => even.length > 0 && odd.length > 0);
  expect(mixed).toEqual([{ even: [0], odd: [7] }]);
});
