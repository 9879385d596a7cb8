import { describe, expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { commandLine, rangeText } from '../../../components/lab/declared.ts';
import { statusText } from '../../../components/lab/status.ts';
import { readable } from '../../../src/math/number-text.ts';
import { experimentIds, loadExperiment } from '../../../src/lab/publish/catalogue.ts';
import type { Controls, Params } from '../../../src/lab/declare/define.ts';
import type { Session } from '../../../src/lab/run/session.ts';
import { readParams } from '../../../src/lab/declare/validate.ts';

const session = (more: Partial<Session>): Session => ({
  params: {},
  seed: 0,
  phase: 'done',
  ticket: 1,
  held: false,
  past: [],
  ...more,
});

describe('what a figure says of itself', () => {
  test.each<[Partial<Session>, number | undefined, string]>([
    [{ phase: 'published' }, undefined, '已发布的结果'],
    [{ phase: 'running', progress: 0.379 }, 2.2, '正在计算 37%（还需约 3 秒）'],
    [{ phase: 'running' }, undefined, '正在计算'],
    [{ phase: 'running', progress: 0.01 }, 130, '正在计算 1%（还需约 2 分 10 秒）'],
    [{ phase: 'paused', progress: 0.5 }, undefined, '已暂停 50%'],
    [{ verdict: { identical: true } }, undefined, '完成，与发布结果逐位一致'],
    [
      { verdict: { identical: false, largest: { path: 'loss.3', difference: 1.25e-7 } } },
      undefined,
      '完成，与发布结果最大相差 1.25×10⁻⁷（loss.3）',
    ],
    [
      { verdict: { identical: false, largest: { path: 'knots', difference: Infinity } } },
      undefined,
      '完成，与发布结果不同（knots）',
    ],
    [{ verdict: 'unpublished' }, undefined, '完成（未发布的参数，无可对照）'],
  ])('%o', (state, remaining, words) => expect(statusText(session(state), remaining)).toBe(words));

  test('numbers as the book writes them', () => {
    expect([0.0125, 12345, -3, 1e-7].map(readable)).toEqual(['0.0125', '12\u202f345', '\u22123', '1×10⁻⁷']);
  });
});

describe('the line for a terminal', () => {
  const controls: Controls = {
    f: { kind: 'function', label: '函数', value: 'x', presets: {}, maxLength: 99, check: () => undefined },
  };
  test.each(['sin(2*pi*x)', "it's", '[0, 1]', '$HOME `ls` "x" \\', '-x'])('%s reaches the program as it is', (f) => {
    const line = commandLine('any', controls, { f } as Params, 3).replace('npm run -s lab --', 'printf "%s\\n"');
    expect(spawnSync('sh', ['-c', line], { encoding: 'utf8' }).stdout).toBe(`any\nf=${f}\nseed=3\n`);
  });

  test('every parameter of every experiment has its range in words', async () => {
    for (const id of experimentIds()) {
      const { controls: own } = await loadExperiment(id);
      for (const control of Object.values<Controls[string]>(own as Controls)) expect(rangeText(control)).not.toBe('');
      expect(commandLine(id, own as Controls, readParams(own as Controls, {}).params!, 0)).toBe(
        `npm run -s lab -- ${id}`,
      );
    }
  });
});
