import { defineExperiment } from '../../lab/declare/define.ts';
import { readRows } from '../../math/number-list.ts';
import { readable } from '../../math/number-text.ts';
import { readGiven, type Given } from './given.ts';
import { pass } from './trellis.ts';

const STATES = 6,
  SYMBOLS = 6,
  TIMES = 16;

export default defineExperiment({
  title: '看不见的状态：格子图',
  summary: '只看得见观测，看不见状态。把所有路加起来是前向，只留最好的一条是维特比：在格子图上一列一列看它们怎样算。',
  controls: {
    observations: {
      kind: 'numbers',
      label: '观测',
      symbol: 'o',
      min: 0,
      max: SYMBOLS - 1,
      step: 1,
      least: 1,
      most: TIMES,
      value: '0,1,2',
      help: '每一刻看见第几种符号，从 0 数起；在图上点一个，就换成下一种。',
    },
    time: {
      kind: 'number',
      label: '看哪一刻',
      symbol: 't',
      min: 1,
      max: TIMES,
      step: 1,
      value: 2,
      help: '这一列的前向值和后向值写在图上；在图上点一列也行。比观测长，就看最后一刻。',
    },
    initial: {
      kind: 'numbers',
      label: '初始概率',
      symbol: 'pi',
      min: 0,
      max: 1,
      step: 0.001,
      least: 1,
      most: STATES,
      value: '0.6,0.4',
      sum: 1,
      help: '第一刻在各个状态的概率，加起来是 1；有几个数就有几个状态。',
    },
    transition: {
      kind: 'rows',
      label: '转移概率',
      symbol: 'a',
      min: 0,
      max: 1,
      rows: [1, STATES],
      each: [1, STATES],
      value: '0.7,0.3; 0.4,0.6',
      sum: 1,
      help: '一行是从一个状态出发，下一刻到各个状态的概率，每行加起来是 1。',
    },
    emission: {
      kind: 'rows',
      label: '发射概率',
      symbol: 'b',
      min: 0,
      max: 1,
      rows: [1, STATES],
      each: [1, SYMBOLS],
      value: '0.5,0.4,0.1; 0.1,0.3,0.6',
      sum: 1,
      help: '一行是一个状态发出各种符号的概率，每行加起来是 1。',
    },
  },
  touch: ['observations', 'time'],
  fields: {
    probability: '看到这串观测的概率：所有路加起来',
    viterbiProbability: '最好的一条路与这串观测一起的概率',
    'viterbiPath.*': '最好的一条路，每一刻在第几个状态，从 0 数起；一样好时取号小的；没有路时是空的',
    gamma: '每一刻在各个状态的后验概率，一刻一行；没有路时是空的',
    'forward.*': '前向值 α，一刻一行：看到这里为止的观测，并且正在这个状态的概率',
    'backward.*': '后向值 β，一刻一行：从这个状态出发，看到后面全部观测的概率',
    best: '走到每一刻每个状态的最好的一条路的概率；没有路时是空的',
    before: '那条路上一刻在第几个状态，−1 是没有；没有路时是空的',
    'observations.*': '观测',
    reached: '算到了第几刻',
  },
  publish: [
    {},
    { observations: '0,0,0,1,2,2,2,1' },
    { observations: '2,1,0', time: 3 },
    // Left to right, three states that are each gone through: what a phone's model looks like.
    {
      observations: '0,0,1,1,1,2,2',
      time: 4,
      initial: '1,0,0',
      transition: '0.6,0.4,0; 0,0.6,0.4; 0,0,1',
      emission: '0.8,0.15,0.05; 0.1,0.8,0.1; 0.05,0.15,0.8',
    },
    // The path of the states that are each likeliest is none that can be gone.
    {
      observations: '0,0',
      initial: '0.4,0.3,0.3',
      transition: '1,0,0; 0,0,1; 0,0,1',
      emission: '1; 1; 1',
    },
  ],
  refuses: (params) => {
    const given = readGiven(params);
    return 'message' in given ? given : undefined;
  },
  *run({ time: _time, ...typed }) {
    yield* pass(readGiven(typed) as Given);
  },
  progress: ({ reached, observations }) => reached / observations.length,
  claims: {
    每一刻各挑最可能的状态连起来未必走得通: {
      of: { emission: '1; 1; 1' },
      holds: ({ gamma }, { transition }) => {
        const likeliest = gamma.map((row) => row.indexOf(Math.max(...row)));
        return readRows(transition)[likeliest[0]!]![likeliest[1]!] === 0;
      },
    },
    最好的一条路的概率不超过所有路加起来: {
      of: {},
      holds: ({ probability, viterbiProbability }) => viterbiProbability <= probability * (1 + 1e-9),
    },
    每一刻前向值乘后向值加起来都是同一个数: {
      of: {},
      holds: ({ forward, backward, probability }) =>
        forward.every((row, t) => {
          const sum = row.reduce((total, alpha, s) => total + alpha * backward[t]![s]!, 0);
          return Math.abs(sum - probability) <= 1e-8 * probability;
        }),
    },
  },
  table: ({ observations, forward, backward, gamma, viterbiPath }) => ({
    columns: ['时刻', '观测', '状态', '前向值 α', '后向值 β', '后验概率 γ', '最好的路'].map((label) => ({ label })),
    rows: observations.flatMap((symbol, t) =>
      forward[t]!.map((alpha, s) => [
        t + 1,
        symbol,
        s,
        alpha,
        backward[t]![s]!,
        gamma[t]?.[s] ?? null,
        viterbiPath[t] === s ? '经过' : '',
      ]),
    ),
  }),
  describe: ({ probability, viterbiProbability, viterbiPath, observations, reached }) => {
    if (reached < observations.length) return `前向值算到了第 ${reached} 刻，一共 ${observations.length} 刻。`;
    if (viterbiPath.length === 0)
      return '没有一条路发得出这串观测：概率是 0。换一个观测，或给某个是 0 的概率一点大小。';
    return `看到这串观测的概率是 ${readable(probability)}；最好的一条路依次经过状态 ${viterbiPath.join('、')}，占 ${readable(viterbiProbability)}。`;
  },
});
