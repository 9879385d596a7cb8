import { constructions } from '../../math/circuits/parity/constructions.ts';
import { foldingCarpet, sizeOf } from '../../math/nets/carpet-nets.ts';
import { hiddenUnits, parityNet } from '../../math/nets/parity-nets.ts';
import { grouped as thinly } from '../../math/number-text.ts';
import { squareNet } from '../../math/nets/square-net.ts';
import { folded, units } from '../../math/nets/tent.ts';
import { montufar, zaslavsky } from '../../math/plane/region-bounds.ts';

/**
 * What a task of size n costs a deep circuit or net that is written down, and a shallow one: two levels of gates, or one hidden layer of
 * ReLUs. Each number is that of a theorem of the book.
 */

/** How a theorem knows the shallow number: no fewer will do and so many do, no fewer will do, or so many do. */
export type Known = 'exactly' | 'at least' | 'at most';

export interface Task {
  /** What there is to do at this size, in Chinese. */
  name: (n: number) => string;
  unit: '门' | '单元';
  deep: (n: number) => number;
  shallow: (n: number) => number;
  known: Known;
}

/** A count as the book writes it. */
export const grouped = (value: number | bigint) => thinly(String(value));

/** Regions of n layers of four units that fold the plane, each axis once a layer, before the last one cuts it. */
export const planeRegions = (n: number): bigint =>
  montufar(
    2,
    Array.from({ length: n }, () => 4),
  );

/** The smallest whole number from 1 on for which this holds, as it does for all that are larger. */
function least(holds: (count: number) => boolean): number {
  let high = 1;
  while (!holds(high)) high *= 2;
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** In the order in which they are drawn: first where depth saves nothing. */
export const tasks = {
  and: {
    name: (n) => `${n} 位全是 1 吗`,
    unit: '门',
    deep: () => 1,
    shallow: () => 1,
    known: 'exactly',
  },
  parityGates: {
    name: (n) => `${n} 位的奇偶，用与或门`,
    unit: '门',
    deep: (n) => constructions.andOr.form(n).gates,
    shallow: (n) => constructions.dnf.form(n).gates,
    known: 'exactly',
  },
  parityUnits: {
    name: (n) => `${n} 位的奇偶，用 ReLU`,
    unit: '单元',
    deep: (n) => hiddenUnits(parityNet('fold', n)),
    shallow: (n) => hiddenUnits(parityNet('relu', n)),
    known: 'at most',
  },
  square: {
    name: (n) => `平方，误差不过 1/${grouped(2 ** (2 * n + 2))}`,
    unit: '单元',
    deep: (n) => units(squareNet(n)),
    // p pieces err by 1/8p² at least; m units make m + 1 pieces at most.
    shallow: (n) => least((p) => 8 * p * p >= 2 ** (2 * n + 2)) - 1,
    known: 'at least',
  },
  sawtooth: {
    name: (n) => `锯齿，${grouped(2 ** n)} 段`,
    unit: '单元',
    deep: (n) => units(folded(n)),
    shallow: (n) => 2 ** n,
    known: 'exactly',
  },
  carpet: {
    name: (n) => `地毯，每边 ${grouped(2 ** n)} 个菱形`,
    unit: '单元',
    deep: (n) => sizeOf(foldingCarpet(2 ** n)).units,
    shallow: (n) => 2 * 2 ** n - 1,
    known: 'at least',
  },
  plane: {
    name: (n) => `平面，${grouped(planeRegions(n))} 块`,
    unit: '单元',
    deep: (n) => 4 * n,
    shallow: (n) => {
      const regions = planeRegions(n);
      return least((count) => zaslavsky(count, 2) >= regions);
    },
    known: 'exactly',
  },
} as const satisfies Record<string, Task>;
