import { STATES, type Corpus } from '../../acoustic/corpus.ts';
import { MIXTURES } from '../../acoustic/mixture-training.ts';
import { sameSpeakers, speakersOf, unseenSpeakers } from '../../acoustic/splits.ts';
import { digitsInput } from '../../acoustic/speech-input.ts';
import { stackOf, type NetSettings } from '../../acoustic/training.ts';
import { writeNet, type WrittenNet } from '../../acoustic/written-net.ts';
import { DIGIT_DIMS, MEL_CHANNELS } from '../../datasets/spoken-digits.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { parameterCount } from '../../math/mixtures/mixture.ts';
import { readNumberList } from '../../math/number-list.ts';
import { percent } from '../../math/rounding.ts';
import { contest, groundOf, teach, viewOf, type Turn } from './contest.ts';
import { errorsWith, summaryOf, type Summary, type Way } from './summary.ts';

/** The book does not call the speakers by their names. */
const NAMES = '甲乙丙丁戊己庚辛壬癸';
/** Most folds of the same speakers. */
const FOLDS = 5;
/** Takes of everyone's every digit that the written net learns from, as the written mixtures do, and those by which its moment is chosen. */
const TAUGHT = 20,
  CHECKED = 5;
const INPUTS = 11 * MEL_CHANNELS;
/** Ways to teach the net that validation chooses from, `longer` times as many steps as are asked for; by the first the written net is taught. */
const TEACHINGS = [
  { learningRate: 0.002, weightDecay: 3e-4, longer: 1 },
  { learningRate: 0.002, weightDecay: 3e-4, longer: 2 },
  { learningRate: 0.001, weightDecay: 3e-4, longer: 1 },
  { learningRate: 0.004, weightDecay: 3e-4, longer: 1 },
  { learningRate: 0.002, weightDecay: 3e-3, longer: 1 },
] as const;

export interface Contest {
  parameters: { gmm: { mixtures: number; count: number }[]; net: number };
  same: Summary | null;
  unseen: Summary | null;
  speakers: { name: string; same: Record<Way, number> | null; unseen: Record<Way, number> | null }[];
  turns: Record<'same' | 'unseen', Turn[]>;
  teachings: Pick<NetSettings, 'learningRate' | 'weightDecay' | 'steps'>[];
  expected: number;
  net: WrittenNet | null;
}

