import { beforeAll, describe, expect, it } from 'vitest';
import { SIDE } from '../../src/datasets/digit-sheet.ts';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import experiment, { type Digits } from '../../src/experiments/digits/experiment.ts';
import figure, { firstShown, figureWith } from '../../src/experiments/digits/figure.ts';
import { glyphs } from '../../src/experiments/digits/glyphs.ts';
import { taught, type Taught } from '../../src/experiments/digits/lesson.ts';
import { layerOf, type Parts } from '../../src/experiments/digits/separation.ts';
import { addStroke, EXAMPLE, MOST_PLACES, MOST_STROKES } from '../../src/experiments/digits/writing.ts';
import { hexed, writtenOn } from '../../src/experiments/digits/written.ts';
import { readPoints } from '../../src/math/number-list.ts';
import { random, streams } from '../../src/math/random.ts';
import { drawn } from '../drawings/read-marks.ts';

beforeAll(ready);

describe('writing', () => {
  const line = [
    [0.1, 0.1],
    [0.1, 0.9],
  ] as const;
  it('begins anew on the example, then adds stroke after stroke, and begins anew after the most', () => {
    const one = addStroke(EXAMPLE, line);
    expect(one).toBe('0.1,0.1 0.1,0.9');
    expect(addStroke('', line)).toBe(one);
    expect(addStroke(one, [[0.5, 0.5]])).toBe('0.1,0.1 0.1,0.9; 0.5,0.5');
    let all = '';
    for (let k = 0; k < MOST_STROKES; k++) all = addStroke(all, line);
    expect(readPoints(all)).toHaveLength(MOST_STROKES);
    expect(readPoints(addStroke(all, line))).toHaveLength(1);
  });
  it('keeps the ends of a stroke, stays on the pad, and drops what is too near or too many', () => {
    const many = Array.from({ length: 500 }, (_, i) => [i / 499, 0.5] as const);
    const [kept] = readPoints(addStroke('', many));
    expect(kept!.length).toBeLessThanOrEqual(MOST_PLACES);
    expect([kept![0], kept!.at(-1)]).toEqual([
      [0, 0.5],
      [1, 0.5],
    ]);
    expect(
      addStroke('', [
        [-3, 7],
        [0.5, 0.5],
      ]),
    ).toBe('0,1 0.5,0.5');
    expect(
      addStroke('', [
        [0.5, 0.5],
        [0.505, 0.5],
        [0.6, 0.5],
      ]),
    ).toBe('0.5,0.5 0.6,0.5');
  });
});

describe('a layer', () => {
  // Ten heaps at the corners of a simplex, far apart against their width; only 4 and 9 coincide.
  const heaps = (each: number, seed: number, shift: number) => {
    const draw = random(seed, 'heaps');
    const labels = Uint8Array.from({ length: 10 * each }, (_, i) => i % 10);
    const values = Float32Array.from({ length: labels.length * 10 }, (_, k) => {
      const label = labels[Math.floor(k / 10)]!;
      return (
        (k % 10 === (label === 9 ? 4 : label) ? 10 : 0) +
        (label === 9 && k % 10 === 9 ? shift : 0) +
        0.1 * draw.normal()
      );
    });
    return { points: { values, dims: 10 }, labels };
  };
  const parts = (shift: number): Parts => [heaps(12, 1, shift), heaps(4, 2, shift), heaps(6, 3, shift)];
  it('tells what lies apart and not what coincides, in all dimensions and in planes', () => {
    const streamed = streams(3);
    const [one, apart] = [layerOf(parts(0), streamed), layerOf(parts(10), streamed)];
    expect(apart.separation).toMatchObject({ neighbours: 1, probe: 1, fourNineInPlane: 1, someInPlane: 1 });
    expect(one.separation.neighbours).toBeGreaterThan(0.8);
    expect(one.separation.neighbours).toBeLessThan(0.97);
    expect(one.separation.fourNineInPlane).toBeLessThan(0.85);
    // Two dimensions do not hold ten corners of a simplex well.
    expect(apart.separation.plane).toBeLessThan(1);
    expect(apart.separation.silhouette).toBeGreaterThan(one.separation.silhouette);
    expect(apart.separation.scatter).toBeGreaterThan(500);
  });
  it('is drawn by test points alone, as large as can be, 4, 7 and 9 by themselves', () => {
    const { pictures } = layerOf(parts(10), streams(3));
    expect(pictures.ten.dots).toHaveLength(3 * 60);
    expect([...new Set(pictures.some.dots.filter((_, i) => i % 3 === 0))].sort()).toEqual([4, 7, 9]);
    const places = pictures.ten.dots.filter((_, i) => i % 3 !== 0);
    expect(Math.max(...places.map(Math.abs))).toBe(100);
    expect(pictures.some.share).toBeGreaterThan(0.95);
  });
});

