import model from '../../datasets/digit-model.json' with { type: 'json' };
import { DIGIT_RATE, DIGIT_ROWS, digitFeatures, HOP, MEL_CHANNELS } from '../../datasets/spoken-digits.ts';
import { saidIn, spectrogramOf, WOMAN_DIGITS } from '../../datasets/woman-digits.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { exp } from '../../math/elementary/elementary.ts';
import { compose, poolScorer } from '../../math/markov/acoustic.ts';
import { alignComposite } from '../../math/markov/alignment.ts';
import { trellisOf } from '../../math/markov/forward-backward.ts';
import { readModel } from '../../math/markov/written-model.ts';
import { rowsOf } from '../../math/mixtures/mixture.ts';
import { fixed } from '../../math/rounding.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const to3 = (value: number): number => Math.round(1000 * value) / 1000;

export default defineExperiment({
  title: '一个真的词，一帧一帧落在哪个状态',
  summary:
    '把一个词的音素接成一条链，每个音素三个状态，对齐到一段真的录音：每一帧多半在哪个状态，最好的一条路从哪一帧跨到下一个，每一段单独听听。',
  controls: {
    item: {
      kind: 'number',
      label: '看第几段',
      min: 1,
      max: 10,
      step: 1,
      value: 7,
      unit: '段',
      help: '图上是这一段录音；没有这么多段时是最后一段。随书的十段依次是 0 到 9。',
    },
    word: {
      kind: 'number',
      label: '当作哪个数字',
      min: 0,
      max: 9,
      step: 1,
      value: null,
      optional: true,
      help: '对齐到哪个词的状态：留空就是录音名字开头的数字。换一个词，也总能对齐，只是不像。',
    },
  },
  touch: ['item', 'word'],
  data: {
    voice: {
      kind: 'recordings',
      label: '声音',
      help: '用英语说一个 0 到 9 的数字；名字里看不出是哪个时，按 0 对齐，可以在“当作哪个数字”里改。',
      sampleRate: DIGIT_RATE,
      seconds: [0.2, 5],
      most: 10,
      shown: 'item',
      microphone: true,
      sets: { allison: WOMAN_DIGITS },
    },
  },
  fields: {
    name: '录音的名字',
    said: '名字说的是哪个数字；看不出时为 null',
    word: '对齐到哪个数字',
    seconds: '去掉前后静音之后的长度（秒）',
    start: '去掉的前面一截有多长（秒）',
    frames: '帧数，一帧 25 毫秒，每 10 毫秒一帧；太短时为 0',
    channels: '梅尔滤波器的个数',
    'logMel.*': '对数梅尔能量（HTK 的约定，自然对数），一行一个通道，从低到高，一列一帧',
    'states.*.unit': '链上依次是哪个音素的状态，SIL 是静音',
    'states.*.place': '是这个音素的第几个状态，从 1 数起',
    'gamma.*': '看完全部的帧以后，每一帧在各个状态的概率：一行一个状态，从头到尾，一列一帧',
    'path.*': '最好的一条路，每一帧在链上的第几个状态，从 0 数起',
    'segments.*.unit': '最好的路上的一段：哪个音素',
    'segments.*.place': '它的第几个状态',
    'segments.*.start': '从第几帧开始，第一帧是 0',
    'segments.*.end': '到第几帧之前为止',
    viterbi: '最好的一条路的对数概率，除以帧数（纳特每帧）；太短时为 null',
    forward: '所有的路加起来的对数概率，除以帧数（纳特每帧）；太短时为 null',
    sure: '多大一部分帧，在最好的路说的那个状态里的概率超过九成；太短时为 null',
  },
  publish: [{}, { item: 8 }, { item: 3 }, { word: 8 }],
  *run({ item, word: wanted, voice }) {
    const acoustic = readModel(model);
    const shown = voice[Math.min(item, voice.length) - 1]!;
    const features = digitFeatures()(shown);
    const frames = features.values.length > 0 ? rowsOf(features) : 0;
    const said = saidIn(shown.name);
    const word = wanted ?? said ?? 0;
    const row = DIGIT_ROWS[word]!;
    const composite = compose(acoustic, row);
    const { chain, pool, step, place } = composite;
    const scorer = poolScorer(acoustic.states);
    const alignment = frames > 0 ? alignComposite(composite, features, scorer) : undefined;
    const trellis = alignment && trellisOf(chain, scorer.emissions(features, pool));
    const states = Array.from(pool, (_, s) => ({ unit: row[step[s]!]!.unit, place: place[s]! + 1 }));
    const gamma = trellis
      ? states.flatMap((_, s) =>
          Array.from({ length: frames }, (_, t) => {
            const at = t * chain.states + s;
            return to3(exp(trellis.forward[at]! + trellis.backward[at]! - trellis.logProbability));
          }),
        )
      : [];
    const path: number[] = [];
    for (const segment of alignment?.segments ?? []) {
      const at = states.findIndex((_, s) => step[s] === segment.step && place[s] === segment.place);
      for (let t = segment.start; t < segment.end; t++) path.push(at);
    }
    yield {
      name: shown.name,
      said,
      word,
      seconds: (frames * HOP) / DIGIT_RATE,
      start: features.start / DIGIT_RATE,
      frames,
      channels: MEL_CHANNELS,
      logMel: frames > 0 ? spectrogramOf(features) : [],
      states,
      gamma,
      path,
      segments: (alignment?.segments ?? []).map(({ step: at, place: which, start, end }) => ({
        unit: row[at]!.unit,
        place: which + 1,
        start,
        end,
      })),
      viterbi: alignment ? to3(alignment.logProbability / frames) : null,
      forward: trellis ? to3(trellis.logProbability / frames) : null,
      sure: alignment ? to3(path.filter((s, t) => gamma[s * frames + t]! > 0.9).length / frames) : null,
    };
  },
  claims: {
    对齐的边界大多很有把握: { of: { word: null }, holds: ({ sure }) => sure! > 0.7 },
  },
  table: ({ segments }) => ({
    columns: [{ label: '音素' }, { label: '状态' }, { label: '从', unit: '帧' }, { label: '长', unit: '帧' }],
    rows: segments.map(({ unit, place, start, end }) => [unit, place, start, end - start]),
  }),
  describe: ({ name, said, word, frames, states, viterbi, forward, sure }) => {
    if (viterbi === null) return `${name} 只有 ${frames} 帧，${WORDS[word]} 的状态走不完，说慢一些再试。`;
    const as =
      said === word || said === null
        ? `${name} 对齐到 ${WORDS[word]}`
        : `${name} 说的是 ${WORDS[said]}，却当作 ${WORDS[word]} 来对齐`;
    return `${as}：链上 ${states.length} 个状态，${frames} 帧。最好的一条路每帧 ${fixed(viterbi, 2)} 纳特，所有的路加起来每帧 ${fixed(forward!, 2)}；${fixed(100 * sure!, 0)}% 的帧有九成以上的把握在这条路说的状态里。`;
  },
});
