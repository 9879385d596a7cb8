import { describe, expect, test } from 'vitest';
import { parameterCount, dense } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { random } from '../../src/math/random.ts';
import type { Contender } from '../../src/speed/contender.ts';
import { engineContenders } from '../../src/speed/engine-contenders.ts';
import { compare } from '../../src/speed/measure.ts';
import { dataOf, flopsOf, nets, parametersOf } from '../../src/speed/nets.ts';
import { carryOut, type Report } from '../../src/speed/order.ts';
import { roster } from '../../src/speed/roster.ts';
import { summarise, threeDigits } from '../../src/speed/summary.ts';

/** Runs for as long as told: a step takes `cost` turns of a loop. */
const spinner = (id: string, cost: number, log: string[] = []): Contender => ({
  id,
  name: id,
  note: '',
  peer: id !== 'ours',
  start: () =>
    Promise.resolve({
      step(k) {
        let x = 1;
        for (let i = 0; i < k * cost; i++) x = (x * 1.0000001) % 7;
        log.push(id);
        return x;
      },
      stop: () => void log.push(`${id} stopped`),
    }),
});
const [tiny] = nets,
  pace = { rounds: 3, slice: 2 };

describe('comparing', () => {
  test('every round runs every contender once, and all are stopped', async () => {
    const log: string[] = [];
    await compare(tiny!, [spinner('ours', 1000, log), spinner('b', 1000, log)], pace, () => {});
    expect(log.slice(-8)).toEqual(['ours', 'b', 'ours', 'b', 'ours', 'b', 'ours stopped', 'b stopped']);
  });

  test('what costs twenty times as much is measured as several times slower', async () => {
    const [a, b] = await compare(
      tiny!,
      [spinner('ours', 2000), spinner('b', 40_000)],
      { rounds: 5, slice: 5 },
      () => {},
    );
    expect(b!.median! / a!.median!).toBeGreaterThan(4);
    expect(a!.low).toBeLessThanOrEqual(a!.median!);
    expect(a!.high).toBeGreaterThanOrEqual(a!.median!);
  });

  test('one that cannot start leaves the others their times and says why', async () => {
    const broken: Contender = { ...spinner('b', 1), start: () => Promise.reject(new Error('no SIMD')) };
    const [a, b] = await compare(tiny!, [spinner('ours', 100), broken], pace, () => {});
    expect(a!.median).toBeGreaterThan(0);
    expect(b).toEqual({ id: 'b', median: null, low: null, high: null, fault: 'Error: no SIMD' });
  });

  test('a host that throws ends it, and what ran is stopped', async () => {
    const log: string[] = [];
    await expect(
      compare(tiny!, [spinner('ours', 10, log)], pace, (done) => {
        if (done > 0.4) throw new Error('cancelled');
      }),
    ).rejects.toThrow('cancelled');
    expect(log.at(-1)).toBe('ours stopped');
  });
});

test('the book and TensorFlow.js train the first net: reports in order, progress rising, fused ahead of its peers', async () => {
  const reports: Report[] = [];
  await carryOut(
    { nets: [tiny!.name], contenders: roster.map(({ id }) => id), rounds: 3, slice: 5 },
    engineContenders,
    (report) => void reports.push(report),
  );
  expect(reports[0]!.kind).toBe('peak');
  expect(reports.slice(-2).map(({ kind }) => kind)).toEqual(['net', 'end']);
  const progress = reports.flatMap((report) => (report.kind === 'progress' ? report.done : []));
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  const [{ peak }, , net] = [reports[0] as Report & { kind: 'peak' }, 0, reports.at(-2) as Report & { kind: 'net' }];
  expect(net.timings.map(({ id, path }) => [id, path])).toEqual([
    ['ours', 'fused'],
    ['wasm-stock', 'tfjs'],
    ['wasm-repaired', 'tfjs'],
    ['cpu', 'tfjs'],
  ]);
  const [line] = summarise({ name: 'here', peak, nets: [net] }, roster);
  expect(line!.times).toBeGreaterThan(5);
  expect(line!.ofPeak).toBeLessThan(1);
});

test('parameters as TensorFlow.js counts them; data have the shapes of the net', async () => {
  await ready();
  for (const net of nets) {
    const model = dense(
      net.sizes[0]!,
      net.sizes.slice(1).map((units) => ({ units, activation: 'relu' })),
      random(1, 'w'),
    );
    expect(parametersOf(net)).toBe(parameterCount(model));
    model.dispose();
    const { x, y, samples } = dataOf(net);
    expect([x.length, y.length]).toEqual([samples * net.sizes[0]!, samples * net.sizes.at(-1)!]);
  }
});

test('float operations by hand: 2-8-8-1, batch 32', () => {
  expect(flopsOf(tiny!)).toBe(2 * 32 * (2 * (2 * 8) + 3 * (8 * 8) + 3 * 8));
});

test('numbers to read', () => {
  expect([0.00459, 1.5, 99.96, 123.4, 217975, null, undefined].map(threeDigits)).toEqual([
    '0.00459',
    '1.50',
    '100',
    '123',
    '217975',
    '–',
    '–',
  ]);
});
