import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpokenSeries } from '../../../../src/lab/draw/points/figure-points.ts';
import { found, isLast, moved, whereabouts, type Move, type Place } from '../../../../src/lab/draw/points/walk.ts';

const row = (count: number, panel = 0, name = 'a'): SpokenSeries => ({
  panel,
  title: '',
  name,
  count,
  columns: count,
  point: (i) => ({ x: i / count, y: i, words: String(i) }),
});
const map = (rows: number, columns: number, panel = 0): SpokenSeries => ({
  ...row(rows * columns, panel, 'map'),
  columns,
});
const courses = fc.array(
  fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(2)).map(([count, panel]) => row(count, panel)),
    fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })).map(([a, b]) => map(a, b)),
  ),
  { minLength: 1, maxLength: 5 },
);
const moves: Move[] = [
  'left',
  'right',
  'up',
  'down',
  'first',
  'last',
  'far left',
  'far right',
  'series back',
  'series on',
];

/** Every place that the move leads to, until it leads no farther. */
function course(all: readonly SpokenSeries[], from: Place, move: Move): Place[] {
  const places = [from];
  for (;;) {
    const next = moved(all, places.at(-1)!, move);
    if (next.series === places.at(-1)!.series && next.point === places.at(-1)!.point) return places;
    places.push(next);
  }
}

describe('moves through the data', () => {
  it('visits all n points of a course in order with n − 1 moves to the right, and all again with as many to the left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
        const all = [row(count)];
        const right = course(all, { series: 0, point: 0 }, 'right').map(({ point }) => point);
        expect(right).toEqual(Array.from({ length: count }, (_, i) => i));
        const left = course(all, { series: 0, point: count - 1 }, 'left').map(({ point }) => point);
        expect(left).toEqual(right.toReversed());
      }),
    );
  });

  it('visits every cell of a map, row by row, with right, first and down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 9 }), (rows, columns) => {
        const all = [map(rows, columns)];
        const downwards = course(all, { series: 0, point: 0 }, 'down');
        const cells = downwards.flatMap((at) => course(all, at, 'right').map(({ point }) => point));
        expect(cells).toEqual(Array.from({ length: rows * columns }, (_, i) => i));
      }),
    );
  });

  it('goes through every series, downwards and back', () => {
    fc.assert(
      fc.property(courses, (all) => {
        const on = course(all, { series: 0, point: 0 }, 'series on').map(({ series }) => series);
        expect(on).toEqual(all.map((_, i) => i));
        const back = course(all, { series: all.length - 1, point: 0 }, 'series back').map(({ series }) => series);
        expect(back).toEqual(on.toReversed());
      }),
    );
  });

  it('never leaves the data', () => {
    fc.assert(
      fc.property(courses, fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (all, keys) => {
        let at: Place = { series: 0, point: 0 };
        for (const key of keys) {
          at = moved(all, at, key);
          expect(all[at.series]).toBeDefined();
          expect(at.point).toBeGreaterThanOrEqual(0);
          expect(at.point).toBeLessThan(all[at.series]!.count);
        }
      }),
    );
  });

  it('goes to the ends with first and last, and through a course in about ten large steps', () => {
    const all = [row(201)];
    expect(moved(all, { series: 0, point: 77 }, 'first').point).toBe(0);
    expect(moved(all, { series: 0, point: 77 }, 'last').point).toBe(200);
    expect(course(all, { series: 0, point: 0 }, 'far right')).toHaveLength(11);
    expect(moved([row(5)], { series: 0, point: 0 }, 'far right').point).toBe(2);
  });

  it('keeps to the same x from course to course of a panel, and begins anew in another', () => {
    const all = [row(11), row(101), row(11, 1)];
    expect(moved(all, { series: 0, point: 5 }, 'down')).toEqual({ series: 1, point: 46 });
    expect(moved(all, { series: 1, point: 46 }, 'up')).toEqual({ series: 0, point: 5 });
    expect(moved(all, { series: 1, point: 46 }, 'down')).toEqual({ series: 2, point: 0 });
  });
});

describe('where it stands', () => {
  it('is the same series and point after the data have changed, or the nearest that there is', () => {
    const before = [row(9), row(9, 0, 'b')];
    expect(found(before, { series: 1, point: 7 }, [row(9, 0, 'b'), row(9)])).toEqual({ series: 0, point: 7 });
    expect(found(before, { series: 1, point: 7 }, [row(3), row(3, 0, 'b')])).toEqual({ series: 1, point: 2 });
    expect(found(before, { series: 1, point: 7 }, [row(3)])).toEqual({ series: 0, point: 2 });
    expect(found(before, { series: 1, point: 7 }, [])).toBeUndefined();
  });

  it('stays at the end of a course that begins anew and grows, if it stood there', () => {
    expect(found([row(9)], { series: 0, point: 8 }, [row(1)], true)).toEqual({ series: 0, point: 0 });
    expect(found([row(1)], { series: 0, point: 0 }, [row(12)], true)).toEqual({ series: 0, point: 11 });
    expect(found([row(1)], { series: 0, point: 0 }, [row(12)])).toEqual({ series: 0, point: 0 });
    expect(isLast([row(9)], { series: 0, point: 8 })).toBe(true);
    expect(isLast([row(9)], { series: 0, point: 7 })).toBe(false);
    expect(isLast([row(1)], { series: 0, point: 0 })).toBe(false);
    expect(isLast([map(3, 3)], { series: 0, point: 8 })).toBe(false);
  });

  it('is said with the series where the panel has several', () => {
    expect(whereabouts([row(9)], { series: 0, point: 2 })).toBe('第 3 点，共 9 点');
    expect(whereabouts([row(9), row(4, 0, '深')], { series: 1, point: 0 })).toBe('第 1 点，共 4 点；系列 深');
    expect(whereabouts([map(3, 5), row(4, 1)], { series: 0, point: 7 })).toBe('第 2 行，第 3 列，共 3 行 5 列');
  });
});
