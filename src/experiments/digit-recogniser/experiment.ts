import {
  DIGIT_RATE,
  DIGIT_ROWS,
  digitFeatures,
  HOP,
  MEL_CHANNELS,
  type DigitFeatures,
} from '../../datasets/spoken-digits.ts';
import { saidIn, TELEPHONE_DIGITS } from '../../datasets/telephone-digits.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { readModel } from '../../math/markov/written-model.ts';
import { bestWord, recogniserOf } from '../../math/markov/word-scores.ts';
import type { Alignment } from '../../math/markov/alignment.ts';
import { rowsOf } from '../../math/mixtures/mixture.ts';
import { fixed } from '../../math/rounding.ts';
import model from '../../datasets/digit-model.json' with { type: 'json' };

/** Nats a frame, to three decimals. */
const perFrame = (path: Alignment | undefined, frames: number): number | null =>
  path ? Math.round((1e3 * path.logProbability) / frames) / 1e3 : null;

export default defineExperiment({
  title: '机器听见了哪个数字',
  summary:
    '六个男人教出来的模型，在你的设备上听一个数字：一帧帧走过哪些状态，十个词各有多像；先听一位女士的十个数字，再说你自己的。',
  controls: {
    item: {
      kind: 'number',
      label: '看第几段',
      min: 1,
      max: 10,
      step: 1,
      value: 1,
      unit: '段',
      help: '几段录音都会去认，图上画的是这一段；没有这么多段时画最后一段。',
    },
  },
  touch: ['item', 'voice'],
  data: {
    voice: {
      kind: 'recordings',
      label: '声音',
      help: '用英语说一个 0 到 9 的数字；录音会换成 8 千赫，前后的静音会去掉。',
      sampleRate: DIGIT_RATE,
      seconds: [0.2, 5],
      most: 10,
      shown: 'item',
      microphone: true,
      sets: {
        allison: TELEPHONE_DIGITS,
      },
    },
  },
  fields: {
    'verdicts.*.name': '录音的名字',
    'verdicts.*.said': '说的是哪个数字：名字开头的那个数字；看不出时为 null',
    'verdicts.*.heard': '认成哪个数字；录音太短、哪个词都放不下时为 null',
    known: '看得出说的是什么的有几段',
    right: '其中认对的有几段',
    item: '图上是第几段',
    seconds: '去掉前后静音之后的长度（秒）',
    frames: '帧数，一帧 25 毫秒，每 10 毫秒一帧',
    channels: '梅尔滤波器的个数',
    'logMel.*': '对数梅尔能量（HTK 的约定，自然对数），一行一个通道，从低到高，一列一帧',
    'scores.*': '从 0 到 9，每个词的最佳路径的对数概率，除以帧数（奈特每帧）；放不下时为 null',
    'segments.*.unit': '最像的词的最佳路径：这一段在哪个音素里，SIL 是静音',
    'segments.*.place': '在这个音素的第几个状态，从 1 数起',
    'segments.*.start': '从第几帧开始，第一帧是 0',
    'segments.*.end': '到第几帧之前为止',
    margin: '最像的词比第二像的每帧高多少（奈特）；不到两个词放得下时为 null',
  },
  publish: Array.from({ length: 10 }, (_, i) => (i === 0 ? {} : { item: i + 1 })),
  *run({ item, voice }) {
    const acoustic = readModel(model);
    const { paths } = recogniserOf(acoustic, DIGIT_ROWS);
    const featuresOf = digitFeatures();
    const heard = voice.map((recording) => {
      const features = featuresOf(recording);
      return {
        recording,
        features,
        words: features.values.length > 0 ? paths(features) : DIGIT_ROWS.map(() => undefined),
      };
    });
    const verdicts = heard.map(({ recording: { name }, words }) => {
      const word = bestWord(words);
      return { name, said: saidIn(name), heard: word < 0 ? null : word };
    });
    const known = verdicts.filter(({ said }) => said !== null);
    const shown = Math.min(item, heard.length);
    const { features, words } = heard[shown - 1]!;
    const frames = rowsOf(features);
    const scores = words.map((path) => perFrame(path, frames));
    const ranked = scores.filter((score) => score !== null).sort((a, b) => b - a);
    const word = bestWord(words);
    yield {
      verdicts,
      known: known.length,
      right: known.filter((one) => one.heard === one.said).length,
      item: shown,
      seconds: (frames * HOP) / DIGIT_RATE,
      frames,
      channels: MEL_CHANNELS,
      logMel: spectrogramOf(features, frames),
      scores,
      segments:
        word < 0
          ? []
          : words[word]!.segments.map(({ step, place, start, end }) => ({
              unit: DIGIT_ROWS[word]![step]!.unit,
              place: place + 1,
              start,
              end,
            })),
      margin: ranked.length > 1 ? Math.round(1e3 * (ranked[0]! - ranked[1]!)) / 1e3 : null,
    };
  },
  claims: {
    六个男人教出来的模型听不全一位女士的数字: {
      of: {},
      holds: ({ right, known }) => known === 10 && right > 3 && right < 10,
    },
  },
  table: ({ verdicts }) => ({
    columns: [{ label: '录音' }, { label: '说的' }, { label: '听成' }],
    rows: verdicts.map(({ name, said, heard }) => [name, said, heard]),
  }),
  describe: ({ verdicts, known, right, item, scores, margin, frames }) => {
    const { name, said, heard } = verdicts[item - 1]!;
    const all = known > 1 ? `${known} 段里认对 ${right} 段。` : '';
    if (heard === null) return `${name} 只有 ${frames} 帧，哪个数字的状态都走不完，说慢一些再试。${all}`;
    const verdict = said === null ? '' : said === heard ? '，认对了' : `，可说的是 ${said}`;
    const by = margin === null ? '' : `，每帧比第二像的词高 ${fixed(margin, 2)} 奈特`;
    return `${name} 听成 ${heard}${verdict}：它的最佳路径每帧 ${fixed(scores[heard]!, 2)} 奈特${by}。${all}`;
  },
});

/** A row a channel, the lowest first, to two decimals. */
const spectrogramOf = ({ logMel }: DigitFeatures, frames: number): number[] =>
  Array.from({ length: MEL_CHANNELS * frames }, (_, i) => {
    const [channel, frame] = [Math.floor(i / frames), i % frames];
    return Math.round(100 * logMel[frame * MEL_CHANNELS + channel]!) / 100;
  });
