import { corpusOf } from '../../acoustic/corpus.ts';
import { featuresOf, type FeatureKind, type Features } from '../../acoustic/features.ts';
import { sameSpeakers } from '../../acoustic/splits.ts';
import { DIGIT_SPEAKERS } from '../../datasets/digit-speakers.ts';
import { DIGIT_RATE } from '../../datasets/spoken-digits.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { readNumberList } from '../../math/number-list.ts';
import { fixed, fourDecimals, percent } from '../../math/rounding.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { mean } from '../../math/statistics/mean.ts';
import { pairedInterval } from '../../math/statistics/paired-interval.ts';
import { filterBank } from '../../signal/filter-bank.ts';
import type { Absorption } from './absorption.ts';
import { CHANNELS, score, WAYS, type Score, type Way } from './stages.ts';

const NAMES: Record<Way, string> = {
  gmm: '倒谱 → 高斯混合',
  mfcc: '倒谱 → 网络',
  logMel: '对数梅尔 → 网络',
  bank: '频谱 → 学出的滤波器 → 网络',
  raw: '波形 → 卷积 → 网络',
};
/** A transform of 256 points at 8 kHz. */
const FFT = 256;

interface Line {
  way: Way;
  name: string;
  parameters: number | null;
  frames: number[];
  digits: number[];
  frame: number | null;
  digit: number | null;
  /** Less that of the one before, seed by seed. */
  change: Estimate | null;
}

export interface Pipeline {
  ways: Line[];
  ranks: { start: number; end: number }[];
  bank: { start: number[]; end: number[] } | null;
  edges: number[];
  absorption: Absorption | null;
  expected: number;
}