export default defineExperiment({
  title: '同样的帧，两种声学模型',
  summary: '同样的录音、同样的帧，一边教高斯混合，一边教一个共用的网络：考熟人，考生人，再看网络的后验除不除先验。',
  controls: {
    turns: {
      kind: 'number',
      label: '考几回',
      min: 1,
      max: 6,
      step: 1,
      value: 6,
      unit: '回',
      help: '熟人轮流留下五分之一的录音来考，至多五回；生人每一回学一半的人，考三分之一的人，至多人数那么多回。',
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
      help: '每一个隐藏层有多少个单元；各状态共用这些层，只有最后一层每个状态一份。',
    },
    steps: {
      kind: 'number',
      label: '网络学多少步',
      min: 50,
      max: 4000,
      step: 50,
      value: 1500,
      unit: '步',
      help: '一步看 128 帧；学习率走完五成、八成时降到三成、一成；留下在验证录音上错得最少的一刻。',
    },
    tried: {
      kind: 'number',
      label: '网络试几种教法',
      min: 1,
      max: TEACHINGS.length,
      step: 1,
      value: TEACHINGS.length,
      unit: '种',
      help: '依次是学习率 0.002、步数加倍、学习率 0.001、学习率 0.004、权重衰减从 0.0003 加到 0.003；每一回由验证的录音挑。',
    },
  },
  touch: ['turns', 'speech'],
  data: { speech: digitsInput },
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    'parameters.gmm.*.mixtures': '每个状态的高斯分量：1、2、4、8',
    'parameters.gmm.*.count': '这么多分量的混合有多少个自由参数，连同各状态留下不走的概率',
    'parameters.net': '网络有多少个参数，各状态留下不走的概率不算在内',
    same: '熟人：各回的平均。gmm、net、undivided 是认错的数字的比例（undivided：网络不除先验），gmmFrames、netFrames 是认错状态的帧的比例；difference、frameDifference 是网络减混合的成对差，loss 是不除先验多错的，各有 95% 的区间（只考了一回时为 null）；还没考时是 null',
    unseen: '生人：同上。各回学的人、考的人有重叠，区间只供参考',
    'speakers.*.name': '说话人，书里称甲、乙、丙……',
    'speakers.*.same': '学过这个人的别的录音时，他的数字认错的比例：gmm、net、undivided',
    'speakers.*.unseen': '没学过这个人时，同上',
    'turns.*':
      '每一回所依据的数：每个人考了多少段（asked）、各错多少段；frames 是帧数；chosen 是验证挑出的分量数、两种模型的特征要不要按每段录音自己的均值和标准差归一，以及网络用第几种教法（从 0 数起）',
    'teachings.*.learningRate': '试过的教法：学习率',
    'teachings.*.weightDecay': '与它一起的权重衰减',
    'teachings.*.steps': '与它一起的步数',
    expected: '一共要考多少回',
    net: '用每人每个数字的前二十遍、照第一种教法教出的网络，写法见 acoustic/written-net.ts；只在 FSDD 那样每个数字有二十五遍以上时才有，还没学完时为 null',
  },
  publish: [{}, { speech: 'synthetic', turns: 1, hidden: '64,64', steps: 300, tried: 1 }],
  resumes: true,
  *run({ turns, hidden, steps, tried, speech }, random, before?: Contest): Generator<Contest> {
    const layers = readNumberList(hidden);
    const teachings = TEACHINGS.slice(0, tried).map(({ longer, ...teaching }) => ({
      ...teaching,
      steps: longer * steps,
    }));
    const settings = teachings.map((teaching) => ({
      ...teaching,
      hidden: layers,
      activation: 'relu' as const,
      batch: 128,
      looks: 10,
    }));
    const ground = groundOf(speech);
    const { corpus } = ground;
    const ids = speakersOf(corpus);
    const plan = { same: Math.min(turns, FOLDS), unseen: Math.min(turns, ids.length) };
    const done = { same: [...(before?.turns.same ?? [])], unseen: [...(before?.turns.unseen ?? [])] };
    let net: WrittenNet | null = null;
    const result = (): Contest => ({
      parameters: {
        gmm: MIXTURES.map((mixtures) => ({
          mixtures,
          count: STATES * (parameterCount(mixtures, DIGIT_DIMS, 'diagonal') + 1),
        })),
        net: netParameters(layers),
      },
      same: summaryOf(done.same),
      unseen: summaryOf(done.unseen),
      speakers: ids.map((_, s) => ({
        name: NAMES[s] ?? `第 ${s + 1} 人`,
        same: errorsWith(done.same, s),
        unseen: errorsWith(done.unseen, s),
      })),
      turns: { same: [...done.same], unseen: [...done.unseen] },
      teachings,
      expected: plan.same + plan.unseen,
      net,
    });
    function* telling<T>(work: Generator<void, T>): Generator<Contest, T> {
      for (;;) {
        const next = work.next();
        if (next.done) return next.value;
        yield result();
      }
    }
    // Both kinds in turn, so that they can be compared from early on.
    for (let i = 0; i < turns; i++)
      for (const [kind, cut] of [
        ['same', sameSpeakers],
        ['unseen', unseenSpeakers],
      ] as const) {
        if (i >= plan[kind] || done[kind].length > i) continue;
        const own = (name: string) => random(`${name} ${kind} ${i}`);
        done[kind].push(yield* telling(contest(ground, cut(corpus, i), ids, settings, own)));
        yield result();
      }
    const parts = partsOf(corpus);
    if (parts) {
      const { features } = viewOf(corpus, true);
      const own = (name: string) => random(`${name} written`);
      const { net: learnt, standard } = yield* telling(teach(features, parts.taught, parts.checked, settings[0]!, own));
      net = writeNet(learnt, standard);
    }
    yield result();
  },
  progress: ({ turns: { same, unseen }, expected, net }) =>
    (same.length + unseen.length + (net ? 0.3 : 0)) / (expected + 0.3),
  claims: {
    '考熟人，两种模型认错的数字分不出多少': {
      of: { speech: 'fsdd' },
      holds: ({ same }) => same!.difference!.low < 0 && same!.difference!.high > 0,
    },
    '熟人的帧，网络认错的少得多': { of: { speech: 'fsdd' }, holds: ({ same }) => same!.frameDifference!.high < -0.1 },
    '考生人，网络不比高斯混合好': {
      of: { speech: 'fsdd' },
      holds: ({ unseen }) => unseen!.net > unseen!.gmm && unseen!.difference!.high > 0,
    },
    '考生人，网络与高斯混合的差别还在几回的起伏之内': {
      of: { speech: 'fsdd' },
      holds: ({ unseen }) => unseen!.difference!.low < 0 && unseen!.difference!.high > 0,
    },
    '除不除先验，认错的数字差得不多，各回的起伏盖过了它': {
      of: { speech: 'fsdd' },
      holds: ({ same, unseen }) => [same!, unseen!].every(({ loss }) => loss!.low < 0 && loss!.high > 0),
    },
    两种模型都是生人错得多: {
      of: { speech: 'fsdd' },
      holds: ({ same, unseen }) => unseen!.gmm > 5 * same!.gmm && unseen!.net > 5 * same!.net,
    },
  },
  table: ({ same, unseen }) => ({
    columns: [
      { label: '考的是' },
      { label: '混合认错的数字' },
      { label: '网络认错的数字' },
      { label: '网络不除先验' },
      { label: '混合认错的帧' },
      { label: '网络认错的帧' },
    ],
    rows: (
      [
        ['熟人', same],
        ['生人', unseen],
      ] as const
    ).map(([name, one]) => [
      name,
      ...(['gmm', 'net', 'undivided', 'gmmFrames', 'netFrames'] as const).map((key) =>
        one ? percent(one[key]) : null,
      ),
    ]),
  }),
  describe: ({ same, unseen, turns, expected }) => {
    if (!same || !unseen)
      return `正在教第 ${turns.same.length + turns.unseen.length + 1} 回，一共 ${expected} 回；每回教完，图上就多一组点。`;
    const told = (name: string, { gmm, net, undivided, difference }: Summary) => {
      const sure =
        difference && (difference.high < 0 ? '，网络错得少' : difference.low > 0 ? '，混合错得少' : '，分不出谁好');
      return `${name}：混合错 ${percent(gmm)}，网络错 ${percent(net)}（不除先验 ${percent(undivided)}）${sure ?? ''}`;
    };
    return `${told('熟人', same)}。${told('生人', unseen)}。`;
  },
});

const netParameters = (hidden: readonly number[]): number =>
  stackOf({ hidden, activation: 'relu' }).reduce(
    ({ sum, inputs }, { units }) => ({ sum: sum + (inputs + 1) * units, inputs: units }),
    { sum: 0, inputs: INPUTS },
  ).sum;

/** What the written net learns from and is chosen by; undefined where nobody says a digit so often. */
function partsOf(corpus: Corpus) {
  const groups = Map.groupBy(corpus.utterances, ({ speaker, digit }) => `${speaker} ${digit}`);
  const sorted = [...groups.values()].map((group) => group.toSorted((a, b) => a.take - b.take));
  if (sorted.some((group) => group.length < TAUGHT + CHECKED)) return undefined;
  return {
    taught: sorted.flatMap((group) => group.slice(0, TAUGHT)),
    checked: sorted.flatMap((group) => group.slice(TAUGHT, TAUGHT + CHECKED)),
  };
}
