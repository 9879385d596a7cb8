import { defineExperiment } from '../../lab/declare/define.ts';
import { readable } from '../../math/number-text.ts';
import { positionOf, triphonesOf } from './groups.ts';

/** The base phones that have triphones, as the model names them (ARPAbet). */
const PHONES =
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' ');
const NAMES = ['开头', '中间', '末尾'];

export default defineExperiment({
  title: '一个真的识别器里，谁与谁合用一个状态',
  summary: '十三万多个三音子，只用五千个状态：挑一个音素，看它的上下文怎样分成组，开头随左邻，末尾随右邻。',
  controls: {
    phone: {
      kind: 'choice',
      label: '中间的音素',
      options: Object.fromEntries(PHONES.map((phone) => [phone, phone])),
      value: 'UW',
      help: '按 ARPAbet 记的英语音素，UW 是 do 和 you 里的元音。',
    },
  },
  data: {
    definition: {
      kind: 'tied-states',
      label: '模型的定义',
      help: '哪个三音子的哪个状态与谁合用，写在模型的 mdef 文件里。',
      sets: {
        sphinx: {
          label: 'CMU Sphinx 的英语模型',
          source: 'Alpha Cephei，CMU Sphinx en-us，音素绑定混合的声学模型',
          licence: 'BSD 两条款',
          files: [{ name: 'mdef', sha256: '2360f9a86889c1cfee8bd618a0269387911e5fb2920a594f506b18b8c79683b0' }],
          get: '到 cmusphinx.sourceforge.net 下载 en-us 声学模型，或从 Debian 的 pocketsphinx-en-us 包里取',
        },
      },
    },
  },
  fields: {
    basePhones: '基本音素的个数，静音和噪声也算',
    triphones: '三音子的个数：音素、左邻、右邻和在词中的位置',
    states: '三音子的状态数：每个三音子三个',
    tied: '三音子的这些状态合用多少个',
    tiedAll: '连不看上下文的音素自己的状态在内，一共多少个',
    sequences: '不同的状态序列有多少种',
    contexts: '以这个音素为中间的三音子的个数',
    'positions.*.tied': '这个音素的三音子在这个位置（开头、中间、末尾）用到多少个状态',
    'positions.*.shares.*': '每个状态由多少个三音子合用，从多到少',
    'positions.*.largest': '合用得最多的那个状态有多少个三音子',
    'positions.*.leftDecides': '有多大比例的三音子，用的正是同一个左邻之下最常见的那个状态；1 表示左邻一个就决定了',
    'positions.*.rightDecides': '同上，看右邻',
    'positions.*.groups.*.state': '合用的状态在模型里的号，次序同 shares',
    'positions.*.groups.*.left': '合用它的三音子的左邻，多的在前，列到占九成为止',
    'positions.*.groups.*.right': '同上，右邻',
  },
  publish: ['UW', 'IY', 'AA', 'T', 'S', 'N', 'ZH'].map((phone) => (phone === 'UW' ? {} : { phone })),
  *run({ phone, definition }) {
    const { phones, centre, states, tied, independent, sequences, statesEach } = definition;
    const members = triphonesOf(definition, phones.indexOf(phone));
    const totals = {
      basePhones: phones.length,
      triphones: centre.length,
      states: states.length,
      tied: new Set(states).size,
      tiedAll: tied,
      sequences,
    };
    // A model of the reader's own may have other phones, or states that nothing but phones without context use.
    if (members.length === 0) throw new Error(`这个模型里没有以 ${phone} 为中间的三音子；换一个音素。`);
    if (independent > tied) throw new Error('这个模型说不看上下文的状态比全部还多；换一份 mdef。');
    yield {
      ...totals,
      contexts: members.length,
      positions: Array.from({ length: statesEach }, (_, position) => positionOf(definition, members, position)),
    };
  },
  claims: {
    四十一万个状态只用五千个: {
      of: {},
      holds: ({ states, tied }) => states > 410_000 && states < 420_000 && tied === 5000,
    },
    '开头随左邻，末尾随右邻': {
      of: {},
      holds: ({ positions: [first, , last] }) =>
        first!.leftDecides > first!.rightDecides && last!.rightDecides > last!.leftDecides,
    },
    少见的音素分到的状态少: { of: { phone: 'ZH' }, holds: ({ positions }) => positions.every(({ tied }) => tied < 5) },
  },
  table: ({ positions }, { phone }) => ({
    columns: [
      { label: `${phone} 的位置` },
      { label: '合用的状态', unit: '号' },
      { label: '三音子', unit: '个' },
      { label: '左邻，占九成的' },
      { label: '右邻，占九成的' },
    ],
    rows: positions.flatMap(({ groups, shares }, i) =>
      groups.map(({ state, left, right }, k) => [
        positions.length === 3 ? NAMES[i]! : `第 ${i + 1} 个`,
        state,
        shares[k]!,
        left,
        right,
      ]),
    ),
  }),
  describe: ({ triphones, states, tied, contexts, positions }, { phone }) =>
    `${readable(triphones)} 个三音子的 ${readable(states)} 个状态只用 ${readable(tied)} 个；其中 ${phone} 有 ${readable(contexts)} 个三音子，各位置上合用 ${positions.map((one) => one.tied).join('、')} 个状态，开头最大的一组有 ${readable(positions[0]!.largest)} 个。`,
});
