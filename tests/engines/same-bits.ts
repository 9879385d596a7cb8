import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPage } from './built-page.ts';
import { nets, outcomes, type Outcome } from './nets.ts';

/** The nets that the book's own kernels train. */
const fused = [...Object.keys(nets), 'convolutional'];

/** A browser, driven. */
export interface Engine {
  /** Name and version, for the report. */
  version: string;
  /** Opens the address and waits for what the page's worker computed. */
  outcomes(address: string): Promise<string>;
  close(): Promise<void>;
}

/** Declares the tests of one browser: every net trained in it has the bits that it has in Node, with WebAssembly and without. */
export function sameBits(name: string, open: () => Promise<Engine>): void {
  let here: Record<string, Outcome>, page: Awaited<ReturnType<typeof builtPage>>, engine: Engine | undefined;

  beforeAll(async () => {
    [here, page] = [await outcomes(), await builtPage()];
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
    return JSON.parse(text) as Record<string, Outcome>;
  };

  test(`${name} trains to the same bits as Node`, async () => {
    for (const net of fused) expect(here[net]).toMatchObject({ path: 'fused', loss: expect.any(Number) });
    expect(here['TensorFlow.js']!.path).toBe('tfjs');
    expect(await there('')).toEqual(here);
  }, 300_000);

  test(`${name} without WebAssembly trains what has kernels of its own to the same bits`, async () => {
    const { 'TensorFlow.js': library, ...others } = await there('?lockdown');
    // What TensorFlow.js trains there goes over its cpu backend, whose sums have another order: trained, but not the same bits.
    expect(library!.loss).toBeCloseTo(here['TensorFlow.js']!.loss, 4);
    const twins = Object.fromEntries(fused.map((net) => [net, { ...here[net], path: 'twin' }]));
    expect(others).toEqual(twins);
  }, 300_000);
}