const images = strokeDigits(300, random(1, 'digits'));
function teach(): Taught {
  const lesson = taught(images, { hidden: 2, steps: 150 }, 0, streams(5));
  for (;;) {
    const { done, value } = lesson.next();
    if (done) return value;
  }
}

describe('a lesson', () => {
  it('asks pictures that were not learnt from, and what it measures follows from its net', () => {
    const one = teach();
    expect(one.sizes).toEqual({ training: 240, validation: 30, test: 30 });
    expect(one.parameters).toBe(784 * 128 + 128 + 128 * 128 + 128 + 1290);
    expect(one.nets.trained.testError).toBeLessThan(0.35);
    expect(one.nets.trained.trainError).toBeLessThan(0.05);
    expect(one.nets.untrained.testError).toBeGreaterThan(0.6);
    for (const which of ['untrained', 'trained'] as const) {
      expect(one.nets[which].layers).toHaveLength(4);
      // What one sees in pixels has nothing to do with the net.
      expect(one.nets[which].layers[0]).toBe(one.nets.untrained.layers[0]);
    }
    expect(one.nets.trained.layers[2]!.separation.silhouette).toBeGreaterThan(
      one.nets.untrained.layers[2]!.separation.silhouette,
    );
  });
  it('sends a written digit through: one that was learnt from lies upon itself', () => {
    const one = teach();
    const place = one.places[7]!;
    // A nine of four strokes is a nine; nothing is nothing.
    expect(writtenOn('', one, images)).toBeNull();
    const written = writtenOn(EXAMPLE, one, images)!;
    expect(written.holes).toBe(1);
    expect(written.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 3);
    expect(written.answer).toBe(written.shares.indexOf(Math.max(...written.shares)));
    expect(written.picture).toHaveLength(SIDE * SIDE);
    for (const passed of [...written.layers.trained, ...written.layers.untrained]) {
      expect(passed.near).toHaveLength(3);
      expect(Math.max(...[...passed.at.ten, ...passed.at.some].map(Math.abs))).toBeLessThanOrEqual(104);
    }
    expect(hexed(Uint8Array.of(0, 17, 255))).toBe('01f');
    expect(images.labels![place]).toBe(one.training.labels[7]);
  });
});

describe('the run', () => {
  const params = { written: EXAMPLE, layers: 1, steps: 100, nets: 2 };
  const run = (written: string, seed = 0) => {
    const all = [...experiment.run({ ...params, written, handwriting: images } as never, streams(seed))] as Digits[];
    return { last: all.at(-1)!, count: all.length };
  };
  it('need not teach again for another digit, and gives then what it would have given', () => {
    const first = run('0.5,0.1 0.5,0.9');
    const other = run('0.2,0.2 0.8,0.2 0.4,0.9');
    expect(other.count).toBe(1);
    expect(other.last.nets).toEqual(first.last.nets);
    expect(other.last.written!.picture).not.toBe(first.last.written!.picture);
    run(EXAMPLE, 1);
    const again = run('0.2,0.2 0.8,0.2 0.4,0.9');
    expect(again.count).toBeGreaterThan(5);
    expect(again.last).toEqual(other.last);
  });
  it('is drawn in few elements: a path a digit, a ring where the written one lies', () => {
    const { last } = run(EXAMPLE);
    for (const width of [340, 680]) {
      const svg = drawn(figure(last, { ...params, handwriting: 'strokes' }, { width }), width);
      expect(svg.querySelectorAll('.digit-4, .digit-7, .digit-9')).toHaveLength(3);
      expect(svg.querySelectorAll('.digit-1')).toHaveLength(0);
      expect(svg.querySelectorAll('*').length).toBeLessThan(250);
      expect(svg.querySelectorAll('.written-mark')).toHaveLength(1);
    }
    const ten = drawn(figureWith(last, { written: '' }, { ...firstShown(last), kind: 'ten' }, { width: 340 }), 340);
    expect(ten.querySelectorAll('[class^="digit-"]')).toHaveLength(10);
    expect(ten.querySelectorAll('.written-stroke')).toHaveLength(0);
  });
  it('draws each digit where it lies', () => {
    const document = drawn({ marks: [] }, 100).ownerDocument;
    const group = glyphs([7, 10, 20, 4, -10, 5], (x, y) => [100 + x, 100 - y])(
      0,
      {},
      0,
      { width: 0, height: 0, marginTop: 0 },
      { document },
    );
    const starts = [...group.querySelectorAll('path')].map((path) => [
      path.getAttribute('class'),
      /^M([\d.]+),([\d.]+)/.exec(path.getAttribute('d')!)!.slice(1).map(Number),
    ]);
    expect(starts).toEqual([
      ['digit-4', [expect.closeTo(87.9, 1), expect.closeTo(91.5, 1)]],
      ['digit-7', [expect.closeTo(107.9, 1), expect.closeTo(76.5, 1)]],
    ]);
  });
});
