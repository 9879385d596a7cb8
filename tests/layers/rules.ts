import { posix } from 'node:path';
import { impurities, importsOf, type Import } from './source.ts';

/** The rooms of the house and what each may import; imports go downwards only. See README's map. */

/** Paths from the project's folder, with / between, to the text of each file. */
export type Files = ReadonlyMap<string, string>;

type Room =
  | 'math'
  | 'signal'
  | 'datasets'
  | 'engine'
  | 'declaration'
  | 'figure'
  | 'lab'
  | 'book'
  | 'speed'
  | 'project'
  | 'components'
  | 'pages'
  | 'layouts';

/**
 * Rooms of the project each room may import besides itself, and its packages ('*': any). Declarations (experiment.ts and what it is made
 * of) and figures are the two rooms of an experiment's folder.
 */
const RULES: Record<Room, { rooms: Room[]; packages: string[] | '*' }> = {
  math: { rooms: [], packages: [] },
  signal: { rooms: ['math'], packages: [] },
  datasets: { rooms: ['math', 'signal'], packages: [] },
  engine: { rooms: ['math'], packages: ['@tensorflow/'] },
  declaration: { rooms: ['math', 'signal', 'datasets', 'engine'], packages: [] },
  figure: { rooms: [], packages: ['preact'] },
  lab: { rooms: ['math'], packages: ['node:', 'rolldown', '@observablehq/plot'] },
  book: { rooms: ['lab', 'math'], packages: '*' },
  layouts: { rooms: ['book', 'lab', 'math', 'components'], packages: '*' },
  speed: { rooms: ['math', 'engine'], packages: [] },
  components: { rooms: ['book', 'lab', 'math', 'speed'], packages: '*' },
  pages: { rooms: ['layouts', 'components', 'book', 'lab', 'math', 'speed'], packages: '*' },
  project: { rooms: ['math', 'engine', 'speed', 'lab', 'book'], packages: '*' },
};
/** Of the lab, an experiment's folder sees these only. */
const DEFINE = 'src/lab/declare/define.ts';
const DRAW = 'src/lab/draw/draw.ts';
/** Only here may a package be imported. */
const SOLE: [string, (path: string) => boolean][] = [
  ['@tensorflow/', (path) => path.startsWith('src/engine/') || path.startsWith('src/project/')],
  ['@observablehq/plot', (path) => path === DRAW],
];
/** From these a browser loads what they import. */
const isBrowserEntry = (path: string): boolean =>
  /^src\/lab\/(run\/(worker|live)|draw\/draw)\.ts$|^src\/experiments\/[^/]+\/(experiment|figure|view)\.tsx?$|^components\/.*\.tsx$/.test(
    path,
  );

const isCode = (path: string): boolean => /\.(ts|tsx|astro)$/.test(path) && !path.startsWith('src/engine/assembly/');
const folderOf = (path: string): string | undefined => /^src\/experiments\/([^/]+)\//.exec(path)?.[1];

/** One English line for each breach of the rules. */
export function violations(files: Files): string[] {
  const graph = new Map(
    [...files].filter(([path]) => isCode(path)).map(([path, text]) => [path, importsOf(path, text)]),
  );
  const target = (path: string, { from }: Import): string | undefined => {
    if (from.startsWith('/')) return from.slice(1);
    return from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;
  };
  const reach = (entries: Iterable<string>): Set<string> => {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const imported of graph.get(path) ?? []) {
        const to = target(path, imported);
        if (to !== undefined && !imported.typeOnly) visit(to);
      }
    };
    for (const entry of entries) visit(entry);
    return seen;
  };
  const declarations = [...graph.keys()].filter((path) => /^src\/experiments\/[^/]+\/experiment\.ts$/.test(path));
  const computing = reach(declarations);
  const roomOf = (path: string): Room | undefined => {
    if (folderOf(path) !== undefined) return computing.has(path) ? 'declaration' : 'figure';
    const room = /^(?:src\/)?([^/]+)\//.exec(path)?.[1];
    return room !== undefined && room in RULES ? (room as Room) : undefined;
  };

  const found: string[] = [];
  for (const path of graph.keys()) {
    const room = /^src\/([^/]+)\//.exec(path)?.[1];
    if (room !== undefined && roomOf(path) === undefined)
      found.push(`${path} is in no room: name src/${room} and what it may import`);
  }
  for (const [path, imports] of graph) {
    for (const imported of imports) {
      const why = breach(path, imported, target(path, imported), roomOf);
      if (why !== undefined) found.push(`${path}:${imported.line} imports ${imported.from}: ${why}`);
    }
  }
  const inBrowser = reach([...graph.keys()].filter(isBrowserEntry));
  for (const path of inBrowser) {
    for (const { from, typeOnly, line } of graph.get(path) ?? []) {
      if (!typeOnly && /^node:|^rolldown/.test(from))
        found.push(`${path}:${line} imports ${from}: a browser loads this file`);
    }
  }
  const pure = (path: string) => computing.has(path) || /^src\/(math|signal|datasets|engine)\//.test(path);
  for (const path of graph.keys()) {
    if (!pure(path) || /\.generated\.ts$/.test(path)) continue;
    for (const what of impurities(path, files.get(path)!))
      found.push(`${path} uses ${what}: it may be on the way to a result`);
  }
  for (const [path, text] of files) {
    const lines = text.split('\n').length - 1;
    if (
      lines > 300 &&
      /^(src|components)\//.test(path) &&
      /\.(ts|tsx|astro|css|mjs)$/.test(path) &&
      !path.includes('.generated.')
    )
      found.push(`${path} has ${lines} lines, more than 300`);
    if (path.startsWith('content/') && path.endsWith('.mdx') && /^(import|export)\s/m.test(text))
      found.push(`${path} imports or exports: content imports nothing`);
  }
  return found.sort();
}

function breach(
  path: string,
  { from, typeOnly }: Import,
  to: string | undefined,
  roomOf: (path: string) => Room | undefined,
): string | undefined {
  const room = roomOf(path);
  if (room === undefined) return undefined;
  if (to === undefined) {
    for (const [name, allowed] of SOLE)
      if (from.startsWith(name) && !allowed(path)) return `${name} has one place, and this is another`;
    const { packages } = RULES[room];
    return packages === '*' || packages.some((name) => from.startsWith(name))
      ? undefined
      : `${room} may not import this package`;
  }
  const [here, there] = [folderOf(path), folderOf(to)];
  if (there !== undefined) {
    if (here === undefined) return 'experiments are found by glob only';
    if (here !== there) return 'experiments never import each other';
    return room === 'figure' && !typeOnly && roomOf(to) === 'declaration'
      ? 'a figure knows its experiment as a type only'
      : undefined;
  }
  const other = roomOf(to);
  if (other === undefined || other === room) return undefined;
  if (room === 'declaration' && to === DEFINE) return undefined;
  if (room === 'figure' && (to === DRAW || (to === DEFINE && typeOnly))) return undefined;
  return RULES[room].rooms.includes(other) ? undefined : `${room} may not import ${other}`;
}
