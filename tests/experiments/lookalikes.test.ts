import { beforeAll, describe, expect, it } from 'vitest';
import { ready } from '../../src/engine/ready.ts';
import { asSet, askedOf, KINDS, PAIRS, pairsOf, type Pair } from '../../src/experiments/lookalikes/asked.ts';
import { NETS } from '../../src/experiments/lookalikes/compared.ts';
import experiment, { type Lookalikes } from '../../src/experiments/lookalikes/experiment.ts';
import figure, { answerAt, figureWith, firstShown } from '../../src/experiments/lookalikes/figure.ts';
import {
  hiddenOf,
  parametersOf,
  RATES,
  shuffled,
  straightened,
  untaught,
  worldOf,
} from '../../src/experiments/lookalikes/lesson.ts';
import { halfWay, leapOf, lookInto, sharesGone } from '../../src/experiments/lookalikes/looks.ts';
import { random, streams } from '../../src/math/random.ts';
import { freshNet, denseNet, openNet } from '../../src/pictures/nets.ts';
import { layersOf } from '../../src/pictures/layers.ts';
import { drawn, readFigure } from '../drawings/read-marks.ts';

beforeAll(ready);

const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.sqrt(Array.from(a, (v, i) => (v - b[i]!) ** 2).reduce((x, y) => x + y, 0));

describe('the pictures that are asked', () => {
  const pairs = pairsOf(random(1, 'pairs'));
  const trains = (pair: Pair) => pair.map((pixels) => pixels.filter((ink) => ink <= 20).length <= 60);
  it('near and moved pairs are animals, far ones trains, kin of one class, others of two', () => {
    for (const pair of [...pairs.near, ...pairs.moved]) expect(trains(pair)).toEqual([false, false]);
    for (const pair of pairs.far) expect(trains(pair)).toEqual([true, true]);
    for (const pair of pairs.kin) expect(new Set(trains(pair)).size).toBe(1);
    for (const pair of pairs.others) expect(trains(pair)).not.toEqual([true, true]);
    const mixed = pairs.others.filter((pair) => new Set(trains(pair)).size === 2).length;
    expect(mixed / pairs.others.length).toBeCloseTo(2 / 3, 1);
  });
  it('dog and bear are nearer in pixels than a train to itself from the other side, in every pair', () => {
    const farthest = Math.max(...pairs.near.map(([a, b]) => apart(a, b)));
    const nearest = Math.min(...pairs.far.map(([a, b]) => apart(a, b)));
    expect(farthest).toBeLessThan(nearest);
  });
  it('a moved animal is the same two columns aside', () => {
    const [first, second] = pairs.moved[0]!;
    const off = [2, -2].map((by) => {
      let sum = 0;
      for (let i = 0; i < 784; i++) {
        const column = (i % 28) + by;
        if (column >= 0 && column < 28) sum += Math.abs(first[i]! - second[i + by]!);
      }
      return sum / 784;
    });
    expect(Math.min(...off)).toBeLessThan(1);
  });
  it('trains among kin are seen from the same side and from the other one as often', () => {
    // From the side a train is dark almost from edge to edge.
    const sides = (pixels: Uint8Array) => new Set(Array.from(pixels, (ink, i) => (ink >= 198 ? i % 28 : -1))).size > 20;
    const same = pairs.kin.filter((pair) => trains(pair)[0]).map(([a, b]) => sides(a) === sides(b));
    expect(same.filter((one) => one).length / same.length).toBeCloseTo(1 / 2, 1);
  });
});

describe('a way', () => {
  const points = (values: number[], dims: number) => ({ values: Float32Array.from(values), dims });
  it('is gone from 0 to 1, evenly on a straight line, and half where both ends are as far', () => {
    expect(sharesGone(points([1, 1, 2, 2, 3, 3, 5, 5], 2))).toEqual([0, 0.25, 0.5, 1]);
    const draw = random(2, 'way');
    const values = Array.from({ length: 60 }, () => draw.normal());
    const at = (k: number) => values.slice(3 * k, 3 * k + 3);
    sharesGone(points(values, 3)).forEach((share, k) =>
      expect(share > 0.5).toBe(apart(at(k), at(19)) < apart(at(k), at(0))),
    );
    expect(sharesGone(points([1, 5, 1], 1))).toEqual([0, 0, 0]);
  });
  it('comes to its half where the curve says', () => {
    expect(halfWay([0, 0.25, 0.75, 1])).toBeCloseTo(0.5);
    expect(halfWay([0, 0.45, 0.55, 1])).toBeCloseTo(0.5);
    expect(halfWay([0, 0, 0, 0, 1])).toBeCloseTo(0.875);
    expect(halfWay([0, 1, 0.2, 1])).toBeCloseTo(1 / 6);
    expect(halfWay([0, 0.1])).toBe(1);
    expect(halfWay([0.6, 1])).toBe(0);
  });
  it('leaps once where its middle is as long as its ends, more where it jumps there', () => {
    const line = Array.from({ length: 41 }, (_, k) => k);
    expect(leapOf(points(line, 1))).toBeCloseTo(1);
    // Twice as fast between 16 and 24: eight of the sixteen steps.
    expect(
      leapOf(
        points(
          line.map((k) => k + Math.max(0, Math.min(8, k - 16))),
          1,
        ),
      ),
    ).toBeCloseTo(1.5);
    expect(
      leapOf(
        points(
          line.map(() => 3),
          1,
        ),
      ),
    ).toBe(0);
  });
});

