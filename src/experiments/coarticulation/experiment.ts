import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed } from '../../math/rounding.ts';
import { BANDS, COLUMNS, spectrogramOf, TOP } from './spectrogram.ts';
import { BEFORE, inSentence, LEAD, RATE, syllable, type Before, type Setting } from './syllables.ts';

/** Milliseconds between two places of a track. */
const STEP = 5;

const tenth = (f: number): number => Math.round(f * 10) / 10;

interface Heard {
  tracks: number[][];
  middle: number;
  spectrogram: number[];
}

/** What there is of one syllable: its formants at these times, the second in the vowel's middle, and how the sound looks. */
function heard(before: Before, setting: Setting, times: readonly number[]): Heard {
  const { samples, formants } = syllable(before, setting);
  return {
    tracks: [0, 1, 2].map((k) => times.map((time) => tenth(formants(LEAD + time / 1000)[k]!))),
    middle: tenth(formants(LEAD + setting.duration / 2000)[1]),
    spectrogram: spectrogramOf(samples, RATE),
  };
}

export default defineExperiment({
  title: '同一个 uw：在 d 后面，在 y 后面',
  summary: '元音的共振峰从前一个音的位置出发，还没有走到自己的目标，元音就完了。',
  controls: {
    dLocus: {
      kind: 'number',
      label: 'd 的起点',
      min: 800,
      max: 2600,
      step: 10,
      value: 1800,
      unit: '赫',
      help: '舌尖抵住上齿龈时第二共振峰指向的频率，听辨实验里是 1800 赫左右。',
    },
    yLocus: {
      kind: 'number',
      label: 'y 的起点',
      min: 800,
      max: 2600,
      step: 10,
      value: 2200,
      unit: '赫',
      help: 'y 的舌位与元音 i 几乎相同，第二共振峰很高。',
    },
    duration: {
      kind: 'number',
      label: '元音长',
      min: 40,
      max: 300,
      step: 5,
      value: 120,
      unit: '毫秒',
      help: '说得快，元音就短，来不及走到目标。',
    },
    target: {
      kind: 'number',
      label: 'uw 的目标',
      min: 700,
      max: 1500,
      step: 10,
      value: 870,
      unit: '赫',
      help: '单独念 uw 时的第二共振峰；870 赫是彼得森与巴尼量得的男声均值。',
    },
    sluggishness: {
      kind: 'number',
      label: '迟缓',
      symbol: 'tau',
      min: 10,
      max: 150,
      step: 5,
      value: 45,
      unit: '毫秒',
      help: '过这么久，离目标的差距缩小到原来的 1/e。',
    },
  },
  touch: ['dLocus', 'duration'],
  fields: {
    'tracks.times.*': `时刻（毫秒，元音开始时是 0），每 ${STEP} 毫秒一个`,
    'tracks.d.*.*': 'd 后面的三个共振峰（赫），一行一个，从第一共振峰起',
    'tracks.y.*.*': 'y 后面的三个共振峰（赫）',
    'middle.d': '元音正中，d 后面的第二共振峰（赫）',
    'middle.y': '元音正中，y 后面的第二共振峰（赫）',
    difference: '元音正中，y 后面的比 d 后面的高多少（赫）',
    between: '不看左右的模型两样都收，它的均值（赫）',
    'sentence.do': '合成的整句 what do you think 里，do 的元音正中的第二共振峰（赫）：左邻 d，右邻 y',
    'sentence.you': '同上，you 的：左邻 y，右邻 th',
    'spectrogram.*.*': `d、y 两段合成声音的语谱图（分贝，下限 −100），一行一个频带，从低到高共 ${BANDS} 带，每带 ${TOP / BANDS} 赫，${COLUMNS} 列`,
  },
  publish: [{}, { duration: 60 }, { duration: 240 }, { dLocus: 1200 }, { sluggishness: 90 }, { dLocus: 2200 }],
  *run(setting) {
    const times = Array.from(
      { length: Math.floor((LEAD * 1000 + setting.duration) / STEP) + 1 },
      (_, i) => i * STEP - LEAD * 1000,
    );
    const [d, y] = BEFORE.map((before) => heard(before, setting, times)) as [Heard, Heard];
    const { do: afterD, you: afterY } = inSentence(setting.sluggishness);
    yield {
      sentence: { do: tenth(afterD), you: tenth(afterY) },
      tracks: { times, d: d.tracks, y: y.tracks },
      middle: { d: d.middle, y: y.middle },
      difference: tenth(y.middle - d.middle),
      between: tenth((d.middle + y.middle) / 2),
      spectrogram: { d: d.spectrogram, y: y.spectrogram },
    };
  },
  claims: {
    '前面是 y，它就比前面是 d 时高': { of: { dLocus: 1800 }, holds: ({ difference }) => difference > 0 },
    两处都没有走到目标: {
      of: { dLocus: 1800, duration: 120 },
      holds: ({ middle }, { target }) => middle.d > target + 50 && middle.y > target + 50,
    },
  },
  table: ({ tracks }) => ({
    columns: [
      { label: '时刻', unit: '毫秒' },
      { label: 'd 后面的 F₂', unit: '赫' },
      { label: 'y 后面的 F₂', unit: '赫' },
    ],
    rows: tracks.times.map((time, i) => [time, tracks.d[1]![i]!, tracks.y[1]![i]!]).filter((_, i) => i % 2 === 0),
  }),
  describe: ({ middle, difference }, { duration, target }) =>
    `元音 uw 长 ${duration} 毫秒。到它的正中，第二共振峰在 d 后面是 ${fixed(middle.d, 0)} 赫，在 y 后面是 ${fixed(middle.y, 0)} 赫，相差 ${fixed(Math.abs(difference), 0)} 赫；它要去的是 ${target} 赫。`,
});
