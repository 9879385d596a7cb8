import { DIGIT_SPEAKERS } from '../../datasets/digit-speakers.ts';
import { DIGIT_DIMS, DIGIT_RATE, digitUnits } from '../../datasets/spoken-digits.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { writeModel, type WrittenModel } from '../../math/markov/written-model.ts';
import { parameterCount } from '../../math/mixtures/mixture.ts';
import { fourDecimals, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { variance } from '../../math/statistics/variance.ts';
import { firstTakes, PARTS, sameSpeakers, speakersOf, unseenSpeaker } from './folds.ts';
import { learn, mistakesOf, MIXTURES, spokenOf, type Spoken } from '../../acoustic/mixture-training.ts';

/** Components of the model that is published. */
const KEPT = 4;

/** Of every fold so far its errors at each size, by the speakers that it tests. */
interface Fold {
  /** Speakers by number, and how many of their recordings are tested. */
  tested: number[];
  /** For each of MIXTURES, so far, the mistakes with every speaker. */
  mistakes: number[][];
}

interface Level {
  error: number;
  spread: number;
}

export interface Training {
  mixtures: number[];
  parameters: number[];
  speakers: { name: string; same: number[]; unseen: number[] }[];
  same: Level[];
  unseen: Level[];
  folds: Record<'same' | 'unseen', number[][]>;
  counts: Record<'same' | 'unseen', Fold[]>;
  model: WrittenModel | null;
}

const whole = ({ mistakes }: Fold) => mistakes.length === MIXTURES.length;
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
/** Error rates of a fold at the sizes that it has come to. */
const errorsOf = ({ tested, mistakes }: Fold) => mistakes.map((wrong) => fourDecimals(total(wrong) / total(tested)));

/** Mean and standard deviation over the folds that have that size. */
function spreadOf(folds: readonly Fold[]): Level[] {
  return MIXTURES.flatMap((_, m) => {
    const errors = folds.flatMap((fold) => errorsOf(fold).slice(m, m + 1));
    if (errors.length === 0) return [];
    const spread = errors.length > 1 ? Math.sqrt(variance(errors)) : 0;
    return [{ error: fourDecimals(mean(errors)), spread: fourDecimals(spread) }];
  });
}

/** Of one speaker the error rates over all folds, at the sizes that all of them have. */
function errorsWith(folds: readonly Fold[], speaker: number): number[] {
  const testing = folds.filter(({ tested }) => tested[speaker]! > 0);
  return MIXTURES.flatMap((_, m) =>
    testing.length > 0 && testing.every(({ mistakes }) => m < mistakes.length)
      ? [
          fourDecimals(
            total(testing.map(({ mistakes }) => mistakes[m]![speaker]!)) /
              total(testing.map(({ tested }) => tested[speaker]!)),
          ),
        ]
      : [],
  );
}

export default defineExperiment({
  title: '教一台机器听数字：熟人与生人',
  summary: '六个人念的数字，从平起步教一个 GMM-HMM；考同样的人的另外几遍，再考一个从没听过的人，看错多少。',
  controls: {
    takes: {
      kind: 'number',
      label: '每人每个数字学几遍',
      min: 5,
      max: 40,
      step: 1,
      value: 20,
      unit: '遍',
      help: '每个说话人把每个数字念了五十遍，用其中这么多遍来学。',
    },
    statesEach: {
      kind: 'number',
      label: '每个音素的状态',
      min: 1,
      max: 5,
      step: 1,
      value: 3,
      unit: '个',
      help: '一个音素从头到尾分成几段；静音总是一个状态。',
    },
  },
  data: {
    speech: {
      kind: 'recordings',
      label: '念数字的录音',
      help: '名字写成 数字_说话人_第几遍.wav；至少两个人，每人每个数字至少五遍。',
      sampleRate: DIGIT_RATE,
      seconds: [0.1, 5],
      most: 3000,
      sets: { fsdd: DIGIT_SPEAKERS.fsdd },
    },
  },
  fields: {
    'mixtures.*': '每个状态的高斯分量，一级一级加上去：1、2、4、8',
    'parameters.*': '每一级的模型有多少个自由参数：各状态的混合，加上各状态留下不走的概率',
    'speakers.*.name': '说话人，书里称甲、乙、丙……',
    'speakers.*.same.*': '学过这个人的别的录音时，他的数字认错的比例，一级一个',
    'speakers.*.unseen.*': '从没学过这个人时，他的数字认错的比例，一级一个',
    'same.*.error': '同样的说话人：各折认错的比例的平均，一级一个',
    'same.*.spread': '同样的说话人：认错的比例在各折之间的标准差',
    'unseen.*.error': '没听过的说话人：各折（轮流留出一个人）认错的比例的平均，一级一个',
    'unseen.*.spread': '没听过的说话人：认错的比例在各折之间的标准差',
    'folds.same.*.*': '同样的说话人，每一折、每一级认错的比例',
    'folds.unseen.*.*': '没听过的说话人，每一折（每人一折）、每一级认错的比例',
    'counts.*': '算这些比例所依据的数：每一折考了每个人多少段（tested），每一级各错了多少段（mistakes）',
    model: `用全部说话人学出的 ${KEPT} 分量模型，写法见 math/markov/written-model.ts；还没学完时为 null`,
  },
  publish: [{}],
  resumes: true,
  *run({ takes, statesEach, speech }, _random, before?: Training): Generator<Training> {
    const all = spokenOf(speech);
    const speakers = speakersOf(all);
    const counts = {
      same: (before?.counts.same ?? []).filter(whole),
      unseen: (before?.counts.unseen ?? []).filter(whole),
    };
    let model: WrittenModel | null = null;
    const states = new Set(Object.values(digitUnits(statesEach)).flat()).size;
    const result = (): Training => ({
      mixtures: MIXTURES,
      parameters: MIXTURES.map((m) => states * (parameterCount(m, DIGIT_DIMS, 'diagonal') + 1)),
      speakers: speakers.map(({ name }, s) => ({
        name,
        same: errorsWith(counts.same, s),
        unseen: errorsWith(counts.unseen, s),
      })),
      same: spreadOf(counts.same),
      unseen: spreadOf(counts.unseen),
      folds: { same: counts.same.map(errorsOf), unseen: counts.unseen.map(errorsOf) },
      counts: structuredClone(counts),
      model,
    });
    function* fold(
      kind: 'same' | 'unseen',
      { learnt, tested }: { learnt: Spoken[]; tested: Spoken[] },
    ): Generator<Training> {
      const one: Fold = {
        tested: speakers.map(({ id }) => tested.filter(({ speaker }) => speaker === id).length),
        mistakes: [],
      };
      counts[kind].push(one);
      for (const trained of learn(learnt, statesEach)) {
        const wrong = mistakesOf(trained, tested);
        one.mistakes.push(speakers.map(({ id }) => wrong.get(id) ?? 0));
        yield result();
      }
    }
    // Both kinds in turn, so that they can be compared from early on.
    for (let i = 0; i < Math.max(PARTS, speakers.length); i++) {
      if (i < PARTS && counts.same.length <= i) yield* fold('same', sameSpeakers(all, i, takes));
      if (i < speakers.length && counts.unseen.length <= i)
        yield* fold('unseen', unseenSpeaker(all, speakers[i]!.id, takes));
    }
    let at = 0;
    for (const learnt of learn(firstTakes(all, takes), statesEach)) {
      if (MIXTURES[at++] !== KEPT) continue;
      model = writeModel(learnt);
      break;
    }
    yield result();
  },
  progress: ({ counts, speakers, model }) => {
    const folds = [...counts.same, ...counts.unseen];
    const stages = total(folds.map(({ mistakes }) => mistakes.length)) + (model ? MIXTURES.length : 0);
    return stages / (MIXTURES.length * (PARTS + speakers.length + 1));
  },
  claims: {
    '每一级，没听过的说话人都错得多': {
      of: {},
      holds: ({ same, unseen }) => same.every(({ error }, m) => error < unseen[m]!.error),
    },
    '分量从一个加到八个，熟人错得越来越少': {
      of: { takes: 20 },
      holds: ({ same }) => same.every(({ error }, m) => m === 0 || error < same[m - 1]!.error),
    },
  },
  table: ({ mixtures, parameters, same, unseen }) => ({
    columns: [
      { label: '分量', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '熟人认错' },
      { label: '各折标准差' },
      { label: '生人认错' },
      { label: '各人标准差' },
    ],
    rows: mixtures.map((m, i) => [
      m,
      parameters[i]!,
      ...[same[i], unseen[i]].flatMap((one) => (one ? [percent(one.error), percent(one.spread)] : [null, null])),
    ]),
  }),
  describe: ({ mixtures, same, unseen, speakers, counts }) => {
    const done = Math.min(same.length, unseen.length);
    const folds = [...counts.same, ...counts.unseen].length;
    if (done === 0) return `正在教第 ${folds} 折；每一折教完，图上就多一组点。`;
    const [known, strange] = [same[done - 1]!, unseen[done - 1]!];
    const by = speakers.flatMap(({ name, unseen: errors }) =>
      errors.length < done ? [] : [{ name, error: errors[done - 1]! }],
    );
    const [best, worst] = [...by]
      .sort((a, b) => a.error - b.error)
      .flatMap((one, i, all) => (i === 0 || i === all.length - 1 ? [one] : []));
    const between = worst
      ? `（最少的是${best!.name}，${percent(best!.error)}；最多的是${worst.name}，${percent(worst.error)}）`
      : '';
    return `每个状态 ${mixtures[done - 1]} 个分量：学过的人的新录音错 ${percent(known.error)}，没学过的人错 ${percent(strange.error)}${between}。`;
  },
});
