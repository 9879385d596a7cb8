import { globSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { look, reach } from './layers/cruise.ts';
import { impurities } from './layers/purity.ts';
import { atRunTime, direct } from './layers/rules.ts';

it('imports go downwards, in no circle, types included', async () => {
  const { breaches, modules } = await look(['src', 'components'], direct, true);
  expect(modules.map(({ source }) => source)).toContain('components/Lab.tsx');
  expect(breaches).toEqual([]);
});

it('a run only computes, a figure only draws, and nothing on the way to a result differs from browser to browser', async () => {
  const { breaches, modules } = await look(['src', 'components'], atRunTime, false);
  expect(breaches).toEqual([]);
  const computing = reach(modules, globSync('src/experiments/*/{experiment,sound}.ts'));
  for (const path of globSync('src/{math,signal,datasets,engine,acoustic}/**/*.ts')) computing.add(path);
  const pure = [...computing].filter((path) => /^src\/(?!engine\/assembly|.*\.generated)/.test(path));
  expect(pure).toContain('src/math/random.ts');
  expect(pure.flatMap((path) => impurities(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it('pages, which the rules cannot read, know neither engine nor experiments', () => {
  const pages = globSync('{src,components}/**/*.astro');
  expect(pages.length).toBeGreaterThan(20);
  for (const path of pages)
    expect(readFileSync(path, 'utf8'), path).not.toMatch(
      /(from|import) ['"][./]+\/(engine|experiments|datasets|signal|acoustic)\//,
    );
});

it('every room of src has its rules, and no file is longer than 300 lines', () => {
  const named = [
    'math',
    'signal',
    'datasets',
    'engine',
    'acoustic',
    'pictures',
    'lab',
    'book',
    'keeping',
    'search',
    'speed',
    'tasks',
    'project',
    'pages',
    'layouts',
    'experiments',
    'styles',
  ];
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
  const long = globSync('{src,components}/**/*.{ts,tsx,astro,css,mjs}')
    .filter((path) => !/\.generated\.|node_modules/.test(path))
    .filter((path) => readFileSync(path, 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

/** A house with these files, looked at by the same rules. */
async function breachesOf(files: Record<string, string>): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    writeFileSync(join(home, 'package.json'), JSON.stringify({ dependencies: { preact: '*' } }));
    writeFileSync(join(home, 'tsconfig.json'), '{}');
    for (const [path, text] of Object.entries({ 'components/a.ts': 'export const a = 1;', ...files })) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const [all, atRun] = [
      await look(['src', 'components'], direct, true, home),
      await look(['src', 'components'], atRunTime, false, home),
    ];
    return [...all.breaches, ...atRun.breaches].map((breach) => breach.split(':')[0]!);
  } finally {
    rmSync(home, { recursive: true });
  }
}

it.each<[string, Record<string, string>, string[]]>([
  [
    'nothing in a sound house',
    {
      'src/engine/x.ts': "import { m } from '../math/m.ts';\nexport const x = m;",
      'src/math/m.ts': 'export const m = 1;',
    },
    [],
  ],
  [
    'math from above',
    {
      'src/math/m.ts': "import { d } from '../lab/declare/d.ts';\nexport const m = d;",
      'src/lab/declare/d.ts': 'export const d = 1;',
    },
    ['src/math looks down'],
  ],
  [
    'a folder of the lab that knows one above it',
    {
      'src/lab/publish/p.ts': "import { t } from '../terminal/t.ts';\nexport const p = t;",
      'src/lab/terminal/t.ts': 'export const t = 1;',
    },
    ['src/lab/publish looks down'],
  ],
  [
    'a circle of types',
    {
      'src/math/m.ts': "import type { N } from './n.ts';\nexport type M = N;",
      'src/math/n.ts': "import type { M } from './m.ts';\nexport type N = M | 1;",
    },
    ['no circle'],
  ],
  [
    'an experiment that knows another',
    {
      'src/experiments/a/experiment.ts': "export { b } from '../b/part.ts';",
      'src/experiments/b/part.ts': 'export const b = 1;',
    },
    ['experiments keep apart'],
  ],
  [
    'a run that draws, however far',
    {
      'src/experiments/a/experiment.ts': "export { p } from './part.ts';",
      'src/experiments/a/part.ts': "export { p } from '../../lab/draw/p.ts';",
      'src/lab/draw/p.ts': 'export const p = 1;',
    },
    ['a run computes and nothing else'],
  ],
  [
    'a figure that computes; its experiment as a type is fine',
    {
      'src/experiments/a/experiment.ts': "export { e } from '../../engine/e.ts';",
      'src/experiments/a/figure.ts':
        "import type { e } from './experiment.ts';\nexport { e as f } from './part.ts';\nexport type E = typeof e;",
      'src/experiments/a/part.ts': "export { e } from '../../engine/e.ts';",
      'src/engine/e.ts': 'export const e = 1;',
    },
    ['a figure draws and nothing else'],
  ],
  [
    'a sound that runs its experiment, or plays itself',
    {
      'src/experiments/a/experiment.ts': 'export const e = 1;',
      'src/experiments/a/sound.ts':
        "import { h } from '../../lab/hands/h.ts';\nimport { e } from './experiment.ts';\nexport const s = h + e;",
      'src/lab/hands/h.ts': 'export const h = 1;',
    },
    ['a sound is computed and nothing else', 'a sound is computed and nothing else'],
  ],
  [
    'nothing wrong with a sound that computes',
    {
      'src/experiments/a/experiment.ts': 'export const e = 1;',
      'src/experiments/a/sound.ts':
        "import { s } from '../../signal/s.ts';\nimport type { e } from './experiment.ts';\nexport const sound = s;\nexport type E = typeof e;",
      'src/signal/s.ts': 'export const s = 1;',
    },
    [],
  ],
  [
    'a still figure with hands; its view may have them',
    {
      'src/experiments/a/figure.ts': "export { p } from './part.ts';",
      'src/experiments/a/part.ts': "export { h as p } from '../../lab/hands/h.ts';",
      'src/experiments/a/view.tsx': "export { h as v } from '../../lab/hands/h.ts';",
      'src/lab/hands/h.ts': 'export const h = 1;',
    },
    ['only a view has hands'],
  ],
  [
    'Node behind a worker',
    {
      'src/lab/run/worker.ts': "export { p } from './part.ts';",
      'src/lab/run/part.ts': "import { join } from 'node:path';\nexport const p = join;",
    },
    ['a browser has no Node'],
  ],
  [
    'Node on the ground floor',
    { 'src/math/m.ts': "import { join } from 'node:path';\nexport const m = join;" },
    ['the ground floor needs no package'],
  ],
])('the rules see %s', async (_, files, names) => expect(await breachesOf(files)).toEqual(names));
