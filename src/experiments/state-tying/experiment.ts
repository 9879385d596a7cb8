import { defineExperiment } from '../../lab/declare/define.ts';
import { mergeLeaves } from '../../math/markov/leaf-merging.ts';
import { growTree, leavesOf, type TyingLimits, type TyingTree } from '../../math/markov/tying.ts';
import { readRows } from '../../math/number-list.ts';
import { fixed } from '../../math/rounding.ts';
import { contextsOf, DIMS, floorsOf } from './contexts.ts';
import { contexts, controls } from './controls.ts';
import { digits, drawnOf } from './drawn.ts';
import { askable, fitOf, untiedFit, wayOn, type Fit, type Told } from './growing.ts';
import { QUESTIONS } from './questions.ts';
import { sharings } from './sharing.ts';

const toldOf = (asked: string): Told[] => readRows(asked).map(([node, question]) => [node!, question!]);
/** Nats a frame, as they are published. */
const published = ({ densities, learned, tried }: Fit, parameters = 2 * DIMS * densities) => ({
  densities,
  parameters,
  learned: digits(learned, 3),
  tried: tried === null ? null : digits(tried, 3),
});

export default defineExperiment({
  title: '哪些状态合用一个密度：一问一问长出来的树',
  summary:
    '同一个音素、同一个位置，邻居不同，声音就不同。从合用一个密度开始，每问一句就分开一些：问哪一句由似然说了算，分到哪里停，看没学过的录音。',
  controls,
  touch: ['leaves', 'leastGain'],
  data: { contexts },
  seeded: true,
  fields: {
    frames: '学的帧数：每次出现只取这个状态正中的一帧',
    seen: '学的那些帧有多少种左右邻居',
    once: '其中只出现一次的有几种',
    heldFrames: '只用来考的帧数，来自别的录音',
    heldContexts: '考的那些帧有多少种左右邻居',
    unseen: '其中学的时候没有出现过的有几种',
    'nodes.*.name': '树的节点：根是 1，答“是”的一边是 2n，答“否”的一边是 2n + 1',
    'nodes.*.frames': '这个节点有几帧',
    'nodes.*.contexts': '这个节点有几种邻居',
    'nodes.*.question': '在这里问了第几个问题；叶子是 null',
    'nodes.*.asks': '问的是什么；叶子是 null',
    'nodes.*.gain': '这一问使对数似然增加多少（纳特）；叶子是 null',
    'nodes.*.next': '叶子若再分，过得了门槛的问题里增益最大的是第几个；没有时是 null',
    'nodes.*.nextGain': '那一问的增益（纳特）',
    at: '看的是哪个节点',
    'offers.*.question': '这个节点上增益最大的几个问题，从大到小：第几个问题',
    'offers.*.asks': '问的是什么',
    'offers.*.gain': '增益（纳特）',
    'offers.*.yes': '答“是”的帧数',
    'offers.*.no': '答“否”的帧数',
    'offers.*.allowed': '过不过得了两个门槛',
    'way.*.densities': '从一个叶子起，经过现在的树，不管门槛一直分到没有问题分得开：叶子数',
    'way.*.parameters': '那时的参数个数',
    'way.*.learned': '学的帧上，平均每帧的对数似然（纳特）',
    'way.*.tried': '考的帧上的；没有留出来考的时是 null',
    best: '考的帧上似然最高时有几个叶子；没有留出来考的时是 null',
    'stages.one': '全部合用一个高斯：密度、参数的个数，学与考的帧上每帧的对数似然',
    'stages.tied': '照现在的树绑定：同上',
    'stages.untied': '不绑定，学过的每种邻居一个高斯；没见过的邻居用全体的',
    'stages.poolOfLeaves': '共用一个高斯库，每个叶子自己的权重',
    'stages.poolOfContexts': '共用一个高斯库，每种邻居自己的权重；没见过的邻居用全体的权重',
    merged: '增益的门槛之下可以并回去的叶子都并了以后，剩下几个',
    skipped: '你挑的问题里有几个略过了',
    done: '算完没有；没有算完时高斯库还是 null',
  },
  publish: [
    {},
    { leaves: 1 },
    { leaves: 10 },
    { state: 2 },
    { state: 3 },
    ...(['n', 's', 'ah', 'iy', 'uw'] as const).flatMap((contexts) => [{ contexts }, { contexts, state: 3 }]),
    { contexts: 'made' },
  ],
  refuses: ({ asked }) => {
    const told = toldOf(asked);
    const at = told.findIndex(
      ([node, question]) =>
        !Number.isInteger(node) || node < 1 || !Number.isInteger(question) || question >= QUESTIONS.length,
    );
    if (at >= 0)
      return {
        name: 'asked',
        message: `参数 asked（你挑的问题）每行应是“节点,第几个问题”，节点从 1 数起，问题从 0 到 ${QUESTIONS.length - 1}；第 ${at + 1} 行是 ${told[at]!.join(',')}。`,
      };
    const twice = told.findIndex(([node], i) => told.findIndex(([other]) => other === node) < i);
    return twice < 0
      ? undefined
      : {
          name: 'asked',
          message: `参数 asked（你挑的问题）一个节点只能问一次；第 ${twice + 1} 行又问了节点 ${told[twice]![0]}，删去它。`,
        };
  },
  *run({ leaves, leastGain, state, leastCount, at, asked, floor: share, pool, contexts: table }, random) {
    const contexts = contextsOf(table, state);
    if (contexts.count < 2)
      throw new Error(`这份数据里第 ${state} 个状态只有 ${contexts.count} 帧可学；换一个状态，或者换一份。`);
    const floor = floorsOf(contexts, share / 100);
    const limits: TyingLimits = { floor, leastGain, leastCount, mostLeaves: leaves };
    const told = toldOf(asked);
    const own = askable(contexts, told);
    const counted = {
      frames: contexts.count,
      seen: contexts.items.length,
      once: contexts.items.filter(({ statistics }) => statistics.count === 1).length,
      heldFrames: contexts.heldCount,
      heldContexts: contexts.held.length,
      unseen: contexts.held.filter(({ context }) => contexts.known(context) < 0).length,
      skipped: told.length - own.length,
    };
    const one = published(fitOf([growTree(contexts.items, QUESTIONS, limits).next().value![0]!], contexts, floor));
    const untied = published(untiedFit(contexts, floor));
    let tree: TyingTree = [];
    const grown: ReturnType<typeof published>[] = [];
    const shown = () => ({
      ...counted,
      ...drawnOf(tree, contexts, limits, at),
      merged: mergeLeaves(tree, contexts.items, { floor, mostLoss: leastGain }).groups.length,
    });
    for (tree of growTree(contexts.items, QUESTIONS, limits, own)) {
      if (leavesOf(tree).length === leaves) break;
      grown.push(published(fitOf(tree, contexts, floor)));
      yield {
        ...shown(),
        way: [...grown],
        best: null,
        stages: {
          one,
          tied: grown.at(-1)!,
          untied,
          poolOfLeaves: null,
          poolOfContexts: null,
        },
        done: false,
      };
    }
    const way = wayOn(tree, contexts, floor).map((fit) => published(fit));
    const tried = way.flatMap((fit) => fit.tried ?? []);
    const [poolOfLeaves, poolOfContexts] = sharings(tree, contexts, pool, floor, random('pool')).map((fit) =>
      published(fit, fit.parameters),
    );
    yield {
      ...shown(),
      way,
      best: tried.length === way.length ? way[tried.indexOf(Math.max(...tried))]!.densities : null,
      stages: {
        one,
        tied: published(fitOf(tree, contexts, floor)),
        untied,
        poolOfLeaves: poolOfLeaves!,
        poolOfContexts: poolOfContexts!,
      },
      done: true,
    };
  },
  progress: ({ nodes, done }, { leaves }) => (done ? 1 : (nodes.length + 1) / 2 / (leaves + 1)),
  claims: {
    各用各的在学过的帧上最像: {
      of: {},
      holds: ({ stages: { untied, ...others } }) =>
        Object.values(others).every((one) => one === null || one.learned < untied.learned),
    },
    到了没学过的录音上却最不像: {
      of: {},
      holds: ({ stages: { untied, ...others } }) =>
        Object.values(others).every((one) => one === null || one.tried! > untied.tried!),
    },
    末尾的状态第一问都问右邻: { of: { state: 3 }, holds: ({ nodes }) => nodes[0]!.asks!.startsWith('右边') },
    第一问就问到了造它的那一句: {
      of: { contexts: 'made' },
      holds: ({ nodes, best }) => nodes[0]!.asks === '左边是鼻音吗' && best === 4,
    },
  },
  table: ({ nodes }) => ({
    columns: [
      { label: '节点' },
      { label: '帧', unit: '帧' },
      { label: '邻居', unit: '种' },
      { label: '问' },
      { label: '对数似然增加', unit: '纳特' },
    ],
    rows: nodes.map(({ name, frames, contexts, asks, gain }) => [name, frames, contexts, asks ?? '叶子', gain]),
  }),
  describe: ({ frames, seen, stages: { one, tied, untied }, nodes, best, skipped }, { leaves }) => {
    const { densities } = tied;
    const first = nodes[0]!.asks ? `第一问是“${nodes[0]!.asks}”，对数似然增加 ${fixed(nodes[0]!.gain!, 0)} 纳特；` : '';
    const fewer = densities < leaves ? `门槛拦住了别的问题，只有` : '现在有';
    const left = skipped > 0 ? `你挑的问题里有 ${skipped} 个分不开这份数据，略过了。` : '';
    const on = ({ learned, tried }: typeof tied) =>
      `学的每帧 ${fixed(learned, 2)}${tried === null ? '' : `、考的 ${fixed(tried, 2)}`}`;
    const peak = best === null ? '' : `；接着长下去，考的似然在 ${best} 个叶子时最高`;
    return `${frames} 帧，${seen} 种邻居。${first}${fewer} ${densities} 个叶子，${on(tied)} 纳特；合用一个时${on(one)}，各用各的时${on(untied)}${peak}。${left}`;
  },
});
