import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { isId, loadExperiment, loadResults, readShipped } from '../../src/lab/publish/catalogue.ts';
import { DataMissing, provide } from '../../src/lab/data/provide.ts';
import type { DataValue } from '../../src/lab/declare/data.ts';
import type { Experiment, Json, Params } from '../../src/lab/declare/define.ts';
import { drawFigure, type Figure } from '../../src/lab/draw/draw.ts';
import { streams } from '../../src/math/random.ts';
import type { Recordings } from '../../src/lab/declare/sound.ts';
import type { Sounds } from '../../src/lab/run/sounding.ts';
import { progressOf, startRun } from '../../src/lab/run/host.ts';
import { jsonFault } from '../../src/lab/declare/json.ts';
import { brokenClaims } from '../../src/lab/publish/claims.ts';
import { provenanceOf, staleness } from '../../src/lab/publish/provenance.ts';
import { LARGEST_BYTES } from '../../src/lab/publish/published-file.ts';
import { wantedRuns } from '../../src/lab/publish/publish.ts';
import { findRun, REPEATS, type PublishedRun } from '../../src/lab/publish/results.ts';
import { compareResults } from '../../src/lab/run/comparison.ts';
import { controlFaults } from './sane-controls.ts';
import { undocumented, unheldFields } from './documented-fields.ts';

/** What every experiment keeps to, whoever wrote it. */

/** Longer runs are broken off: here every run need only begin as published; `npm run precompute -- --check` recomputes all. */
const QUICK_MS = 300;
/** Once one was too long, the others of that experiment are only tasted. */
const TASTE_MS = 60;
const HAN = /\p{Script=Han}/u;
const SENTENCE = /[。？]$/;

/** Lets a run go on until it ends or its time is over, no clock and no chance but its own within reach. */
export function begin(
  experiment: Experiment,
  params: Params,
  seed: number,
  most: { ms: number; yields: number },
  data: Record<string, DataValue> = {},
) {
  const from = performance.now();
  const now = performance.now.bind(performance);
  const forbidden = (name: string) => () => {
    throw new Error(`${name} was called on the way to a result`);
  };
  vi.spyOn(Math, 'random').mockImplementation(forbidden('Math.random'));
  vi.spyOn(Date, 'now').mockImplementation(forbidden('Date.now'));
  vi.spyOn(performance, 'now').mockImplementation(forbidden('performance.now'));
  const generator = experiment.seeded
    ? startRun(experiment, params, seed, { data })
    : experiment.run({ ...params, ...data } as Params, noStreams);
  const seen: { result: Json; text: string }[] = [];
  let yields = 0;
  let done = false;
  try {
    while (yields < most.yields && (yields === 0 || now() - from < most.ms)) {
      const next = generator.next();
      if (next.done) {
        done = true;
        break;
      }
      yields++;
      // The first results, and each tenth of the way after: enough to see what an early one looks like.
      const last = { result: next.value, text: JSON.stringify(next.value) };
      if (seen.length < 3 || yields % 10 === 0) seen.push(last);
      else seen[seen.length - 1] = last;
    }
  } finally {
    generator.return();
    vi.restoreAllMocks();
  }
  return { seen, yields, done };
}

const noStreams = (name: string) => {
  throw new Error(`the stream '${name}' is asked for, but the experiment is not declared as seeded`);
};

/** The inputs of a run; undefined if they are not in the book. */
async function dataOf(id: string, root: string, experiment: Experiment, params: Params, seed: number) {
  const shipped = (file: string) => readShipped(id, file, root);
  const random = experiment.seeded ? streams(seed) : noStreams;
  return provide(experiment, params, random, { given: () => undefined, shipped }).catch((error: unknown) => {
    if (error instanceof DataMissing) return undefined;
    throw error;
  });
}

