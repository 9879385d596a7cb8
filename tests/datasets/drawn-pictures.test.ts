import { describe, expect, it } from 'vitest';
import { onSheet, SIDE } from '../../src/datasets/digit-sheet.ts';
import { chanceOf, FACE_SIDE, facePixels, faceShapes, ORDINARY, type Traits } from '../../src/datasets/faces.ts';
import {
  animalOf,
  animalShapes,
  lookalikes,
  PLAIN_VIEW,
  trainShapes,
  VIEW_SIDE,
  viewOf,
  viewPixels,
} from '../../src/datasets/lookalikes.ts';
import { penned, type Place } from '../../src/datasets/pen.ts';
import { box, ellipse, painted } from '../../src/datasets/shapes.ts';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { random } from '../../src/math/random.ts';
import { holesIn } from '../../src/datasets/holes.ts';

const sum = (pixels: ArrayLike<number>) => Array.from(pixels).reduce((a, b) => a + b, 0);
const apart = (a: Uint8Array, b: Uint8Array) => Math.sqrt(a.reduce((all, value, i) => all + (value - b[i]!) ** 2, 0));

describe('the pen', () => {
  it('is full within its radius and half at its rim, along a line as at a dot', () => {
    const line = penned(
      [
        [
          [2.5, 5.5],
          [8.5, 5.5],
        ],
      ],
      11,
      1,
    );
    const column = [3, 4, 5, 6, 7, 8].map((row) => line[row * 11 + 5]);
    expect(column).toEqual([0, 128, 255, 128, 0, 0]);
    const dot = penned([[[5.5, 5.5]]], 11, 2);
    expect(dot[5 * 11 + 5]).toBe(255);
    expect(dot[5 * 11 + 7]).toBe(128);
    expect(dot[5 * 11 + 8]).toBe(0);
  });
  it('draws no darker where it goes twice, and nothing outside the sheet', () => {
    const stroke: Place[] = [
      [3, 3],
      [7, 8],
    ];
    expect(penned([stroke, stroke], 10, 1)).toEqual(penned([stroke], 10, 1));
    expect(
      sum(
        penned(
          [
            [
              [-9, -9],
              [-5, -5],
            ],
          ],
          10,
          1,
        ),
      ),
    ).toBe(0);
    expect(sum(penned([], 10, 1))).toBe(0);
  });
});

describe('the sheet', () => {
  const hook: Place[] = [
    [0, 0],
    [0, 3],
    [1, 3],
  ];
  it('brings whatever is written, wherever and however large, to the same place', () => {
    const far = hook.map(([x, y]): Place => [900 + 0.01 * x, -40 + 0.01 * y]);
    const [near, there] = [onSheet([hook], 1), onSheet([far], 1)];
    near.forEach((ink, i) => expect(Math.abs(ink - there[i]!)).toBeLessThanOrEqual(1));
  });
  it('has the middle of the ink in its middle, within a fifth of a pixel, and 20 pixels along the longer side', () => {
    const pixels = onSheet([hook], 1);
    const mean = (of: (i: number) => number) =>
      pixels.reduce((all, ink, i) => all + ink * (of(i) + 0.5), 0) / sum(pixels);
    expect(Math.abs(mean((i) => i % SIDE) - SIDE / 2)).toBeLessThan(0.2);
    expect(Math.abs(mean((i) => Math.floor(i / SIDE)) - SIDE / 2)).toBeLessThan(0.2);
    const rows = new Set(
      Array.from(pixels, (ink, i) => (ink > 60 ? Math.floor(i / SIDE) : -1)).filter((row) => row >= 0),
    );
    expect(rows.size).toBeGreaterThanOrEqual(19);
    expect(rows.size).toBeLessThanOrEqual(21);
  });
  it('takes a dot, and nothing at all', () => {
    expect(sum(onSheet([[[5, 5]]], 1.2))).toBeGreaterThan(0);
    expect(sum(onSheet([], 1))).toBe(0);
  });
});

