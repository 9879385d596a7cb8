import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { layerChanges } from '../../src/engine/fit/layer-changes.ts';
import { hiddenUnits, startTreeNet, treeNetKinds, treeParameters } from '../../src/engine/convolution/tree-nets.ts';
import { ready } from '../../src/engine/ready.ts';
import { streams } from '../../src/math/random.ts';

beforeAll(ready);

const data = (symbols: number, leaves: number) => ({
  x: new Float32Array(4 * symbols * leaves).map((_, i) => (i * 7) % 5),
  y: new Float32Array(4 * symbols).map((_, i) => Number(i % (symbols + 1) === 0)),
  samples: 4,
});

test('a net has as many parameters as are counted, and all kinds about as many', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 8, max: 64 }),
      (symbols, levels, width) => {
        const task = { symbols, levels, width },
          wanted = treeParameters('local', task);
        for (const kind of treeNetKinds) {
          const { parameters, dispose } = startTreeNet(
            kind,
            task,
            data(symbols, 2 ** levels),
            { learningRate: 0.01, batch: 2 },
            streams(1),
          );
          dispose();
          expect(parameters).toBe(treeParameters(kind, task));
          // Nearer than half of what one more unit in every layer would add.
          const [units] = hiddenUnits(kind, task),
            one = (symbols * 2 ** levels + symbols + 1 + (kind === 'deep' ? (levels - 1) * (2 * units! + 2) : 0)) / 2;
          expect(Math.abs(parameters - wanted)).toBeLessThanOrEqual(one + 2 * levels);
        }
      },
    ),
    { numRuns: 12 },
  ));

test('the net along the tree keeps places apart: a leaf moves what stands above it and nothing else', () => {
  const task = { symbols: 3, levels: 2, width: 5 };
  const { trainer, dispose } = startTreeNet('local', task, data(3, 4), { learningRate: 0.01, batch: 2 }, streams(2));
  const one = new Float32Array(12).fill(1),
    other = Float32Array.from(one, (value, i) => (i < 3 ? value + i : value));
  const [before, after] = [trainer.activations(one, 1)[0]!, trainer.activations(other, 1)[0]!];
  dispose();
  expect(before).toHaveLength(10);
  expect(after.slice(5)).toEqual(before.slice(5));
  expect(after.slice(0, 5)).not.toEqual(before.slice(0, 5));
  // The same weights at both places.
  expect(before.slice(0, 5)).toEqual(before.slice(5));
});

test('a change is measured against strangers: none is 0, to become a stranger is 1, and where all lie on one spot it is unknown', () => {
  const net = { activations: (x: Float32Array) => [x, x.map((value) => 2 * value + 1), x.map(() => 3)] };
  const x = Float32Array.of(1, 2, 3, 4),
    others = Float32Array.of(3, 4, 1, 2);
  expect(layerChanges(net, { x, changed: x, others }, 2)).toEqual([0, 0, null]);
  expect(layerChanges(net, { x, changed: others, others }, 2)).toEqual([1, 1, null]);
  expect(layerChanges(net, { x, changed: Float32Array.of(2, 2, 3, 4), others }, 2)).toEqual([1 / 16, 1 / 16, null]);
});
