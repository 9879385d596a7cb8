import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/paper-folding/experiment.ts';
import { outlineOf } from '../../src/math/plane/paper/scissors.ts';
import {
  closer,
  freshHole,
  isOnSheet,
  ontoSheet,
  patchOf,
  wedgeText,
} from '../../src/experiments/paper-folding/sheet.ts';
import { readPoints } from '../../src/math/number-list.ts';
import { petals, type Folds } from '../../src/math/plane/paper/creases.ts';
import { foldedSpan, sectorsOf, wedgePlace } from '../../src/math/plane/paper/sheets.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

function noChance(name: string): never {
  throw new Error(`the stream ${name} is asked for`);
}
const last = (given: Record<string, unknown>) => [...experiment.run(parametersOf(experiment, given), noChance)].at(-1)!;

describe('the paper', () => {
  it('counts what the unfolded paper shows: overlapping cuts once, those on a crease by the crease', () => {
    const holes = (fold: string, cuts: string) => last({ fold, cuts }).holes;
    expect(holes('d5', '0.5,0.6; 0.5,0.6; 0,0.6')).toBe(15);
    expect(last({ cuts: '0.5,0.6; 0.5,0.6; 0,0.6' }).cuts.map(({ copies }) => copies)).toEqual([10, 10, 5]);
    expect(holes('d5', '0.5,0')).toBe(1);
    // So near to a crease that the hole reaches over it, and so near to the tip that it reaches over both.
    expect(holes('d5', '0.01,0.6')).toBe(5);
    expect(holes('d6', '0.5,0.1')).toBe(1);
    // Three places on one line are a leaf: it has an inside.
    expect(holes('d5', '0.5,0.3 0.5,0.5 0.5,0.7')).toBe(10);
  });

  it('a cut from crease to crease is one hole; a point of it has five copies, all in that hole', () => {
    const [across] = last({ cuts: '0,0.5 1,0.5' }).cuts;
    expect(across).toMatchObject({ copies: 1, edges: 2 });
    expect(across!.places).toHaveLength(5);
    // A sixth of a circle about the centre.
    for (const [x, y] of across!.places) expect(Math.hypot(x, y)).toBeCloseTo(0.5, 3);
  });

  it('creases of the reader’s own: how many copies a point has depends on where it lies', () => {
    const result = last({ fold: 'own', creases: '0,100,60', cuts: '0.1,0.6; 0.7,0.6' });
    expect(result).toMatchObject({ order: null, span: [0, 60], thickness: [2, 4, 8] });
    expect(result.parts.map(({ copies }) => copies)).toEqual([2, 8]);
    expect(result.cuts.map(({ copies, places }) => [copies, places.length])).toEqual([
      [2, 2],
      [8, 8],
    ]);
    expect(experiment.describe(result, parametersOf(experiment, {}))).toContain('0° 到 20° 的点有 2 个副本');
    // The book's own five petals, written out.
    const { creases, ...five } = last({ fold: 'own', creases: '0,72,0,36' });
    expect(five).toEqual({ ...last({}), creases: undefined });
    expect(creases).toHaveLength(4);
  });

  it('five petals: 10 copies of a generic point, 5 of one on a crease; no cuts, no holes', () => {
    expect(last({}).cuts.map(({ copies }) => copies)).toEqual([10, 5]);
    const { holes, units, parameters, thickness } = last({ cuts: '' });
    expect([holes, units, parameters, thickness.at(-1)]).toEqual([0, 16, 82, 10]);
  });

  it('scissors: a lozenge about a point, a leaf from one point to another, an outline as it is', () => {
    const middle = (points: readonly (readonly [number, number])[]) =>
      [0, 1].map((k) => points.reduce((sum, point) => sum + point[k]!, 0) / points.length);
    expect(middle(outlineOf([[0.3, 0.4]]))[0]).toBeCloseTo(0.3, 12);
    const leaf = outlineOf([
      [0.2, 0],
      [0.8, 0],
    ]);
    expect(leaf[0]).toEqual([0.2, 0]);
    // Its own mirror image in the line between its tips, so that it may lie on a crease.
    for (const [x, y] of leaf) expect(leaf.some(([a, b]) => Math.hypot(a - x, b + y) < 1e-12)).toBe(true);
    const outline = [
      [0.1, 0.1],
      [0.2, 0.1],
      [0.2, 0.2],
    ] as const;
    expect(outlineOf(outline)).toEqual(outline);
  });
});

