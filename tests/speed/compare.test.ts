import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parameterCount } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import type { Contender } from '../../src/speed/contender.ts';
import { engineContenders, modelOf } from '../../src/speed/engine-contenders.ts';
import { compare } from '../../src/speed/measure.ts';
import { dataOf, flopsOf, inputsOf, nets, parametersOf } from '../../src/speed/nets.ts';
import { carryOut, type Report } from '../../src/speed/order.ts';
import type { Peak } from '../../src/speed/peak.ts';
import { roster } from '../../src/speed/roster.ts';
import { summarise, threeDigits } from '../../src/speed/summary.ts';

/** The clock by which contenders are compared here, in milliseconds: it goes on only while they step. */
let clock = 0;

/** Takes as many microseconds of that clock for a step as told. */
const spinner = (id: string, cost: number, log: string[] = []): Contender => ({
  id,
  name: id,
  note: '',
  peer: id !== 'ours',
  start: () =>
    Promise.resolve({
      step(k) {
        clock += (k * cost) / 1000;
        log.push(id);
        return 1;
      },
      stop: () => void log.push(`${id} stopped`),
    }),
});
const [tiny] = nets,
  pace = { rounds: 3, slice: 2 };

describe('comparing', () => {
  beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => clock));
  afterEach(() => void vi.restoreAllMocks());

  test('every round runs every contender once, and all are stopped', async () => {
    const log: string[] = [];
    await compare(tiny!, [spinner('ours', 1000, log), spinner('b', 1000, log)], pace, () => {});
    expect(log.slice(-8)).toEqual(['ours', 'b', 'ours', 'b', 'ours', 'b', 'ours stopped', 'b stopped']);
  });

  test('what costs twenty times as much is measured as twenty times slower', async () => {
    const [a, b] = await compare(
      tiny!,
      [spinner('ours', 2000), spinner('b', 40_000)],
      { rounds: 5, slice: 5 },
      () => {},
    );
    for (const time of [a!.low, a!.median, a!.high]) expect(time).toBeCloseTo(2, 9);
    expect(b!.median! / a!.median!).toBeCloseTo(20, 9);
  });

  test('of slices of different lengths the middle one counts, with the shortest and the longest', async () => {
    const lengths = [5, 1, 3, 2, 4];
    let warm = false;
    const uneven: Contender = {
      ...spinner('ours', 1000),
      start: () => Promise.resolve({ step: (k) => ((clock += k * (warm ? lengths.shift()! : 1)), 1), stop: () => {} }),
    };
    const [a] = await compare(tiny!, [uneven], { rounds: 5, slice: 1 }, () => void (warm = true));
    expect([a!.low, a!.median, a!.high]).toEqual([1, 3, 5]);
  });

  test('who takes seconds for a step steps twice: to be warm, and for its time', async () => {
    const log: string[] = [];
    const [a, b] = await compare(tiny!, [spinner('ours', 1000, log), spinner('b', 3_000_000, log)], pace, () => {});
    expect(log.filter((id) => id === 'b')).toHaveLength(2);
    expect([a!.median, b!.median]).toEqual([1, 3000]);
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

test('the book and TensorFlow.js train the first net: reports in order, progress rising', async () => {
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
  const net = reports.at(-2) as Report & { kind: 'net' };
  expect(net.timings.map(({ id, path }) => [id, path])).toEqual([
    ['ours', 'fused'],
    ['wasm-stock', 'tfjs'],
    ['wasm-repaired', 'tfjs'],
    ['cpu', 'tfjs'],
  ]);
});

test('who is spared convolutions takes part in dense nets only', async () => {
  const reports: Report[] = [],
    sound = nets.find(({ front }) => front?.images[0] === 1)!;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 0.1));
  try {
    await carryOut(
      { nets: [tiny!.name, sound.name], contenders: ['ours', 'cpu'], spared: ['cpu'], ...pace },
      [spinner('ours', 1000), spinner('cpu', 1000)],
      (report) => void reports.push(report),
    );
  } finally {
    vi.restoreAllMocks();
  }
  const who = reports.flatMap((report) => (report.kind === 'net' ? [report.timings.map(({ id }) => id)] : []));
  expect(who).toEqual([['ours', 'cpu'], ['ours']]);
});

test('parameters as TensorFlow.js counts them; data have the shapes of the net', async () => {
  await ready();
  for (const net of nets) {
    const model = modelOf(net);
    expect(parametersOf(net)).toBe(parameterCount(model));
    model.dispose();
    const { x, y, samples } = dataOf(net);
    expect([x.length, y.length]).toEqual([samples * inputsOf(net), samples * net.sizes.at(-1)!]);
  }
});

test('float operations by hand: 2-8-8-1, batch 32, and the convolutional nets', () => {
  expect(flopsOf(tiny!)).toBe(2 * 32 * (2 * (2 * 8) + 3 * (8 * 8) + 3 * 8));
  const [digits, pictures, sound] = nets.filter(({ front }) => front).map(flopsOf);
  expect(digits).toBe(2 * 64 * (2 * 24 * 24 * 25 * 8 + 3 * 8 * 8 * 200 * 16 + 3 * 256 * 10));
  expect(pictures).toBe(2 * 32 * (2 * 1024 * 27 * 16 + 6 * 1024 * 144 * 16 + 3 * 16384 * 10));
  expect(sound).toBe(2 * 64 * (2 * 33 * 40 * 64 + 3 * 16 * 64 * 128 + 3 * 128 * 60));
});

test('a net’s line: the fastest peer that ran, how many times as fast the book is, and its share of the peak', () => {
  const timing = (id: string, low: number, median: number) => ({ id, low, median, high: 99 });
  const timings = [
    timing('ours', 2, 4),
    timing('wasm-stock', 6, 12),
    timing('wasm-repaired', 1, 5), // the book's too, so no peer
    timing('cpu', 3, 20),
  ];
  const peak = { gflops: flopsOf(tiny!) / 1e6 } as Peak; // the net's work in one millisecond
  const [line, unmeasured] = summarise({ name: 'here', peak, nets: [{ net: tiny!.name, timings }] }, roster);
  expect(line).toMatchObject({ best: 'wasm-stock', times: 3, timesAtBest: 1.5, timesRepaired: 1.25, ofPeak: 0.25 });
  expect(line!.gflops).toBeCloseTo(peak.gflops / 4, 12);
  expect(unmeasured).toMatchObject({ best: null, times: null, timesRepaired: null, ofPeak: null });
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
