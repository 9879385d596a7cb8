import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed } from '../../math/rounding.ts';
import { decibels } from '../../signal/frames.ts';
import { frontEndOf } from '../../signal/front-end.ts';
import { spectrumOf } from '../../signal/spectrum.ts';
import { LOWEST, synthesizeTone, tonePitch, TONES } from '../../signal/synthesis/tones.ts';
import { synthesizeVowel } from '../../signal/synthesis/vowel.ts';
import { vowelOf } from '../../signal/synthesis/vowels.ts';

/** Hz: what is drawn is analysed at the lower rate of telephones, what is heard is made anew. */
const RATE = 16000;
/** Long frames, in seconds, so that harmonics are seen; as many lines of the spectrum as lie below so many Hz. */
const FRAME = 0.04,
  TOP = 2500;
const COLUMNS = 60;
/** Times of a pitch track. */
const TIMES = 21;
const CEPSTRA = 12;

const rounded = (value: number, scale: number): number => Math.round(value * scale) / scale;

export default defineExperiment({
  title: '一个元音，四个声调',
  summary: '一、疑、椅、意：元音始终是 i，只有基频的走法不同。听一听，再看谐波怎样跟着基频升降，共振峰却不动。',
  controls: {
    tone: {
      kind: 'choice',
      label: '声调',
      options: Object.fromEntries(TONES.map(({ character, pinyin }, i) => [`${i + 1}`, `${character} ${pinyin}`])),
      value: '4',
      help: '图上是这一声的谐波；四声的基频都画着。',
    },
    lowest: {
      kind: 'number',
      label: '最低的音',
      min: 60,
      max: 250,
      step: 5,
      value: LOWEST,
      unit: '赫',
      help: '五度里的 1 度有多高；5 度比它高一个八度。男声约 90，女声约 160。',
    },
  },
  touch: ['tone', 'lowest'],
  fields: {
    'tracks.*.character': '读这一声的字',
    'tracks.*.pinyin': '拼音',
    'tracks.*.seconds': '有多长（秒）',
    'tracks.*.times.*': '时刻（秒）',
    'tracks.*.pitch.*': '那一刻的基频（赫）',
    'spectrogram.columns': '谱图有几列，均分所选一声的全长',
    'spectrogram.rows': '谱图有几行，从 0 赫起',
    'spectrogram.top': '最高一行的频率（赫）',
    'spectrogram.cells.*': '分贝，一行一条谱线，从低到高',
    'formants.*': '合成用的共振峰（赫），四声一样',
    'distances.tones': '同一个元音的两声，平均倒谱（HTK 的 c₁ 到 c₁₂）相距多远，六对的平均',
    'distances.vowels': '同是第一声，/i/ 与 /u/ 的平均倒谱相距多远',
  },
  publish: [{}, { tone: '1' }, { tone: '2' }, { tone: '3' }, { tone: '4', lowest: 160 }],
  *run({ tone, lowest }) {
    const spoken = TONES.map((one) => synthesizeTone(one, RATE, lowest));
    const samples = spoken[Number(tone) - 1]!;
    const length = Math.round(FRAME * RATE);
    const { lines, power } = spectrumOf(length);
    const perLine = RATE / (2 * (lines - 1));
    const rows = Math.floor(TOP / perLine) + 1;
    const cells = new Array<number>(rows * COLUMNS);
    for (let column = 0; column < COLUMNS; column++) {
      const spectrum = power(samples, Math.floor((column * (samples.length - length)) / (COLUMNS - 1)));
      for (let row = 0; row < rows; row++) cells[row * COLUMNS + column] = Math.round(decibels(spectrum[row]!));
    }
    const front = frontEndOf({ sampleRate: RATE, cepstra: CEPSTRA + 1, scale: 'htk' });
    const mean = (voice: Float32Array): Float64Array => {
      const { cepstra, frames } = front.features(voice);
      const sum = new Float64Array(CEPSTRA);
      cepstra.forEach((value, i) => {
        const c = i % (CEPSTRA + 1);
        if (c > 0) sum[c - 1]! += value / frames;
      });
      return sum;
    };
    const apart = (a: Float64Array, b: Float64Array): number =>
      Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) * (x - b[i]!), 0));
    const means = spoken.map(mean);
    const pairs = means.flatMap((one, i) => means.slice(i + 1).map((other) => apart(one, other)));
    const other = synthesizeVowel({
      formants: vowelOf('u').men,
      f0: tonePitch(TONES[0], lowest),
      seconds: TONES[0].seconds,
      sampleRate: RATE,
    });
    yield {
      tracks: TONES.map((one) => {
        const times = Array.from({ length: TIMES }, (_, i) => rounded((i * one.seconds) / (TIMES - 1), 1e4));
        const pitch = tonePitch(one, lowest);
        return {
          character: one.character,
          pinyin: one.pinyin,
          seconds: one.seconds,
          times,
          pitch: times.map((t) => rounded(pitch(t), 100)),
        };
      }),
      spectrogram: { columns: COLUMNS, rows, top: (rows - 1) * perLine, cells },
      formants: [...vowelOf('i').men],
      distances: {
        tones: rounded(pairs.reduce((sum, one) => sum + one, 0) / pairs.length, 100),
        vowels: rounded(apart(means[0]!, mean(other)), 100),
      },
    };
  },
  claims: {
    平均倒谱里四声靠得比两个元音近得多: { of: {}, holds: ({ distances: { tones, vowels } }) => vowels > 2 * tones },
  },
  table: ({ tracks }) => ({
    columns: [
      { label: '字' },
      { label: '拼音' },
      { label: '长', unit: '秒' },
      { label: '起点', unit: '赫' },
      { label: '中点', unit: '赫' },
      { label: '终点', unit: '赫' },
    ],
    rows: tracks.map(({ character, pinyin, seconds, pitch }) => [
      character,
      pinyin,
      seconds,
      pitch[0]!,
      pitch[(TIMES - 1) / 2]!,
      pitch.at(-1)!,
    ]),
  }),
  describe: ({ tracks, formants, distances }, { tone }) => {
    const { character, pinyin, seconds, pitch } = tracks[Number(tone) - 1]!;
    const [first, middle, last] = [pitch[0]!, pitch[(TIMES - 1) / 2]!, pitch.at(-1)!].map((hertz) => fixed(hertz, 0));
    return `${character} ${pinyin}，${fixed(seconds, 1)} 秒：基频从 ${first} 赫经过 ${middle} 赫到 ${last} 赫，共振峰始终是 ${formants.join('、')} 赫。两声的平均倒谱平均相距 ${fixed(distances.tones, 1)}，/i/ 与 /u/ 相距 ${fixed(distances.vowels, 1)}。`;
  },
});
