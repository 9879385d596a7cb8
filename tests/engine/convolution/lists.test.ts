import { describe, expect, test } from 'vitest';
import type { ChainLayer } from '../../../src/engine/convolution/chain.ts';
import { listsPay } from '../../../src/engine/convolution/plan.ts';

/** What the measurements said (plan.ts has them): the rule must choose what was faster wherever the ways were apart. */

const images = (channels: number) => ({ height: 9, width: 9, channels });
const layer = (
  [height, width, channels]: [number, number, number],
  activation: ChainLayer['activation'] = 'relu',
): ChainLayer => ({
  kind: 'convolution',
  activation,
  from: images(channels),
  to: images(8),
  patch: [height, width],
  stride: [1, 1],
  before: [0, 0],
  frozen: false,
});
const pooled = (height: number, width: number, kind: 'maximum' | 'average' = 'maximum'): ChainLayer => ({
  ...layer([height, width, 8], 'linear'),
  kind,
  stride: [height, width],
});

describe('lists of a delta that is not 0', () => {
  test.each<[[number, number, number], padded: boolean, relu: boolean, pooledTwo: boolean, pooledFour: boolean]>([
    [[5, 5, 1], false, false, false, false],
    [[3, 3, 3], false, false, false, false],
    [[3, 3, 4], true, false, false, false],
    [[1, 1, 32], true, false, false, true],
    [[3, 3, 8], true, false, true, true],
    [[7, 7, 3], false, false, true, true],
    [[1, 80, 1], false, true, true, true],
    [[3, 3, 16], true, true, true, true],
    [[5, 5, 8], true, true, true, true],
  ])('window %j: behind a ReLU %#', (window, padded, relu, two, four) => {
    expect([undefined, pooled(1, 2), pooled(2, 2)].map((above) => listsPay(layer(window), above, padded))).toEqual([
      relu,
      two,
      four,
    ]);
  });

  test('never where nothing makes zeros', () => {
    for (const activation of ['linear', 'tanh', 'sigmoid'] as const) {
      expect(listsPay(layer([3, 3, 64], activation), undefined, true)).toBe(false);
      expect(listsPay(layer([3, 3, 64], activation), pooled(2, 2, 'average'), true)).toBe(false);
      expect(listsPay(layer([3, 3, 64], activation), pooled(2, 2), true)).toBe(true);
    }
  });
});
