import type { IForbiddenRuleType } from 'dependency-cruiser';

/** The rooms of the house and what each may import; imports go downwards only and in no circle. See README's map. */

/** Rooms under src/ and components, each with the rooms it may import besides itself. */
const rooms: Record<string, string> = {
  'src/math': '',
  'src/keeping': '',
  'src/search': '',
  'src/signal': 'src/math',
  'src/datasets': 'src/(math|signal)',
  'src/engine': 'src/math',
  'src/acoustic': 'src/(math|signal|datasets|engine)',
  'src/pictures': 'src/(math|datasets|engine)',
  'src/lab/declare': 'src/(datasets|math)',
  'src/lab': 'src/(datasets|signal|math)',
  'src/lab/data': 'src/(lab/declare|datasets|signal|math)',
  'src/lab/draw': 'src/(lab/declare|math)',
  'src/lab/draw/text': 'src/math',
  'src/lab/hands': 'src/(lab/(declare|draw)|math)',
  'src/lab/run': 'src/(lab/(declare|data)|datasets|math)',
  'src/lab/files': 'src/(lab/declare|datasets|math)',
  'src/lab/publish': 'src/(lab/(declare|data|run)|datasets|math)',
  'src/lab/terminal': 'src/(lab/(declare|data|files|run|publish)|datasets|math)',
  'src/book': 'src/(lab|math|search)',
  'src/tasks': 'src/(book|lab|math)',
  'src/speed': 'src/(engine|math)',
  'src/project': 'src/(book|keeping|speed|lab|engine|datasets|signal|math)',
  components: 'src/(book|keeping|search|speed|tasks|lab|datasets|math)',
  'src/(pages|layouts)': '(components|src/(pages|layouts|styles|book|search|speed|tasks|lab|math))',
  'src/experiments': 'src/(lab/(declare|draw|hands)|math|signal|datasets|engine|acoustic|pictures)',
};
const ours = '^(src|components)/';
/** What an import of a package resolves to; a type that a package lacks is no import. */
const packages = 'node_modules/';

const forbid = (name: string, from: string, to: object, fromNot?: string) =>
  ({
    name,
    severity: 'error',
    from: { path: from, ...(fromNot === undefined ? {} : { pathNot: fromNot }) },
    to,
  }) as IForbiddenRuleType;

/** Over all imports, types included. */
export const direct: IForbiddenRuleType[] = [
  forbid('no circle', '', { circular: true }),
  // The bench's peers are there only once it has run.
  forbid(
    'no stranger',
    ours,
    { couldNotResolve: true, pathNot: '\\.generated|^virtual:|^astro:' },
    '^src/project/bench/',
  ),
  ...Object.entries(rooms).map(([room, below]) =>
    forbid(`${room} looks down`, `^${room}/`, { path: ours, pathNot: `^(${room}${below === '' ? '' : `|${below}`})/` }),
  ),
  forbid('experiments keep apart', '^src/experiments/([^/]+)/', {
    path: '^src/experiments/',
    pathNot: '^src/experiments/$1/',
  }),
  forbid('experiments are found by glob', ours, { path: '^src/experiments/' }, '^src/experiments/'),
  forbid('the ground floor needs no package', '^src/(math|search|signal|datasets|acoustic|pictures|lab/declare)/', {
    dependencyTypes: ['core', 'npm', 'npm-dev'],
    pathNot: `${packages}(@types/)?papaparse`,
  }),
  forbid('only datasets know how tables are written', ours, { path: `${packages}papaparse` }, '^src/datasets/'),
  forbid('only the engine knows TensorFlow.js', ours, { path: `${packages}@tensorflow` }, '^src/(engine|project)/'),
  forbid('the engine knows nothing else', '^src/engine/', { path: packages, pathNot: `${packages}@tensorflow` }),
  forbid('only lab/draw knows Plot', ours, { path: `${packages}@observablehq/plot` }, '^src/lab/draw/'),
];

const entries = '^src/experiments/[^/]+/';
/** Over what is left at run time. */
export const atRunTime: IForbiddenRuleType[] = [
  forbid('a run computes and nothing else', `${entries}experiment\\.ts$`, {
    path: '^(components|src/(book|speed|project|pages|layouts|lab/(data|draw|hands|run|publish|terminal)))/|node_modules/(preact|@observablehq)',
    reachable: true,
  }),
  forbid('a figure draws and nothing else', `${entries}figure\\.ts$`, {
    path: `^(components|src/(book|speed|project|engine|datasets|signal|acoustic|pictures|lab/(data|run|publish|terminal)))/|${entries}experiment\\.ts$`,
    reachable: true,
  }),
  // Besides, a view lets what is under the finger be heard at once: such a sound is made there.
  forbid('a view draws, is touched and is heard', `${entries}view\\.tsx$`, {
    path: `^(components|src/(book|speed|project|engine|datasets|acoustic|pictures|lab/(data|run|publish|terminal)))/|${entries}experiment\\.ts$`,
    reachable: true,
  }),
  forbid('a sound is computed and nothing else', `${entries}sound\\.ts$`, {
    path: `^(components|src/(book|speed|project|pages|layouts|engine|acoustic|pictures|lab/(data|draw|hands|run|publish|terminal)))/|node_modules/(preact|@observablehq)|${entries}experiment\\.ts$`,
    reachable: true,
  }),
  forbid('only a view has hands', `${entries}figure\\.ts$`, { path: '^src/lab/hands/', reachable: true }),
  forbid(
    'a browser has no Node',
    `^src/(lab/(run/(worker|live)\\.ts$|draw/)|search/)|^components/search/worker\\.ts$|${entries}(experiment|figure|sound|view)\\.tsx?$|^components/.*\\.tsx$`,
    {
      path: '^(node:)?(fs|path|url|crypto|os|process|module|stream|zlib|util|child_process|worker_threads|perf_hooks)(/|$)|node_modules/rolldown',
      reachable: true,
    },
  ),
];
