import type { Streams } from '../../math/random.ts';
import { COEFFICIENTS } from './contexts.ts';
import { madeContexts } from './made.ts';

/** What can be set of the tree, and the frames that it grows from. */

/** Leaves that a hand can still touch, and the name that a node of so deep a tree can have. */
export const MOST = 10,
  NAMES = 2 ** MOST - 1;
const SOURCE =
  '由 Allison Smith 为 Asterisk 朗读的 386 条提示算出（Debian 的 asterisk-core-sounds-en-g722），音素与状态由 pocketsphinx 的英语模型强制对齐';
const PHONES = {
  t: ['T', 'a5dd150de840f1d80d6480169863f9055c4e2a4731488742220e5d71b8db76f8'],
  n: ['N', '55d407de63bcbc36f72cd7001d0bcd5c3dfaa040591c582d05e16684c60cf0fb'],
  s: ['S', 'e6123befbe3d56d54b91f44a36a56f8d8e9ac1c248975cfc32b4f071e30aa3ae'],
  ah: ['AH', 'afaa4603261582131ca54a726c63969b13420cd3b9a29f79fef0e66ddc1d3b8d'],
  iy: ['IY', '4caa8870196375d23db0fa9142836205cb15e883a19a1932bd43fe9005abb5d5'],
  uw: ['UW', 'd99ad93c36a43573037707ecfc5e17e76884c275505c0b86b28bc19ec5e62eb9'],
} as const;
const shipped = (name: keyof typeof PHONES) => ({
  label: `朗读里的 ${PHONES[name][0]}`,
  source: SOURCE,
  licence: 'CC BY-SA 3.0',
  ships: [{ name: `${name}.csv`, sha256: PHONES[name][1] }],
});

export const controls = {
  leaves: {
    kind: 'number',
    label: '叶子',
    min: 1,
    max: MOST,
    step: 1,
    value: 6,
    unit: '个',
    help: '长到几个叶子：一个叶子是一个绑定的状态，有一个高斯。先问你挑的，再自己挑增益最大的。',
  },
  leastGain: {
    kind: 'number',
    label: '增益的门槛',
    min: 0,
    max: 400,
    step: 5,
    value: 0,
    unit: '纳特',
    help: '一问使学的那些帧的对数似然增加不到这么多，就不问；叶子长完以后，合起来损失不到这么多的两个叶子算作可以并回去。',
  },
  state: {
    kind: 'number',
    label: '第几个状态',
    min: 1,
    max: 3,
    step: 1,
    value: 1,
    help: '音素分成开头、中间、末尾三个状态，各长各的树。',
  },
  leastCount: {
    kind: 'number',
    label: '帧数的门槛',
    min: 1,
    max: 100,
    step: 1,
    value: 10,
    unit: '帧',
    help: '分开以后两边都至少要有这么多帧。',
  },
  at: {
    kind: 'number',
    label: '看哪个节点',
    min: 1,
    max: NAMES,
    step: 1,
    value: 1,
    help: '列出这个节点上各个问题的增益。根是 1，节点 n 答“是”的一边是 2n，答“否”的一边是 2n + 1；没有长到那里就看它上面的。在图上点也行。',
  },
  asked: {
    kind: 'rows',
    label: '你挑的问题',
    min: 0,
    max: NAMES,
    rows: [0, MOST - 1],
    each: [2, 2],
    value: '',
    help: '一行一问，“节点,第几个问题”，照这个次序先问；在图上点叶子或问题就会写进来。分不开这份数据的略过。',
  },
  floor: {
    kind: 'number',
    label: '方差的下限',
    min: 1,
    max: 50,
    step: 1,
    value: 10,
    unit: '%',
    help: '是全部帧的方差的百分之几；只有一帧的上下文，方差是 0，非有下限不可。',
  },
  pool: {
    kind: 'number',
    label: '高斯库',
    symbol: 'M',
    min: 2,
    max: 32,
    step: 1,
    value: 8,
    unit: '个',
    help: '共用的库里有几个高斯；各状态只有权重是自己的。',
  },
} as const;

export const contexts = {
  kind: 'table',
  label: '音素',
  help: '自己的表一行一帧：left、right 是左右的音素（ARPAbet，静音是 SIL），state 是第几个状态，held 是 1 的只用来考，c0 到 c12 是倒谱。',
  columns: {
    left: 'text',
    right: 'text',
    held: 'number',
    state: 'number',
    ...(Object.fromEntries(COEFFICIENTS.map((name) => [name, 'number'])) as Record<
      (typeof COEFFICIENTS)[number],
      'number'
    >),
  },
  optional: ['held'],
  complete: true,
  most: 20_000,
  sets: {
    t: shipped('t'),
    n: shipped('n'),
    s: shipped('s'),
    ah: shipped('ah'),
    iy: shipped('iy'),
    uw: shipped('uw'),
    made: {
      label: '合成：左边是鼻音就变',
      source: '由程序合成：左邻是鼻音时前四维大 3，右邻是塞音时大 1.5，此外都是标准正态',
      generate: (random: Streams) => madeContexts(random('contexts')),
    },
  },
} as const;