describe('the folded paper under the finger', () => {
  const spans = fc
    .oneof(
      fc.constantFrom<Folds>(...Object.values(petals)),
      fc.array(fc.integer({ min: 0, max: 179 }), { minLength: 1, maxLength: 5 }),
    )
    .map((folds) => [...foldedSpan(sectorsOf(folds))] as [number, number]);
  const place = fc.tuple(
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('a place beyond a crease is cut at the nearest place of the paper; one on the paper where it is', () => {
    fc.assert(
      fc.property(spans, place, share, share, (span, at, s, r) => {
        const [x, y] = ontoSheet(span, at);
        expect(isOnSheet(span, [x * (1 - 1e-9), y * (1 - 1e-9)])).toBe(true);
        fc.pre(Math.hypot(...at) <= 1);
        // No place of the wedge is nearer.
        const [a, b] = wedgePlace(span, s, r);
        expect(Math.hypot(x - at[0], y - at[1])).toBeLessThanOrEqual(Math.hypot(a - at[0], b - at[1]) + 1e-9);
      }),
    );
  });

  it('what is written of a place leads back to it, to a hundredth, or onto the crease it nearly touches', () => {
    fc.assert(
      fc.property(spans, share, share, (span, s, r) => {
        const at = wedgePlace(span, s, r);
        const [[[share, radius]]] = readPoints(wedgeText(span, at)) as [[[number, number]]];
        const [x, y] = wedgePlace(span, share, radius);
        const onCrease = share === 0 || share === 1;
        expect(Math.hypot(x - at[0], y - at[1])).toBeLessThan(onCrease ? 0.06 : 0.022);
        const [u, v] = wedgePlace(span, s < 0.5 ? 0 : 1, 1);
        const off = Math.abs(u * at[1] - v * at[0]);
        if (off < 0.04 && r > 0.2) expect(share).toBe(s < 0.5 ? 0 : 1);
      }),
    );
  });

  it('it is looked at from nearer the more it is folded, wholly inside the square, and every place is found again', () => {
    fc.assert(
      fc.property(spans, place, share, share, (span, [x, y], s, r) => {
        const near = closer(span, s);
        const [a, b] = near.from(near.to([x, y]));
        expect(a).toBeCloseTo(x, 9);
        expect(b).toBeCloseTo(y, 9);
        expect(closer(span, 0).to([x, y])).toEqual([x, y]);
        for (const v of closer(span, 1).to(wedgePlace(span, s, r))) expect(Math.abs(v)).toBeLessThan(0.96);
      }),
    );
  });

  it('the finger is taken all over the paper and a little beside it, nowhere outside of the square', () => {
    const square = { left: 10, top: 20, side: 300 };
    const patch = patchOf(square, [
      [60, 200],
      [305, 100],
      [305, 200],
    ]);
    expect(patch).toEqual({ left: 40, top: 80, width: 270, height: 140 });
  });

  it('holes made without a pointer lie off the creases, where each opens in 2n places', () => {
    for (const [name, n] of [
      ['mirror', 1],
      ['d4', 4],
      ['d5', 5],
      ['d6', 6],
    ] as const) {
      const holes = Array.from({ length: 6 }, (_, i) => freshHole(i));
      expect(new Set(holes).size).toBe(6);
      for (const { copies } of last({ fold: name, cuts: holes.join('; ') }).cuts) expect(copies).toBe(2 * n);
    }
  });
});
