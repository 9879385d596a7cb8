import { describe, expect, test } from 'vitest';
import { difference } from '../../../src/lab/declare/difference.ts';

const controls = {
  rate: { kind: 'number', label: '学习率' },
  bend: { kind: 'choice', label: '激活函数', options: { relu: 'ReLU', tanh: 'tanh' } },
  weights: { kind: 'numbers', label: '权重' },
  layers: { kind: 'numbers', label: '各层单元' },
} as const;
const state = (params: Record<string, string | number | null>, seed = 0) => ({
  params: { rate: 0.03, bend: 'relu', weights: '', layers: '4,2', ...params },
  seed,
});

describe('what another run had otherwise', () => {
  test.each([
    [{ rate: 0.3 }, 0, '学习率 0.3'],
    [{ bend: 'tanh', layers: '8' }, 0, '激活函数 tanh、各层单元 8'],
    [{ weights: '0.123,4.567,8.901' }, 0, '另一份权重'],
    [{ rate: null }, 0, '不设学习率'],
    [{}, 3, '种子 3'],
    [{}, 0, '同样的设置'],
    [{ rate: 1, bend: 'tanh', layers: '8' }, 0, '学习率 1、激活函数 tanh等'],
  ])('%j, seed %i: %s', (params, seed, words) => {
    expect(difference(controls, state(params, seed), state({}))).toBe(words);
  });
});
