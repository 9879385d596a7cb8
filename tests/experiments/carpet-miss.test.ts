import { beforeAll, expect, test } from 'vitest';
import { carpetAlong, lengthApart, linesAcross, owedShare, placeOn, shareOf } from '../../src/datasets/carpet-lines.ts';
import { ready } from '../../src/engine/ready.ts';
import experiment from '../../src/experiments/carpet-miss/experiment.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { drain } from '../../src/lab/run/host.ts';
import { partCarpet, partMiss } from '../../src/math/nets/part-carpet.ts';
import { turnsAlong } from '../../src/math/nets/turns-along.ts';
import { parametersOf } from './parameters.ts';

beforeAll(ready);

type Result = ResultOf<typeof experiment>;
const run = async (given: Record<string, unknown>, seed = 0) =>
  (await drain(experiment as never, parametersOf(experiment, given), seed)).result as unknown as Result;

test('as much of the carpet as m written units draw is wrong by half, less a quarter of what they follow of either axis', () => {
  for (const n of [2, 4, 8])
    for (const m of [0, 1, 2, 3, n, 2 * n - 1, 2 * n, 2 * n + 3, 4 * n - 1, 4 * n]) {
      const net = partCarpet(n, m);
      expect(net.units.length).toBeLessThanOrEqual(m);
      const wrong = linesAcross('level', 512).map((line) => {
        const told = turnsAlong(net, placeOn(line, -1), placeOn(line, 1));
        return lengthApart(carpetAlong(n, line), { ...told, turns: told.turns.map((t) => 2 * t - 1) }, line.ends);
      });
      expect(shareOf(wrong), `${n} ${m}`).toBeCloseTo(partMiss(n, m), 6);
    }
  expect([partMiss(8, 0), partMiss(8, 16), partMiss(8, 32)]).toEqual([0.5, 0.25, 0]);
});

test('a written net is drawn as it is told, and learning from it changes it', async () => {
  const written = await run({ net: 'written', units: 20 });
  expect(written.share).toBeCloseTo(written.written, 6);
  expect(written).toMatchObject({ changes: 21, bound: 0, done: 0 });
  const polished = await run({ net: 'polished', units: 20, steps: 200 });
  expect(polished.done).toBe(200);
  expect(polished.share).not.toBe(written.share);
  expect(Math.abs(polished.share - written.share)).toBeLessThan(0.1);
});

test('on every published line no less is wrong than is owed, and no more changes than the units allow', async () => {
  const published = (await loadResults('carpet-miss')) as unknown as { runs: { result: Result }[] };
  expect(published.runs.length).toBe(experiment.publish.length);
  for (const { result } of published.runs) {
    expect(result.most).toBeLessThanOrEqual(result.changes);
    expect(result.share).toBeGreaterThanOrEqual(Math.max(result.forced.level, result.bound));
    for (const { owed, wrong, net } of result.lines) {
      expect(wrong).toBeGreaterThanOrEqual(owed - 1e-3);
      expect(net.turns.length).toBeLessThan(result.changes + 1);
    }
  }
});

test('of the two lower bounds the level one is larger from n − 2 units on, the slanted one below', () => {
  for (const n of [1, 2, 3, 8, 64])
    for (let m = 0; m + 2 <= 2 * n; m++) {
      const [level, slanted] = [owedShare(n, 'level', m + 1), owedShare(n, 'slanted', m + 1)];
      expect(level > slanted, `${n} ${m}`).toBe(m >= n - 2);
    }
});
