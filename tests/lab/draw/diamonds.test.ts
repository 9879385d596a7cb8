import { expect, it } from 'vitest';
import { carpet } from '../../../src/datasets/carpet.ts';
import { diamonds, sheet } from '../../../src/lab/draw/charts/diamonds.ts';

it('the diamonds are where the carpet is 1: all of it, and nothing else', () => {
  for (const side of [2, 4, 8]) {
    const outlines = diamonds(side, -1, 1);
    expect(outlines).toHaveLength(side ** 2);
    for (const corners of outlines) {
      const [x, y] = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / 4);
      expect(carpet(side, x!, y!)).toBe(1);
      for (const [cx, cy] of corners) {
        const at = (share: number) => [x! + share * (cx - x!), y! + share * (cy - y!)] as const;
        expect(carpet(side, ...at(0.99))).toBe(1);
        expect(carpet(side, ...at(1))).toBe(0);
      }
    }
  }
  // A quarter of the sheet has a quarter of them.
  expect(diamonds(8, 0, 1)).toHaveLength(16);
  expect(sheet(0, 1)).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
});