describe('nets', () => {
  it('have as many parameters, but for less than one unit of the single layer', () => {
    expect(parametersOf([32, 32, 32])).toBe(785 * 32 + 2 * 33 * 32 + 33 * 3);
    for (const layers of [1, 2, 3, 5])
      for (const units of [4, 32, 128]) {
        const [deep, shallow] = (['deep', 'shallow'] as const).map((shape) => hiddenOf(shape, { layers, units }));
        expect(deep).toEqual(Array.from({ length: layers }, () => units));
        expect(shallow).toHaveLength(1);
        expect(Math.abs(parametersOf(deep!) - parametersOf(shallow!))).toBeLessThanOrEqual(788 / 2);
        if (layers === 1) expect(shallow).toEqual(deep);
      }
  });
  const net = () => untaught([12, 9], 0, streams(3));
  const sorted = (values: ArrayLike<number>) => Array.from(values).sort((a, b) => a - b);
  it('that are shuffled have the same weights at other places', () => {
    const own = net();
    const mixed = shuffled(own, random(4, 'shuffled'));
    own.weights.forEach(({ kernel }, l) => {
      expect(sorted(mixed.weights[l]!.kernel)).toEqual(sorted(kernel));
      expect([...(mixed.weights[l]!.kernel as Float32Array)]).not.toEqual([...(kernel as Float32Array)]);
    });
  });
  it('that are straightened are linear: what they make of a mean is the mean of what they make', () => {
    const { training } = worldOf(30, 0, streams(5));
    const [a, b] = [training.x.subarray(0, 784), training.x.subarray(784, 1568)];
    const x = Float32Array.of(...a, ...b, ...a.map((v, i) => (v + b[i]!) / 2));
    const middle = (one: ReturnType<typeof net>) => {
      const open = openNet(one);
      const logits = open.logits(x, 3);
      open.close();
      return [0, 1, 2].map((c) => logits[6 + c]! - (logits[c]! + logits[3 + c]!) / 2);
    };
    for (const off of middle(straightened(net()))) expect(off).toBeCloseTo(0, 4);
    expect(Math.max(...middle(net()).map(Math.abs))).toBeGreaterThan(0.01);
  });
  it('before they learn bring far ones relatively nearer than near ones, as the arc-cosine kernel says', () => {
    // Cho & Saul 2009: |φ(u)||φ(v)| cos goes to (sin θ + (π − θ) cos θ)/π, and all norms shrink alike.
    const wide = freshNet(denseNet([3000]), { height: 1, width: 40, outputs: 1 }, random(6, 'wide'));
    const angles = [0.3, 1, 2, 3];
    const x = new Float32Array(5 * 40);
    x[0] = 1;
    angles.forEach((angle, i) => x.set([Math.cos(angle), Math.sin(angle)], 40 * (i + 1)));
    const [, layer] = layersOf(wide, { x, inputs: 40, count: 5 });
    const row = (i: number) => layer!.values.subarray(i * layer!.dims, (i + 1) * layer!.dims);
    const size = apart(row(0), new Float32Array(layer!.dims));
    const shrunk = angles.map((angle, i) => {
      const expected = 1 - (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / Math.PI;
      const squared = (apart(row(0), row(i + 1)) / size) ** 2 / 2;
      expect(squared / expected).toBeGreaterThan(0.85);
      expect(squared / expected).toBeLessThan(1.15);
      return squared / (1 - Math.cos(angle));
    });
    expect([...shrunk].sort((a, b) => b - a)).toEqual(shrunk);
  });
});

describe('a look', () => {
  it('measures distances in pixels as they are, all by those of other classes, and ways by their own', () => {
    const world = worldOf(30, 0, streams(7));
    const asked = askedOf(random(8, 'asked'));
    const set = asSet(asked, world.standard);
    const look = lookInto(untaught([6], 0, streams(9)), asked, set);
    expect(look.stages).toHaveLength(3);
    const mean = (kind: (typeof KINDS)[number]) =>
      asked.pairs[kind].reduce((sum, [a, b]) => sum + apart(a, b), 0) / asked.pairs[kind].length;
    for (const kind of PAIRS) expect(look.stages[0]![kind]).toBeCloseTo(mean(kind) / mean('others'), 3);
    for (const { gone } of look.stages) {
      expect([gone[0], gone.at(-1)]).toEqual([0, 1]);
      expect(gone).toHaveLength(41);
    }
    for (const shares of look.answers) expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 3);
    // The way that is drawn is the first.
    const open = openNet(untaught([6], 0, streams(9)));
    const at = set.count - asked.ways.flat().length;
    const logits = open.logits(set.x.subarray(at * 784, (at + 1) * 784), 1);
    open.close();
    expect(look.answers[0]!.indexOf(Math.max(...look.answers[0]!))).toBe(logits.indexOf(Math.max(...logits)));
  });
});