describe('digits of strokes', () => {
  const digits = strokeDigits(1000, random(3, 'digits'));
  it('are what they are to a topologist: a closed top makes a 4 a 9', () => {
    const HOLES = [1, 0, 0, 0, 0, 0, 1, 0, 2, 1];
    const wrong = [...digits.labels!].flatMap((digit, i) => {
      const holes = holesIn(digits.pixels.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE), SIDE);
      return holes === HOLES[digit] ? [] : [`${digit} with ${holes}`];
    });
    expect(wrong).toEqual([]);
  });
  it('are one piece each, and no two alike', () => {
    const seen = new Set(Array.from({ length: 1000 }, (_, i) => digits.pixels.subarray(i * 784, (i + 1) * 784).join()));
    expect(seen.size).toBe(1000);
  });
});

describe('holes', () => {
  const sheet = (rows: string[]) => ({
    pixels: rows
      .join('')
      .split('')
      .map((c) => (c === '#' ? 255 : 0)),
    width: rows[0]!.length,
  });
  it.each([
    [['####', '#..#', '####'], 1],
    [['####', '#...', '####'], 0],
    // What meets at corners alone lets paper through.
    [['.#.', '#.#', '.#.'], 0],
    [['#####', '#.#.#', '#####'], 2],
    [['....', '....'], 0],
    [['##', '##'], 0],
  ])('%j has %i', (rows, count) => {
    const { pixels, width } = sheet(rows);
    expect(holesIn(pixels, width)).toBe(count);
  });
});

describe('painting', () => {
  it('covers exactly what a shape covers: areas come out', () => {
    const pixels = painted([box(0.1, 0.2, 0.65, 0.7, 255)], 20);
    expect(sum(pixels) / 255 / 400).toBeCloseTo(0.55 * 0.5, 4);
    const round = painted([ellipse([0.5, 0.5], [0.3, 0.4], 255)], 40);
    expect(sum(round) / 255 / 1600).toBeCloseTo(Math.PI * 0.12, 2);
  });
  it('lays what comes later over what came before', () => {
    const pixels = painted([box(0, 0, 1, 1, 200), box(0, 0, 0.5, 1, 40)], 4);
    expect([...pixels.subarray(0, 4)]).toEqual([40, 40, 200, 200]);
  });
});

const NONE: Traits = { sex: 0, hair: 0, crown: 0, shirt: 0 };
const along = (trait: keyof Traits, of: (pixels: Uint8Array) => number) =>
  Array.from({ length: 21 }, (_, i) => of(facePixels({ ...NONE, [trait]: -5 + i / 2 }, ORDINARY)));
const rises = (values: readonly number[]) => values.every((value, i) => i === 0 || value >= values[i - 1]!);

describe('faces', () => {
  it('have ever longer hair: its dark at both sides of the chin grows and never shrinks', () => {
    const sides = along('hair', (pixels) =>
      sum(
        Array.from(pixels, (ink, i) =>
          Math.abs((i % FACE_SIDE) - 11.5) > 4.5 && i >= FACE_SIDE * 12 && i < FACE_SIDE * 21 ? ink : 0,
        ),
      ),
    );
    expect(rises(sides)).toBe(true);
    expect(sides.at(-1)!).toBeGreaterThan(4 * sides[0]!);
  });
  it('have brows and jaw that thin, and a shirt that darkens, with theirs; hair that rises with its own', () => {
    const region = (top: number, bottom: number) => (pixels: Uint8Array) =>
      sum(pixels.subarray(top * FACE_SIDE, bottom * FACE_SIDE));
    expect(rises(along('sex', (pixels) => -region(8, 10)(pixels)))).toBe(true);
    expect(rises(along('shirt', region(21, 24)))).toBe(true);
    expect(rises(along('crown', region(0, 5)))).toBe(true);
  });
  it('change with a trait where it is seen and nowhere else: hair length leaves eyes and mouth alone', () => {
    const [short, long] = [-4, 4].map((hair) => facePixels({ ...NONE, hair }, ORDINARY)) as [Uint8Array, Uint8Array];
    for (let row = 9; row < 17; row++)
      expect([...long.subarray(row * FACE_SIDE + 8, row * FACE_SIDE + 16)]).toEqual([
        ...short.subarray(row * FACE_SIDE + 8, row * FACE_SIDE + 16),
      ]);
  });
  it('are the same again from the same stream, and none goes beyond grey', () => {
    const one = () => facePixels({ sex: 1, hair: -2, crown: 0.3, shirt: -1 }, chanceOf(random(5, 'face')));
    expect(one()).toEqual(one());
    for (const { ink } of faceShapes({ sex: 99, hair: -99, crown: 99, shirt: 99 }, chanceOf(random(5, 'face'))))
      expect(ink).toBeLessThanOrEqual(255);
  });
});