/** The tests of one experiment. @param root folder of experiment folders */
export function contract(id: string, root: string): void {
  const folder = join(root, id);
  let experiment: Experiment;
  let runs: (PublishedRun & { params: Params })[];
  const each = (check: (run: (typeof runs)[number]) => void) => {
    for (const run of runs) check(run);
  };
  beforeAll(async () => {
    experiment = await loadExperiment(id, root);
    runs = (loadResults(id, root)?.runs ?? []) as typeof runs;
    await experiment.prepare?.();
  });
  afterEach(() => vi.restoreAllMocks());

  it('has its files under a name that can be an address', () => {
    expect(isId(id)).toBe(true);
    for (const name of ['experiment.ts', 'figure.ts', 'result.json'])
      expect(existsSync(join(folder, name)), name).toBe(true);
    expect(readdirSync(folder).filter((name) => /\.(tmp|lock)$/.test(name))).toEqual([]);
  });

  it('says in Chinese what it is', () => {
    expect(experiment.title).toMatch(HAN);
    expect(experiment.summary).toMatch(HAN);
    expect(experiment.summary).toMatch(SENTENCE);
    for (const meaning of Object.values(experiment.fields)) expect(meaning).toMatch(HAN);
    for (const claim of Object.keys(experiment.claims)) expect(claim).toMatch(HAN);
  });

  it('has sane controls', () => expect(controlFaults(experiment.controls)).toEqual([]));

  it('publishes every run it wants and no other, within the budget', () => {
    const wanted = wantedRuns(id, experiment);
    expect(wanted.length).toBeGreaterThan(0);
    expect(
      runs.map(({ params, seed }) => ({ params, seed })),
      `npm run precompute -- --only ${id}`,
    ).toEqual(wanted);
    expect(loadResults(id, root)?.repeats).toBe(REPEATS);
    expect(statSync(join(folder, 'result.json')).size).toBeLessThanOrEqual(LARGEST_BYTES);
  });

  it('publishes what its code computes now', async () => {
    const now = await provenanceOf(id, root);
    const stale = runs.flatMap(({ params, provenance }) => {
      const why = staleness(provenance, now);
      return why === undefined ? [] : `${JSON.stringify(params)}：${why}`;
    });
    expect(stale, `npm run precompute -- --only ${id}`).toEqual([]);
  });

  it('claims what its published runs bear out, and of at least one of them', () => {
    expect(brokenClaims(experiment, { runs })).toEqual([]);
  });

  it('documents every field of its results, and no other', () => {
    each(({ result }) => expect.soft(undocumented(experiment.fields, result)).toEqual([]));
    expect(
      unheldFields(
        experiment.fields,
        runs.map(({ result }) => result),
      ),
    ).toEqual([]);
  });

  it('says its results in words, numbers and a figure', async () => {
    const { default: figure } = (await import(join(folder, 'figure.ts'))) as {
      default: (result: Json, params: Params, frame: { width: number; published?: Json }) => Figure;
    };
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    each(({ params, result }) => {
      checkWords(experiment, result, params);
      for (const width of [340, 680]) {
        const svg = drawFigure(figure(result, params, { width, published: result }), {
          document,
          width,
          prefix: 'contract',
        });
        expect(Number(svg.getAttribute('width'))).toBe(width);
        expect(Number(svg.getAttribute('height'))).toBeGreaterThan(100);
        expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
      }
    });
  });

  it('sounds, if it does, under names of their own: within full scale, no silence, the same bits each time', async () => {
    if (!existsSync(join(folder, 'sound.ts'))) return;
    const { default: sounds } = (await import(join(folder, 'sound.ts'))) as { default: Sounds };
    for (const { params, seed, result } of runs) {
      const all = sounds(result, params);
      expect(all.length).toBeGreaterThan(0);
      expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
      const data = await dataOf(id, root, experiment, params, seed);
      if (!data) continue;
      const recordings = data as Recordings;
      for (const { label, make } of all) {
        const { samples, sampleRate } = make(recordings);
        expect(samples.length, label).toBeGreaterThan(sampleRate / 20);
        const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
        expect(peak, label).toBeGreaterThan(0.05);
        expect(peak, label).toBeLessThan(0.95);
        expect(samples.every(Number.isFinite), label).toBe(true);
        expect(make(recordings).samples, label).toEqual(samples);
      }
    }
  });

  it('begins as published: no chance and no clock but its own, the same bits each time, complete results from the first on', async () => {
    const wanted = wantedRuns(id, experiment);
    let quickest: Parameters<typeof begin> | undefined;
    let text = '';
    let tooLong = false;
    for (const { params, seed } of wanted) {
      const data = await dataOf(id, root, experiment, params, seed);
      if (!data) continue;
      const most = { ms: tooLong ? TASTE_MS : QUICK_MS, yields: Infinity };
      const { seen, yields, done } = begin(experiment, params, seed, most, data);
      tooLong ||= !done;
      expect(yields, 'run yields at least once').toBeGreaterThan(0);
      let before = 0;
      for (const { result, text } of seen) {
        expect(jsonFault(result)).toBeUndefined();
        expect(JSON.stringify(result), 'a result is not changed after it was yielded').toBe(text);
        expect(undocumented(experiment.fields, result)).toEqual([]);
        checkWords(experiment, result, params);
        const progress = progressOf(experiment, result, params);
        if (progress !== undefined) expect(progress).toBeGreaterThanOrEqual(before);
        before = progress ?? 0;
      }
      const last = seen.at(-1)!;
      if (done) {
        const published = loadResults(id, root) && findRun(loadResults(id, root)!, params, seed);
        expect
          .soft(compareResults(published?.result, last.result), `${id} ${JSON.stringify(params)}`)
          .toEqual({ identical: true });
      }
      if (!quickest || yields < quickest[3].yields) {
        quickest = [experiment, params, seed, { ms: Infinity, yields }, data];
        text = last.text;
      }
    }
    // None of the data of an experiment's runs may be in the book; then nothing can begin here.
    if (quickest) expect(begin(...quickest).seen.at(-1)!.text).toBe(text);
  }, 120_000);
}

function checkWords(experiment: Experiment, result: Json, params: Params): void {
  const said = experiment.describe(result, params);
  expect(said).toMatch(HAN);
  expect(said).toMatch(SENTENCE);
  expect(said).not.toMatch(/NaN|Infinity|undefined|null|\[object|！|您|用户/);
  // Very large and small numbers are written as in the chapters: 2.2×10¹⁵.
  expect(said).not.toMatch(/\d[eE][+-]?\d|乘 ?10 ?的/);
  const { columns, rows } = experiment.table(result, params);
  for (const { label } of columns) expect(label.trim()).not.toBe('');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row).toHaveLength(columns.length);
    for (const cell of row) if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
  }
}
