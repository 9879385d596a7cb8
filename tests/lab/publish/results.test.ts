import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { jsonFault } from '../../../src/lab/declare/json.ts';
import { compareResults } from '../../../src/lab/run/comparison.ts';
import { findRun, readResultFile, valueAt, type ResultFile } from '../../../src/lab/publish/results.ts';

const provenance = { code: 'abc', versions: {} };
const file: ResultFile = {
  schema: 1,
  runs: [
    { params: { d: 8, f: 'x' }, seed: 0, result: { circuits: { dnf: { gates: 129 } }, losses: [1, 0.5] }, provenance },
    { params: { d: 8, f: 'x' }, seed: 3, result: 3, provenance },
  ],
};

test('findRun asks for every parameter and the seed, not for their order', () => {
  expect(findRun(file, { f: 'x', d: 8 })).toBe(file.runs[0]);
  expect(findRun(file, { f: 'x', d: 8 }, 3)).toBe(file.runs[1]);
  for (const params of [{ d: 8 }, { d: '8', f: 'x' }, { d: 8, f: 'x', g: 1 }, {}])
    expect(findRun(file, params)).toBeUndefined();
  expect(findRun(file, { d: 8, f: 'x' }, 1)).toBeUndefined();
});

test('valueAt follows own keys and indices only', () => {
  const { result } = file.runs[0]!;
  expect(valueAt(result, 'circuits.dnf.gates')).toBe(129);
  expect(valueAt(result, 'losses.1')).toBe(0.5);
  expect(valueAt(result, '')).toBe(result);
  for (const path of [
    'circuits.cnf',
    'losses.2',
    'losses.length',
    'circuits.dnf.gates.x',
    '__proto__',
    'constructor.name',
    'circuits..dnf',
  ]) {
    expect(valueAt(result, path)).toBeUndefined();
  }
});

describe('jsonFault', () => {
  it.each([
    [{ a: { b: [1, NaN] } }, 'a.b.1', 'NaN'],
    [{ a: -Infinity }, 'a', '-Infinity'],
    [{ a: undefined }, 'a', 'undefined'],
    [new Float32Array(2), '', 'Float32Array'],
    [{ a: new Map() }, 'a', 'Map'],
    [{ a: new Date(0) }, 'a', 'Date'],
    [{ a: () => 1 }, 'a', 'function'],
    [[1, , 3], '1', 'undefined'],
    [{ a: 1n }, 'a', 'bigint'],
    [JSON.parse('{"a":{"__proto__":1}}'), 'a.__proto__', 'key'],
    [{ [Symbol('x')]: 1 }, '', 'symbol key'],
  ])('finds %o', (value, path, what) => expect(jsonFault(value)).toEqual({ path, what }));

  it('ends on a value that contains itself', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(jsonFault(loop)?.what).toContain('levels');
  });
  it('lets pass exactly what JSON keeps', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__'));
        expect(jsonFault(JSON.parse(text))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        if (jsonFault(value) === undefined)
          expect(compareResults(JSON.parse(JSON.stringify(value)), value).identical).toBe(true);
      }),
    );
  });
});

describe('readResultFile', () => {
  it('takes a sound file', () => expect(readResultFile(JSON.parse(JSON.stringify(file))).file).toEqual(file));
  const run = file.runs[0]!;
  it.each([
    [null, 'JSON 对象'],
    [[], 'JSON 对象'],
    [{ ...file, schema: 2 }, 'schema'],
    [{ schema: 1 }, 'runs'],
    [{ schema: 1, runs: [1] }, 'runs.0'],
    [{ schema: 1, runs: [run, { ...run, params: { d: {} } }] }, 'runs.1 的 params'],
    [{ schema: 1, runs: [{ ...run, seed: -1 }] }, 'seed'],
    [{ schema: 1, runs: [{ params: {}, seed: 0, provenance }] }, 'result'],
    [{ schema: 1, runs: [{ ...run, result: { a: Infinity } }] }, 'result.a'],
    [{ schema: 1, runs: [{ ...run, provenance: {} }] }, 'provenance'],
  ])('refuses %j', (value, part) => expect(readResultFile(value).fault).toContain(part));
});
