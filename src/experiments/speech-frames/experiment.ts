import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed } from '../../math/rounding.ts';
import { lifterWeights } from '../../signal/cepstra.ts';
import { frontEndOf } from '../../signal/front-end.ts';
import { outlineOf } from '../../signal/outline.ts';
import { resample } from '../../signal/resample.ts';
import { segmentsOf } from './alignment.ts';
import { pictureOf, rounded, spokenAt, stagesOf } from './analysis.ts';
import { controls, voice } from './controls.ts';

/** HTK's twelve, c_1 to c_12; c_0, the loudness, is left out. */
const CEPSTRA = 12;
const OUTLINE = 200;

export default defineExperiment({
  title: '语音的一帧：从波形到倒谱',
  summary: '窗在波形上滑动，看这一帧怎样一步步变成频谱、梅尔滤波器组的输出和十二个倒谱系数。',
  controls,
  touch: ['at', 'windowMs'],
  data: { voice },
  fields: {
    seconds: '分析的长度（秒）',
    frames: '帧数：不满一帧的末尾不算',
    frameLength: '一帧有几个采样',
    hopLength: '相邻两帧相隔几个采样',
    fftSize: '傅里叶变换的长度：不小于帧长的最小的 2 的幂',
    bins: '频谱的谱线数，fftSize / 2 + 1',
    'melCentres.*': '每个梅尔滤波器的中心频率（赫），从低到高',
    'lifter.*': '倒谱提升的权重，从 c₁ 到 c₁₂',
    'outline.low.*': `波形的下缘，全长均分成 ${OUTLINE} 格，满幅是 1`,
    'outline.high.*': '波形的上缘',
    'picture.columns': '对数梅尔谱图有几列',
    'picture.values.*': '对数梅尔谱图，一行一个滤波器，从低到高；帧太多时一列是几帧的平均',
    'frame.index': '窗下是第几帧，从 0 数起',
    'frame.from': '这一帧的起点（秒）',
    'frame.to': '这一帧的终点（秒）',
    'frame.wave.*': '这一帧乘上窗之后的波形；采样多于 256 个时隔几个取一个',
    'frame.spectrum.*': '这一帧的频谱（分贝，满幅的正弦是 0），从 0 赫到采样率的一半；谱线多于 257 条时几条取最大的',
    'frame.logMel.*': '这一帧每个滤波器输出的对数：HTK 的是幅度的自然对数（采样按 16 位整数计），Slaney 的是功率的分贝',
    'frame.cepstra.*': '这一帧的倒谱系数 c₁ 到 c₁₂，已经提升',
    'segments.*.phone': '音素，写法同 CMU 词典；SIL 是静音',
    'segments.*.word': '音素所在的词',
    'segments.*.from': '音素从第几秒起',
    'segments.*.to': '音素到第几秒止',
    spoken: '窗的中点上说的是什么；不知道时是 null',
    'spoken.phone': '窗的中点上的音素',
    'spoken.word': '窗的中点上的词',
    'spoken.state': '音素的第几个状态，1 到 3',
    'spoken.tied': '这个状态在对齐用的模型里是第几号绑定状态，一共 5126 个；合成的句子没有，是 null',
  },
  publish: [
    {},
    { at: 1.61 },
    { windowMs: 6 },
    { windowMs: 80 },
    { scale: 'slaney' },
    { seconds: 1 },
    { voice: 'synthetic', at: 0.46 },
  ],
  refuses: ({ windowMs, seconds }) =>
    seconds !== null && windowMs > 1000 * seconds
      ? { name: 'seconds', message: `分析的长度要装得下一帧，至少 ${fixed(windowMs / 1000, 3)} 秒。` }
      : undefined,
  *run({ sampleRate, seconds, windowMs, hopMs, channels, scale, lifter, at, voice: [recording] }) {
    const { samples, sampleRate: own } = recording!;
    const heard = resample(samples, own, sampleRate);
    // Shorter recordings are followed by silence, so that the number of frames is what the length says.
    const taken = new Float32Array(seconds === null ? heard.length : Math.round(seconds * sampleRate));
    taken.set(heard.subarray(0, taken.length));
    const front = frontEndOf({
      sampleRate,
      windowMs,
      hopMs,
      channels,
      cepstra: CEPSTRA + 1,
      scale: scale as 'htk' | 'slaney',
      lifter,
    });
    const { frameLength, hopLength, fftSize, bank } = front;
    const { frames, logMel } = front.features(taken);
    const index = Math.max(0, Math.min(frames - 1, Math.round((at * sampleRate - frameLength / 2) / hopLength)));
    const from = (index * hopLength) / sampleRate;
    const to = from + frameLength / sampleRate;
    const length = taken.length / sampleRate;
    const segments = segmentsOf(recording!).filter((segment) => segment.from < length);
    yield {
      seconds: rounded(length, 4),
      frames,
      frameLength,
      hopLength,
      fftSize,
      bins: fftSize / 2 + 1,
      melCentres: Array.from(bank.edges.subarray(1, channels + 1), (hertz) => rounded(hertz, 4)),
      lifter: Array.from(lifterWeights(CEPSTRA + 1, lifter).subarray(1), (weight) => weight),
      outline: outlineOf(taken, OUTLINE),
      picture: pictureOf(logMel, frames, channels),
      frame: { index, from: rounded(from, 4), to: rounded(to, 4), ...stagesOf(taken, index, front) },
      segments: segments.map((segment) => ({
        phone: segment.phone,
        word: segment.word,
        from: rounded(segment.from, 3),
        to: rounded(Math.min(length, segment.to), 3),
      })),
      spoken: spokenAt(segments, (from + to) / 2),
    };
  },
  claims: {
    '元音 AA 最强的频率在 1500 赫以下': {
      of: { at: 0.74, voice: 'austen', sampleRate: 16000, windowMs: 25 },
      holds: ({ frame, spoken }) => spoken?.phone === 'AA' && strongest(frame.spectrum) < 1500,
    },
    '擦音 S 最强的频率在 3500 赫以上': {
      of: { at: 1.61 },
      holds: ({ frame, spoken }) => spoken?.phone === 'S' && strongest(frame.spectrum) > 3500,
    },
  },
  table: ({ frame, melCentres, lifter }) => ({
    columns: [
      { label: '第几个' },
      { label: '滤波器的中心', unit: '赫' },
      { label: '输出的对数' },
      { label: '倒谱系数' },
      { label: '提升的权重' },
    ],
    rows: melCentres.map((hertz, i) => [
      i + 1,
      rounded(hertz, 1),
      frame.logMel[i]!,
      frame.cepstra[i] ?? null,
      i in lifter ? rounded(lifter[i]!, 3) : null,
    ]),
  }),
  describe: ({ frames, fftSize, bins, frame, spoken }) =>
    `共 ${frames} 帧；窗下是第 ${frame.index + 1} 帧，${fixed(frame.from, 3)} 到 ${fixed(frame.to, 3)} 秒${spokenText(spoken)}。傅里叶变换长 ${fftSize}，得到 ${bins} 条谱线。`,
});

/** The strongest line of a spectrum up to 8000 Hz, in Hz. */
const strongest = (spectrum: number[]): number =>
  (8000 * spectrum.indexOf(Math.max(...spectrum))) / (spectrum.length - 1);

function spokenText(spoken: ReturnType<typeof spokenAt>): string {
  if (!spoken) return '';
  return spoken.phone === 'SIL'
    ? '，这里没有人说话'
    : `，说的是 ${spoken.word} 里的 ${spoken.phone}，第 ${spoken.state} 个状态`;
}
