import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPage } from './built-page.ts';
import published from '../../src/experiments/playground/result.json' with { type: 'json' };
import { nets, outcomes, type Outcome } from './nets.ts';
import { playgroundRun } from './playground-run.ts';

/** The nets that the book's own kernels train. */
const fused = [...Object.keys(nets), 'convolutional'];

/** What a page's worker computed. */
export interface Computed {
  nets: Record<string, Outcome>;
  /** The last result of the playground's first published run. */
  playground: unknown;
}

/** A browser, driven. */
export interface Engine {
  /** Name and version, for the report. */
  version: string;
  /** Opens the address and waits for what the page's worker computed. */
  outcomes(address: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Declares the tests of one browser: every net trained in it has the bits that it has in Node, with WebAssembly and without, and the playground's run those that
 * are published.
 */
export function sameBits(name: string, open: () => Promise<Engine>): void {
  let here: Computed, page: Awaited<ReturnType<typeof builtPage>>, engine: Engine | undefined;

  beforeAll(async () => {
    here = { nets: await outcomes(), playground: await playgroundRun() };
    page = await builtPage();
    engine = await open();
    console.log(`${name}：${engine.version}`);
  }, 180_000);
  afterAll(async () => {
    await engine?.close();
    page?.close();
  });

  const there = async (query: string) => {
    const text = await engine!.outcomes(page.address + query);
    expect(text).toMatch(/^\{/); // else it is a fault, and told whole
    return JSON.parse(text) as Computed;
  };

  test(`${name} trains to the same bits as Node`, async () => {
    for (const net of fused) expect(here.nets[net]).toMatchObject({ path: 'fused', loss: expect.any(Number) });
    expect(here.nets['TensorFlow.js']!.path).toBe('tfjs');
    expect(here.playground).toEqual(await publishedRun());
    expect(await there('')).toEqual(here);
  }, 300_000);

  test(`${name} without WebAssembly trains what has kernels of its own to the same bits`, async () => {
    const computed = await there('?lockdown'),
      { 'TensorFlow.js': library, ...others } = computed.nets;
    // What TensorFlow.js trains there goes over its cpu backend, whose sums have another order: trained, but not the same bits.
    expect(library!.loss).toBeCloseTo(here.nets['TensorFlow.js']!.loss, 4);
    const twins = Object.fromEntries(fused.map((net) => [net, { ...here.nets[net], path: 'twin' }]));
    expect(others).toEqual(twins);
    expect(computed.playground).toEqual(here.playground);
  }, 300_000);
}

/** What the book shows of the playground before a reader touches it. */
async function publishedRun(): Promise<unknown> {
  const folder = new URL('../../src/experiments/playground/', import.meta.url);
  return JSON.parse(await readFile(new URL(published.runs[0]!.sidecar, folder), 'utf8'));
}