describe('lookalikes', () => {
  const dog = viewPixels(animalShapes(0, PLAIN_VIEW)),
    bear = viewPixels(animalShapes(1, PLAIN_VIEW));
  const [side, front] = (['side', 'front'] as const).map((seen) => viewPixels(trainShapes(seen, PLAIN_VIEW))) as [
    Uint8Array,
    Uint8Array,
  ];
  it('a dog and a bear are near in pixels, one train from the side and from the front is far', () => {
    expect(3 * apart(dog, bear)).toBeLessThan(2 * apart(side, front));
    for (let seed = 0; seed < 20; seed++) {
      const view = viewOf(random(seed, 'view'));
      expect(apart(viewPixels(animalShapes(0, view)), viewPixels(animalShapes(1, view)))).toBeLessThan(
        apart(viewPixels(trainShapes('side', view)), viewPixels(trainShapes('front', view))),
      );
    }
  });
  it('from dog to bear every step is small, and leads away from the one and towards the other', () => {
    const way = Array.from({ length: 41 }, (_, k) => viewPixels(animalShapes(k / 40, PLAIN_VIEW)));
    const whole = apart(dog, bear);
    way.slice(1).forEach((one, k) => expect(apart(one, way[k]!)).toBeLessThan(0.15 * whole));
    expect(rises(way.map((one) => Math.round(apart(one, dog) / (0.02 * whole))))).toBe(true);
    expect(rises(way.map((one) => -Math.round(apart(one, bear) / (0.02 * whole))))).toBe(true);
    expect(way[0]).toHaveLength(VIEW_SIDE * VIEW_SIDE);
  });
  it('who looks the other way is seen as in a mirror', () => {
    const turned = viewPixels(animalShapes(0.3, { ...PLAIN_VIEW, turned: true }));
    const plain = viewPixels(animalShapes(0.3, PLAIN_VIEW));
    const off = Array.from(turned, (ink, i) => {
      const column = i % VIEW_SIDE;
      return Math.abs(ink - plain[i - column + VIEW_SIDE - 1 - column]!);
    });
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expect(apart(turned, plain)).toBeGreaterThan(0);
  });
  it('a dog is nearer to the plain dog and a bear to the plain bear, and between them is room that is neither', () => {
    const draw = random(4, 'animals');
    for (let k = 0; k < 200; k++) {
      expect(animalOf('dog', draw)).toBeLessThan(0.4);
      expect(animalOf('bear', draw)).toBeGreaterThan(0.6);
    }
  });
  it('come in turn, a train from either side as often, no two alike', () => {
    const { pixels, labels, count } = lookalikes(120, random(5, 'lookalikes'));
    const size = VIEW_SIDE * VIEW_SIDE;
    const picture = (i: number) => pixels.subarray(i * size, (i + 1) * size);
    expect([...labels!.slice(0, 7)]).toEqual([0, 1, 2, 0, 1, 2, 0]);
    expect(new Set(Array.from({ length: count }, (_, i) => picture(i).join())).size).toBe(count);
    // Fur is nearly white, and so is nothing of a train but its lamps.
    const white = Array.from({ length: count }, (_, i) => picture(i).filter((ink) => ink <= 20).length);
    white.forEach((fur, i) => expect(fur > 60).toBe(labels![i] !== 2));
    // From the side it is dark almost from edge to edge.
    const dark = (pixels: Uint8Array) =>
      new Set(Array.from(pixels, (ink, i) => (ink >= 198 ? i % VIEW_SIDE : -1))).size;
    const wide = Array.from({ length: count / 3 }, (_, k) => dark(picture(3 * k + 2)) > 20);
    wide.forEach((seen, k) => expect(seen).toBe(k % 2 === 0));
  });
});