export default defineExperiment({
  title: '从声音到状态的生产线：一道一道改成学的',
  summary: '倒谱、滤波器、频谱，手工做的工序一道一道交给网络自己学：错多少，要多少参数，学出的滤波器像不像梅尔三角。',
  controls: {
    seeds: {
      kind: 'number',
      label: '各教几遍',
      min: 1,
      max: 5,
      step: 1,
      value: 5,
      unit: '遍',
      help: '每一遍换一份录音来考，网络的起点也换。',
    },
    steps: {
      kind: 'number',
      label: '学多少步',
      min: 50,
      max: 4000,
      step: 50,
      value: 1000,
      unit: '步',
      help: '一步看 64 帧；学习率先是 0.002，后来降到十分之一。',
    },
    hidden: {
      kind: 'numbers',
      label: '网络的隐藏层',
      min: 8,
      max: 256,
      step: 1,
      least: 1,
      most: 6,
      value: '96,96,96',
      unit: '个单元',
      help: '前端后面的网络，每一个隐藏层有多少个单元。',
    },
  },
  touch: ['seeds', 'speech'],
  data: {
    speech: {
      kind: 'recordings',
      label: '念数字的录音',
      help: '名字写成 数字_说话人_第几遍.wav；每人每个数字至少五遍。',
      sampleRate: DIGIT_RATE,
      seconds: [0.1, 5],
      most: 3000,
      sets: DIGIT_SPEAKERS,
    },
  },
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    'ways.*.way': '生产线：gmm、mfcc、logMel、bank、raw，手工的一道比一道少',
    'ways.*.name': '它的名字',
    'ways.*.parameters': '学出来的数一共多少个，还没教时为 null',
    'ways.*.frames.*': '每一遍认错状态的帧的比例',
    'ways.*.digits.*': '每一遍认错的数字的比例，先验除掉了',
    'ways.*.frame': 'frames 的平均，还没教时为 null',
    'ways.*.digit': 'digits 的平均，还没教时为 null',
    'ways.*.change': '帧的错误率减前一条线的，一遍对一遍，有 95% 的区间；不到两遍时为 null',
    'ranks.*.start':
      '每一遍，学之前各滤波器的中心与宽度的秩相关（中心：重量的一半在它以下；宽度：中间一半重量占多少条谱线）',
    'ranks.*.end': '学之后的秩相关',
    bank: '第一遍的滤波器，学之前（start）和之后（end）：129 条谱线（每条 31.25 赫）× 23 个通道，各通道的峰是 1；还没教时为 null',
    'edges.*': '梅尔三角的边与顶（赫）：第 c 个从 edges[c] 起，顶在 edges[c+1]，到 edges[c+2]',
    absorption:
      '把余弦变换并进第一层：difference 是两个网络的对数几率最多差多少，greatest 是对数几率最大多少（奈特），frames 是比了多少帧；还没教时为 null',
    expected: '一共要教多少次',
  },
  publish: [{}, { speech: 'synthetic', seeds: 1, steps: 200, hidden: '48' }],
  resumes: true,
  *run({ seeds, steps, hidden, speech }, random, before?: Pipeline): Generator<Pipeline> {
    const corpus = corpusOf(speech);
    const kept = new Map<FeatureKind, Features>();
    const features = (kind: FeatureKind): Features => {
      const known = kept.get(kind) ?? featuresOf(corpus, kind);
      kept.set(kind, known);
      return known;
    };
    const settings = { hidden: readNumberList(hidden), steps };
    const lines = WAYS.map((way) => {
      const found = before?.ways.find((one) => one.way === way);
      return {
        way,
        parameters: found?.parameters ?? null,
        frames: [...(found?.frames ?? [])],
        digits: [...(found?.digits ?? [])],
      };
    });
    const ranks = [...(before?.ranks ?? [])];
    let bank = before?.bank ?? null;
    let absorbed = before?.absorption ?? null;
    const { edges } = filterBank({ sampleRate: DIGIT_RATE, fftSize: FFT, channels: CHANNELS, scale: 'htk' });
    const result = (): Pipeline => ({
      ways: lines.map((line, i) => ({
        ...line,
        name: NAMES[line.way],
        frames: [...line.frames],
        digits: [...line.digits],
        frame: line.frames.length > 0 ? fourDecimals(mean(line.frames)) : null,
        digit: line.digits.length > 0 ? fourDecimals(mean(line.digits)) : null,
        change: i > 0 ? changeOf(line.frames, lines[i - 1]!.frames) : null,
      })),
      ranks: [...ranks],
      bank,
      edges: Array.from(edges, Math.round),
      absorption: absorbed,
      expected: seeds * WAYS.length,
    });
    yield result();
    for (let seed = 0; seed < seeds; seed++) {
      const split = sameSpeakers(corpus, seed, SHARE);
      for (const line of lines) {
        if (line.frames.length > seed) continue;
        const own = (name: string) => random(`${name} ${line.way} ${seed}`);
        const learning = score(line.way, features, split, settings, own);
        let next = learning.next();
        for (; !next.done; next = learning.next()) yield result();
        const found: Score = next.value;
        line.frames.push(found.frame);
        line.digits.push(found.digit);
        line.parameters = found.parameters;
        if (found.ranks) ranks.push(found.ranks);
        bank ??= found.bank ?? null;
        absorbed ??= found.absorption ?? null;
        yield result();
      }
    }
  },
  progress: ({ ways, expected }) => ways.reduce((sum, { frames }) => sum + frames.length, 0) / expected,
  claims: {
    '帧的错误率，手工的对数梅尔最低，学出的滤波器接近它，波形差得远': {
      of: { speech: 'fsdd' },
      holds: ({ ways: [, , logMel, bank, raw] }) =>
        logMel!.change!.high < 0 && bank!.change!.low > 0 && bank!.change!.high < 0.05 && raw!.change!.low > 0.2,
    },
    余弦变换并进第一层之后输出一样: {
      of: {},
      holds: ({ absorption }) => absorption!.difference < 1e-5 * absorption!.greatest,
    },
    '学出的滤波器，中心越高往往越宽': {
      of: { speech: 'fsdd' },
      holds: ({ ranks }) => ranks.every(({ end }) => end > 0),
    },
  },
  table: ({ ways }) => ({
    columns: [{ label: '生产线' }, { label: '参数', unit: '个' }, { label: '认错的帧' }, { label: '认错的数字' }],
    rows: ways.map(({ name, parameters, frame, digit }) => [
      name,
      parameters,
      frame === null ? null : percent(frame),
      digit === null ? null : percent(digit),
    ]),
  }),
  describe: ({ ways, ranks, absorption, expected }) => {
    const done = ways.filter(({ frame }) => frame !== null);
    const taught = ways.reduce((sum, { frames }) => sum + frames.length, 0);
    if (done.length === 0) return `正在教第 1 次，一共 ${expected} 次；每教完一次，图上就多一个点。`;
    const told = done.map(({ name, frame }) => `${name} ${percent(frame!)}`).join('，');
    const rank =
      ranks.length > 0 ? `学出的滤波器，中心与宽度的秩相关平均 ${fixed(mean(ranks.map(({ end }) => end)), 2)}。` : '';
    const same = absorption ? '余弦变换并进第一层，输出一样。' : '';
    return `${taught < expected ? `教了 ${taught} 次，一共 ${expected} 次。` : ''}认错的帧：${told}。${rank}${same}`;
  },
});

/** Share of what may be learnt from that is. */
const SHARE = 0.5;

function changeOf(frames: readonly number[], before: readonly number[]): Estimate | null {
  const seeds = Math.min(frames.length, before.length);
  if (seeds < 2) return null;
  const { value, low, high } = pairedInterval(frames.slice(0, seeds), before.slice(0, seeds));
  return { value: fourDecimals(value), low: fourDecimals(low), high: fourDecimals(high) };
}
