import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPERIMENTS, experimentIds, loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { begin, contract } from './contract.ts';
import { controlFaults } from './sane-controls.ts';
import { undocumented, unheldFields } from './documented-fields.ts';

/** A new folder in src/experiments is found and held to the contract with no word added here. */
it('there are experiments', () => expect(experimentIds().length).toBeGreaterThan(0));

describe.each(experimentIds())('%s', (id) => contract(id, EXPERIMENTS));

describe('the contract itself', () => {
  it('finds bare and unheld fields', () => {
    const result = { a: { x: { gates: 1, list: [{ n: 1 }, { n: 2 }] }, y: { gates: 2 } }, b: [] };
    expect(undocumented({ 'a.*.gates': '门数' }, result)).toEqual(['a.x.list.*.n', 'b']);
    expect(undocumented({ 'a.*': '全部', b: '空' }, result)).toEqual([]);
    expect(undocumented({ 'a.*': '全部', 'b.*.n': '数' }, result)).toEqual([]); // empty yet
    expect(undocumented({ 'a.*': '全部', 'b.*.n': '数' }, { b: 3 })).toEqual(['b']);
    expect(unheldFields({ 'a.*.gates': '', 'a.z': '', 'b.0': '', b: '' }, [result])).toEqual(['a.z', 'b.0']);
  });
  it('finds unsound controls', () => {
    const number = { kind: 'number', label: '数', min: 1, max: 5, step: 1, value: 2 } as const;
    expect(controlFaults({ n: number })).toEqual([]);
    expect(controlFaults({ seed: { ...number, label: 'n', value: 9 } }).join('\n')).toMatch(
      /no name[\s\S]*not Chinese[\s\S]*default is not allowed/,
    );
    expect(controlFaults({ n: { ...number, min: 0, scale: 'log', step: 10, value: null } })).toHaveLength(3);
    expect(controlFaults({ n: { ...number, atMost: 'm' }, m: { ...number, min: 0, value: 0 } })).toEqual([
      'n: atMost must name a number that is never below min',
    ]);
    expect(controlFaults({ c: { kind: 'choice', label: '选', options: { a: '甲' }, value: 'a' } })).toEqual([
      'c: a choice has two options or more',
    ]);
    const f = {
      kind: 'function',
      label: '式',
      value: 'x',
      presets: { 'x!': '叹' },
      maxLength: 5,
      check: (text: string) => (text.includes('!') ? '不行。' : undefined),
    } as const;
    expect(controlFaults({ f })).toHaveLength(2);
  });
  it('catches a run that uses chance, a clock, or an undeclared stream', async () => {
    const experiment = await loadExperiment('galton', join(import.meta.dirname, 'fixtures/src/experiments'));
    const params = { rows: 1, balls: 1, start: 'left', blocked: '0' };
    const most = { ms: Infinity, yields: 1 };
    expect(begin(experiment, params, 0, most).yields).toBe(1);
    const { seeded: _, ...unseeded } = experiment;
    expect(() => begin(unseeded, params, 0, most)).toThrow("the stream 'pins' is asked for");
    for (const call of [() => Math.random(), () => Date.now(), () => performance.now()]) {
      expect(() =>
        begin(
          {
            ...experiment,
            *run() {
              yield call();
            },
          },
          params,
          0,
          most,
        ),
      ).toThrow('on the way to a result');
    }
  });
});
