import { defineExperiment } from '../../lab/declare/define.ts';
import { log } from '../../math/elementary/elementary.ts';
import { fourDecimals, percent } from '../../math/rounding.ts';
import { VOICES, VOWELS, type Talkers } from '../../signal/synthesis/vowels.ts';
import { chartOf, groupsOf, hertz } from './chart.ts';
import { menCentroids, nearest } from './naming.ts';
import { groupMeans, meansBy, moved, normalised, type Normalisation } from './normalising.ts';
import { mouthOf, roundedFront, type Lips } from './place.ts';
import { GROUP_NAMES, meansTable, tokensOf, type Place } from './tokens.ts';

const PAPER = 'Peterson 与 Barney 1952，《Control methods used in a study of the vowels》';

export default defineExperiment({
  title: '母音图：舌头、嘴唇与共振峰',
  summary:
    '点一个母音，听它，看舌头和嘴唇怎样动；在图上拖，声音跟着变；男声、女声、童声的图本来错开，归一化之后几乎重合。',
  controls: {
    normalisation: {
      kind: 'choice',
      label: '归一化',
      options: { none: '不归一化', group: '减去各组的均值', speaker: '减去各人的均值' },
      value: 'none',
      help: '从共振峰的对数里减去一组人或一个人自己的均值，再放到男声的均值上。',
    },
    who: {
      kind: 'choice',
      label: '谁的声音',
      options: { men: '男声', women: '女声', children: '童声' },
      value: 'men',
      help: '图上选中的地方由谁来发音：决定音高，也决定声道的长短。',
    },
    f1: {
      kind: 'number',
      label: '第一共振峰',
      min: 200,
      max: 1300,
      step: 1,
      value: 270,
      unit: '赫',
      scale: 'log',
      atMost: 'f2',
      help: '选中的地方的 F1，在图上拖也行。',
    },
    f2: {
      kind: 'number',
      label: '第二共振峰',
      min: 500,
      max: 3600,
      step: 1,
      value: 2290,
      unit: '赫',
      scale: 'log',
      help: '选中的地方的 F2，在图上拖也行。',
    },
    lips: {
      kind: 'choice',
      label: '嘴唇',
      options: { usual: '像邻近的母音', spread: '展开', rounded: '拢圆' },
      value: 'usual',
      help: 'F3 与唇形照邻近的、嘴唇也这样的母音推断，越近的越算数；拢圆的里面还有荷兰语的 y。',
    },
  },
  touch: ['normalisation', 'who'],
  data: {
    vowels: {
      kind: 'table',
      label: '母音的数据',
      help: '自己的表有 type（m、w、c）、vowel（X-SAMPA 或国际音标）、f1、f2 四列，还可以有 speaker；也认得 Hillenbrand 的 vowdata.dat 原来的样子，不用改。',
      columns: { type: 'text', speaker: 'text', vowel: 'text', f1: 'number', f2: 'number' },
      optional: ['speaker'],
      hillenbrand: true,
      most: 5000,
      sets: {
        means: { label: '三组人的均值', source: `${PAPER}，表 II`, generate: meansTable },
        tokens: {
          label: 'Peterson 与 Barney 的 1520 个母音',
          source: PAPER,
          files: [{ name: 'pb52.csv', sha256: 'a1cc7f9dcb23c7f626c90a09cfee6a6908cc4ccb7b321c5e0a1eabe5b42cc0bf' }],
          get: "在 R 里装上 phonTools，再运行 library(phonTools); data(pb52); write.csv(pb52, 'pb52.csv', row.names = FALSE)",
        },
        hillenbrand: {
          label: 'Hillenbrand 等人的母音',
          source:
            'Hillenbrand、Getty、Clark、Wheeler 1995，《Acoustic characteristics of American English vowels》，稳定处的共振峰',
          files: [{ name: 'vowdata.dat', sha256: '05a4a69e2c6b0f444077245b1427d12bc86f8d7a32ae7a4b63f7e06e5712e4b1' }],
          get: '到作者在西密歇根大学的网页（homepages.wmich.edu/~hillenbr/voweldata.html）下载 vowdata.dat，原样交来',
        },
      },
    },
  },
  fields: {
    'groups.*.speakers': '一组（men 男声、women 女声、children 童声）有几个人；只有均值时算 1 个',
    'groups.*.f1': '这组 F1 的几何平均（赫）',
    'groups.*.f2': '这组 F2 的几何平均（赫）',
    'groups.*.scale.*': 'F1、F2 的几何平均是男声的几倍',
    'groups.*.rates.*.right': '照男声的中心认对的个数：none 不归一化，group 减去各组的均值，speaker 减去各人的均值',
    'groups.*.rates.*.asked': '一共认了几个；男声的中心不算上正在认的那个人自己，只有一个男声时除外',
    'groups.*.rates.*.rate': '各人认对的比例的平均',
    'groups.*.rates.*.low': '它的 95% 区间的下端，以人为单位；只有一个人时为 null',
    'groups.*.rates.*.high': '上端',
    'groups.*.gains.*.value': '归一化之后认对的比例高出多少，各人的平均',
    'groups.*.gains.*.low': '它的 95% 区间的下端；只有一个人时为 null',
    'groups.*.gains.*.high': '上端',
    'groups.*.vowels.*.ipa': '母音的国际音标',
    'groups.*.vowels.*.count': '有几个这样的音',
    'groups.*.vowels.*.f1': '它们现在在图上的 F1 的几何平均（赫）',
    'groups.*.vowels.*.f2': '它们现在在图上的 F2 的几何平均（赫）',
    'groups.*.vowels.*.spread': '现在的散布：ln F1 的方差，ln F1 与 ln F2 的协方差，ln F2 的方差；不足三个时为 null',
    'groups.*.vowels.*.named': '现在最常被认作哪个母音',
    'groups.*.vowels.*.right.*': '三种做法各认对几个',
    'groups.*.tokens': '每个音现在在图上的 F1 与 F2（赫），一个接一个；只有均值时没有',
    others: '表里不属于这十个母音而没有用的音数',
    unmeasured: '表里没有量到 F1 或 F2 而没有用的音数',
    'y.*':
      '前高圆唇元音 y 的 F1、F2、F3（赫）：男声是 Pols、Tromp、Plomp 1973 量的 50 个荷兰男子的均值，女声和童声按声道的长短换算',
    'place.f1': '选中的地方现在在图上的 F1（赫），归一化会移动它',
    'place.f2': '选中的地方现在在图上的 F2（赫）',
    'place.named': '离它最近的男声中心是哪个母音',
    'place.near': '离它最近的同组的母音；嘴唇拢圆时还有 y',
    'place.f0': '发音的音高（赫）',
    'place.f3': '发音的 F3（赫），由邻近的母音推断',
    'place.scale': '声道短多少，共振峰就是男声的几倍',
    'place.height': '推断的舌高，i 是 1，ɑ 是 0',
    'place.backness': '推断的舌后缩，i 是 0，ɔ 是 1',
    'place.rounding': '推断的圆唇，u 是 1',
    'place.opening': '推断的唇开，0 到 1',
  },
  publish: [
    {},
    { normalisation: 'group' },
    { who: 'children', f1: 430, f2: 1170 },
    { who: 'children', f1: 430, f2: 1170, normalisation: 'group' },
    { f1: 305, f2: 1730, lips: 'rounded' },
    { f1: 305, f2: 1730, lips: 'spread' },
    { f1: 730, f2: 1090 },
    { f1: 300, f2: 870 },
    { vowels: 'tokens' },
    { vowels: 'tokens', normalisation: 'group' },
    { vowels: 'tokens', normalisation: 'speaker' },
    { vowels: 'hillenbrand' },
    { vowels: 'hillenbrand', normalisation: 'group' },
    { vowels: 'hillenbrand', normalisation: 'speaker' },
  ],
  *run({ normalisation, who, f1, f2, lips, vowels }) {
    const by = normalisation as Normalisation,
      voice = who as Talkers;
    const { tokens, others, unmeasured } = tokensOf(vowels);
    const places = normalised(tokens, by),
      groups = groupMeans(tokens);
    const said: Place = [log(f1), log(f2)],
      own = groups.get(voice);
    // Of one sound alone nobody knows the speaker's mean: the group's stands for it.
    const shown = by === 'none' || !own ? said : moved(said, own, groups.get('men')!);
    const centres = meansBy(
      tokens.filter(({ group }) => group === (own ? voice : 'men')),
      ({ vowel }) => vowel,
    );
    const mouth = mouthOf(f1, f2, voice, lips as Lips),
      y = roundedFront(voice);
    // Beside the ten there is y, for lips that are rounded.
    const known = [
      ...VOWELS.map((_, i) => centres.get(i)),
      lips === 'rounded' ? ([log(y[0]), log(y[1])] as const) : undefined,
    ];
    yield {
      groups: chartOf(tokens, by),
      others,
      unmeasured,
      y,
      place: {
        f1: shown === said ? f1 : hertz(shown[0]),
        f2: shown === said ? f2 : hertz(shown[1]),
        named: VOWELS[nearest(menCentroids(tokens, places), shown)]!.ipa,
        near: VOWELS[nearest(known, said)]?.ipa ?? 'y',
        f0: VOICES[voice].f0,
        f3: Math.round(mouth.f3),
        scale: VOICES[voice].scale,
        height: fourDecimals(mouth.height),
        backness: fourDecimals(mouth.backness),
        rounding: fourDecimals(mouth.rounding),
        opening: fourDecimals(mouth.opening),
      },
    };
  },
  claims: {
    '照男声的中心认女声的十个母音，归一化之前认错两个，归一化之后全对': {
      of: { vowels: 'means' },
      holds: ({ groups: { women } }) => women?.rates.none.right === 8 && women.rates.group.right === 10,
    },
    '照男声的中心认孩子的十个母音，归一化之前只认对三个，归一化之后全对': {
      of: { vowels: 'means' },
      holds: ({ groups: { children } }) => children?.rates.none.right === 3 && children.rates.group.right === 10,
    },
    '减去各组的均值，女声和童声认对的都多得多': {
      of: { vowels: 'tokens' },
      holds: ({ groups: { women, children } }) =>
        [women, children].every((group) => (group?.gains.group.low ?? 0) > 0.1),
    },
    '换一批人来录，归一化同样有用': {
      of: { vowels: 'hillenbrand' },
      holds: ({ groups: { women, children } }) =>
        [women, children].every((group) => (group?.gains.group.low ?? 0) > 0.1),
    },
  },
  table: ({ groups }) => ({
    columns: [
      { label: '谁' },
      { label: '母音' },
      { label: '图上的 F1', unit: '赫' },
      { label: '图上的 F2', unit: '赫' },
      { label: '个数' },
      { label: '最常认作' },
      { label: '不归一化认对' },
      { label: '减去各组均值认对' },
      { label: '减去各人均值认对' },
    ],
    rows: groupsOf(groups).flatMap(([name, { vowels }]) =>
      vowels.map(({ ipa, f1, f2, count, named, right }) => [
        GROUP_NAMES[name],
        ipa,
        f1,
        f2,
        count,
        named,
        right.none,
        right.group,
        right.speaker,
      ]),
    ),
  }),
  describe: ({ groups, place }, { normalisation, who, f1, f2 }) => {
    const rates = groupsOf(groups)
      .filter(([name]) => name !== 'men')
      .map(([name, { rates }]) => {
        const { right, asked, rate, low } = rates[normalisation as Normalisation];
        return `${GROUP_NAMES[name]}${low === null ? `认对 ${right}/${asked}` : `认对 ${percent(rate)}`}`;
      });
    const how = { none: '不归一化', group: '减去各组的均值之后', speaker: '减去各人的均值之后' }[normalisation];
    const foreign = place.near === 'y' ? '（荷兰语的，英语没有它）' : '';
    const heard = `F1 ${f1} 赫、F2 ${f2} 赫在${GROUP_NAMES[who as Talkers]}里离 ${place.near}${foreign} 最近，照男声的中心认作 ${place.named}`;
    return rates.length > 0 ? `${how}，${rates.join('，')}；${heard}。` : `${heard}。`;
  },
});
