import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import experiment from '../../src/experiments/parity-circuits/experiment.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

type Result = ResultOf<typeof experiment>;
const names = ['dnf', 'cnf', 'xorChain', 'xorTree', 'andOr', 'nand', 'formula', 'depthK'] as const;

function runs(given: Record<string, unknown>) {
  const params = parametersOf(experiment, given);
  return { params, results: [...experiment.run(params, streams(0))] };
}
const final = (given: Record<string, unknown>): Result => runs(given).results.at(-1)!;

test.each([
  [{ d: 8 }, { dnf: 129, cnf: 129, xorChain: 7, xorTree: 7, andOr: 21, nand: 28, formula: 63, depthK: 35 }],
  [{ d: 16 }, { dnf: 32769, cnf: 32769, xorChain: 15, xorTree: 15, andOr: 45, nand: 60, formula: 255, depthK: 73 }],
  [{ d: 2 }, { dnf: 3, cnf: 3, xorChain: 1, xorTree: 1, andOr: 3, nand: 4, formula: 3, depthK: 3 }],
  [
    { d: 9, m: 3 },
    { dnf: 257, cnf: 257, xorChain: 8, xorTree: 8, andOr: 24, nand: 32, formula: 87, depthK: 29 },
  ],
] as const)('%j: known numbers of gates, all verified on all inputs', (given, gates) => {
  const { circuits } = final(given);
  for (const name of names) {
    expect(circuits[name].gates, name).toBe(gates[name]);
    expect(circuits[name]).toMatchObject({ verified: true, errors: 0, checked: 2 ** given.d });
  }
});

test('the depths of sixteen bits', () => {
  const { circuits } = final({ d: 16 });
  expect(names.map((name) => circuits[name].depth)).toEqual([2, 2, 15, 4, 8, 12, 8, 3]);
});

test('every block size from 2 to d is taken, and none above', () => {
  for (let m = 2; m <= 11; m++) expect(final({ d: 11, m }).circuits.depthK.verified).toBe(true);
  expect(readParams(experiment.controls, { d: 11, m: 12 }).fault?.name).toBe('m');
  expect(readParams(experiment.controls, { d: 3 }).params).toMatchObject({ m: 3, x: '101' });
});

test('all outputs on x are its parity, for any x; at most one AND of the DNF carries 1', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 7 }),
      fc.nat(),
      fc.constantFrom(...Object.keys(experiment.controls.circuit.options)),
      (d, pick, circuit) => {
        const x = (pick % 2 ** d).toString(2).padStart(d, '0');
        const result = final({ d, x, circuit });
        const ones = [...x].filter((bit) => bit === '1').length;
        expect(result.ones).toBe(ones);
        expect(result.parity).toBe(ones % 2);
        for (const name of names) expect(result.circuits[name].output).toBe(ones % 2);
        expect(result.firing).toBe(ones % 2);
        expect(result.lecture.wanted).toBe(1 - (ones % 2));
        expect(result.lecture.output).toBe((ones + d - 1) % 2);
      },
    ),
    { numRuns: 40 },
  );
});

test('the lecture’s XNOR chain answers 1 on 111, where an even parity check must answer 0', () => {
  const { lecture } = final({ d: 3, x: '111', circuit: 'xnorChain' });
  expect(lecture).toMatchObject({
    gates: 2,
    output: 1,
    wanted: 0,
    errors: 8,
    verified: false,
    mended: { verified: true, output: 0 },
  });
});

describe('run', () => {
  test('shows structure and signals first, nothing verified yet; what was checked only grows', () => {
    const { params, results } = runs({ d: 13 });
    expect(results[0]!.circuits.dnf).toMatchObject({ gates: 4097, verified: false, checked: 0 });
    expect(results[0]!.drawing).toEqual(results.at(-1)!.drawing);
    expect(results.some(({ circuits }) => circuits.dnf.checked > 0 && circuits.dnf.checked < 8192)).toBe(true);
    const progress = results.map((result) => experiment.progress!(result, params));
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(1);
    expect(progress.toSorted((a, b) => a - b)).toEqual(progress);
    expect(results.map((result) => result.circuits.dnf.verified)).toEqual(
      results.map((result) => result.circuits.dnf.checked === 8192),
    );
  });

  test('every yield is plain data that survives JSON and makes a table and a sentence', () => {
    for (const circuit of Object.keys(experiment.controls.circuit.options)) {
      const { params, results } = runs({ d: 6, circuit });
      for (const result of results) {
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        const { columns, rows } = experiment.table(result, params);
        expect(rows.every((row) => row.length === columns.length)).toBe(true);
        expect(experiment.describe(result, params)).toMatch(/^输入 101110 有 4 个 1.*。$/);
      }
    }
  });

  test('yields are independent: a later one does not change an earlier', () => {
    const { params } = runs({ d: 7 });
    const seen: string[] = [],
      kept: Result[] = [];
    for (const result of experiment.run(params, streams(0))) {
      kept.push(result);
      seen.push(JSON.stringify(result));
    }
    expect(kept.map((result) => JSON.stringify(result))).toEqual(seen);
  });
});

test('every claim holds on every published run, and none holds on nothing: a spoilt result fails it', () => {
  for (const published of experiment.publish) {
    const { params, results } = runs(published);
    for (const [sentence, { holds }] of Object.entries(experiment.claims)) {
      expect(holds(results.at(-1)!, params), sentence).toBe(true);
    }
  }
  const { params, results } = runs({ d: 5 });
  const good = results.at(-1)!,
    spoilt: Result = structuredClone(good);
  spoilt.circuits.cnf.verified = false;
  spoilt.circuits.xorTree.depth = spoilt.circuits.xorTree.gates = 9;
  spoilt.growth.gates.dnf[4]! += 1;
  spoilt.primes!.odd -= 1;
  spoilt.firing += 1;
  for (const name of ['formula', 'andOr', 'xorChain'] as const) spoilt.circuits[name].fanOut += 1;
  spoilt.lecture.errors -= 1;
  for (const [sentence, { holds }] of Object.entries(experiment.claims))
    expect(holds(spoilt, params), sentence).toBe(false);
});
