import digitModel from '../../datasets/digit-model.json' with { type: 'json' };
import digitNet from '../../datasets/digit-net.json' with { type: 'json' };
import type { WrittenNet } from '../../acoustic/written-net.ts';
import { DIGIT_RATE } from '../../datasets/spoken-digits.ts';
import { saidIn, WOMAN_DIGITS } from '../../datasets/woman-digits.ts';
import { ready } from '../../engine/ready.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { readModel } from '../../math/markov/written-model.ts';
import { fixed } from '../../math/rounding.ts';
import { earsOf, PHONES, type Heard } from './hearing.ts';

export default defineExperiment({
  title: '两种模型同听一个数字',
  summary:
    '同样六个男人的录音教出两种声学模型，在你的设备上并排听一个数字：高斯混合听成什么，网络听成什么，每一帧各有多拿得准。',
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
      sets: { allison: WOMAN_DIGITS },
    },
  },
  prepare: ready,
  fields: {
    'verdicts.*.name': '录音的名字',
    'verdicts.*.said': '说的是哪个数字：名字开头的那个数字；看不出时为 null',
    'verdicts.*.gmm': '高斯混合听成哪个数字；录音太短、哪个词都放不下时为 null',
    'verdicts.*.net': '网络（除了先验）听成哪个数字；同上',
    'verdicts.*.undivided': '网络不除先验听成哪个数字；同上',
    known: '看得出说的是什么的有几段',
    'right.*': '其中认对的有几段：gmm、net、undivided',
    item: '图上是第几段',
    frames: '去掉前后静音之后的帧数，一帧 25 毫秒，每 10 毫秒一帧',
    'phones.*': '音素的名字，一共二十个，最后一个 SIL 是静音',
    'gmm.*':
      '高斯混合听这一段：word 是听成的数字；scores 是从 0 到 9 每个词的最佳路径的对数概率除以帧数（奈特每帧，放不下时为 null）；phones 是每一帧属于每个音素的后验概率（百分数，取整；一个音素一行，一列一帧）；path 是最像的词的最佳路径每一帧在第几个音素，从 0 数起',
    'net.*': '网络听这一段：同上，scores 是除以先验之后的',
  },
  publish: Array.from({ length: 10 }, (_, i) => (i === 0 ? {} : { item: i + 1 })),
  *run({ item, voice }) {
    const ears = earsOf(readModel(digitModel), digitNet as WrittenNet);
    try {
      const heard = voice.map((recording) => ears.hear(recording));
      const verdicts = heard.map(({ gmm, net, undivided }, i) => {
        const { name } = voice[i]!;
        return { name, said: saidIn(name), gmm: gmm.word, net: net.word, undivided };
      });
      const known = verdicts.filter(({ said }) => said !== null);
      const right = (way: 'gmm' | 'net' | 'undivided') => known.filter((one) => one[way] === one.said).length;
      const shown = Math.min(item, heard.length);
      const { frames, gmm, net } = heard[shown - 1]!;
      yield {
        verdicts,
        known: known.length,
        right: { gmm: right('gmm'), net: right('net'), undivided: right('undivided') },
        item: shown,
        frames,
        phones: [...PHONES],
        gmm,
        net,
      };
    } finally {
      ears.close();
    }
  },
  claims: {
    六个男人教出来的两种模型都听不全一位女士的数字: {
      of: {},
      holds: ({ right, known }) => known === 10 && right.gmm > 3 && right.gmm < 10 && right.net > 3 && right.net < 10,
    },
    '不除先验，网络听错得更多': { of: {}, holds: ({ right }) => right.undivided < right.net },
  },
  table: ({ verdicts }) => ({
    columns: [
      { label: '录音' },
      { label: '说的' },
      { label: '混合听成' },
      { label: '网络听成' },
      { label: '网络不除先验' },
    ],
    rows: verdicts.map(({ name, said, gmm, net, undivided }) => [name, said, gmm, net, undivided]),
  }),
  describe: ({ verdicts, known, right, item, frames, gmm, net }) => {
    const { name, said } = verdicts[item - 1]!;
    if (gmm.word === null && net.word === null)
      return `${name} 只有 ${frames} 帧，哪个数字的状态都走不完，说慢一些再试。`;
    const by = ({ word, scores }: Heard) => {
      const ranked = scores.filter((score) => score !== null).sort((a, b) => b - a);
      const margin = ranked.length > 1 ? `，每帧比第二像的高 ${fixed(ranked[0]! - ranked[1]!, 2)} 奈特` : '';
      return `${word}${said === null ? '' : word === said ? '（对）' : '（错）'}${margin}`;
    };
    const all = known > 1 ? ` ${known} 段里混合认对 ${right.gmm} 段，网络认对 ${right.net} 段。` : '';
    return `${name}：混合听成 ${by(gmm)}；网络听成 ${by(net)}。${all}`;
  },
});