const params = { layers: 2, units: 16, pictures: 90, steps: 200, tried: 2, nets: 3 };
let all: Lookalikes[];
const once = () => (all ??= [...experiment.run(params as never, streams(1))] as Lookalikes[]);

describe('the run', () => {
  it('shows the pictures at once, goes on, and ends at 1 with all that it says', () => {
    const ats = once().map(({ at }) => at);
    expect(ats[0]).toBe(0);
    expect(ats.at(-1)).toBe(1);
    expect([...ats].sort((a, b) => a - b)).toEqual(ats);
    expect(all[0]!.pictures.way).toHaveLength(41);
    expect(all[0]!.models).toBeNull();
  });
  it('measures each net over all seeds, pixels alike for all, and what is gained is gained over the beginning', () => {
    const { measures, models, stages, rates, apart: between } = once().at(-1)!;
    for (const net of NETS) {
      expect(models![net].seeds).toBe(3);
      for (const kind of PAIRS) {
        const own = measures![kind][net];
        expect(own.stages).toHaveLength(net === 'shallow' || net === 'freshShallow' ? 3 : 4);
        expect(own.stages[0]).toEqual(measures![kind].deep.stages[0]);
      }
    }
    const { stages: trained, gain } = measures!.far.deep;
    trained.forEach(({ value }, s) =>
      expect(gain![s]!.value).toBeCloseTo(value - measures!.far.untrained.stages[s]!.value, 3),
    );
    expect(measures!.far.shallow.gain![2]!.value).toBeCloseTo(
      measures!.far.shallow.stages[2]!.value - measures!.far.freshShallow.stages[2]!.value,
      3,
    );
    expect(between!.testError.value).toBeCloseTo(models!.deep.testError - models!.shallow.testError, 3);
    expect(between!.near.value).toBeCloseTo(
      measures!.near.deep.stages[3]!.value - measures!.near.shallow.stages[2]!.value,
      3,
    );
    expect(RATES.slice(0, 2)).toContain(rates!.deep);
    expect(stages.deep).toEqual(['像素', '第 1 层', '第 2 层', '输出']);
  });
  it('nets that learnt tell pictures apart that they have not seen, and only they', () => {
    const { models } = once().at(-1)!;
    for (const net of ['deep', 'shallow'] as const) {
      expect(models![net].testError).toBeLessThan(0.2);
      expect(models![net].trainError).toBeLessThan(0.02);
    }
    for (const net of ['untrained', 'shuffled', 'directions'] as const)
      expect(models![net].testError).toBeGreaterThan(0.4);
  });
  it('is drawn in few elements, the picture and the line at the step that is shown', () => {
    const last = once().at(-1)!;
    for (const width of [340, 680]) {
      const svg = drawn(figure(last, params as never, { width }), width);
      expect(svg.querySelectorAll('*').length).toBeLessThan(220);
      expect(svg.querySelectorAll('image')).toHaveLength(5);
    }
    const shown = { ...firstShown(last), step: 10 };
    const [, distances, way] = readFigure(figureWith(last, params, shown, { width: 680 }), 680);
    expect(way!.only({ class: 'way-at' }).points[0]![0]).toBeCloseTo(0.25, 2);
    expect(way!.texts).toContain(answerAt(last, shown));
    // Names keep a line apart from each other.
    expect(Math.abs(distances!.placeOf('狗与熊')[1] - last.measures!.near.deep.stages[3]!.value)).toBeLessThan(0.1);
    const alone = readFigure(figureWith(last, params, { net: 'shallow', step: 10 }, { width: 680 }), 680);
    expect(alone[2]!.find({ class: 'gone' })).toHaveLength(3);
    expect(answerAt(all[0]!, shown)).toBeUndefined();
  });
});
