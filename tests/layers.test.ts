import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { violations } from './layers/rules.ts';

const home = fileURLToPath(new URL('..', import.meta.url));

function projectFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['src', 'components', 'content']) {
    for (const entry of readdirSync(join(home, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|tsx|astro|css|mjs|mdx)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(home.length).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
  return files;
}

it('the house keeps its order', () => {
  const files = projectFiles();
  for (const needed of ['src/math/random.ts', 'src/lab/run/worker.ts', 'src/engine/ready.ts', 'components/Lab.tsx'])
    expect([...files.keys()]).toContain(needed);
  expect(violations(files)).toEqual([]);
});

describe('the check catches', () => {
  const sound = {
    'src/math/a.ts':
      "import { b } from './b.ts';\nexport const a = (x: number) => Math.sqrt(b) * 2 ** x + Number(3n ** BigInt(x));",
    'src/math/b.ts': 'export const b = 1; // Math.sin, Date and performance.now in a comment are no use of them',
    'src/engine/ready.ts':
      "import { a } from '../math/a.ts';\nimport { env } from '@tensorflow/tfjs-core';\nexport const ready = () => env(a(1));",
    'src/lab/declare/define.ts': "import type { a } from '../../math/a.ts';\nexport const d: typeof a = 1 as never;",
    'src/lab/draw/draw.ts': "import { plot } from '@observablehq/plot';\nexport { plot };",
    'src/lab/run/worker.ts':
      "import { d } from '../declare/define.ts';\nconst found = import.meta.glob('/src/experiments/*/experiment.ts');\nexport { d, found };",
    'src/lab/run/live.ts': "new Worker(new URL('./worker.ts', import.meta.url));",
    'src/lab/terminal/cli.ts': "import { join } from 'node:path';\nexport const now = () => Date.now() + join('').length;",
    'src/experiments/tent/experiment.ts':
      "import { d } from '../../lab/declare/define.ts';\nimport { a } from '../../math/a.ts';\nimport { part } from './part.ts';\nexport default [d, a, part];",
    'src/experiments/tent/part.ts':
      "import { ready } from '../../engine/ready.ts';\nexport const part = { sin: ready, Date: 1 }.sin;",
    'src/experiments/tent/figure.ts':
      "import type e from './experiment.ts';\nimport { plot } from '../../lab/draw/draw.ts';\nimport { shape } from './shape.ts';\nexport default (r: typeof e) => plot(r, shape, Math.sin(1));",
    'src/experiments/tent/shape.ts': 'export const shape = 1;',
    'src/book/x.ts': "import { unified } from 'unified';\nimport '../lab/declare/define.ts';\nexport default unified;",
    'components/Lab.tsx': "import { live } from '../src/lab/run/live.ts';\nexport default () => <p>{live}</p>;",
    'src/pages/index.astro':
      "---\nimport Lab from '../../components/Lab.tsx';\nif (!Lab) return Astro.redirect('/');\n---\n<Lab />\n<script>import '../lab/run/live.ts';</script>",
    'content/chapters/01-a.mdx': '# 导入\n\nimport 是一个英文词。'.replace('import 是', '词 import 是'),
  };
  const check = (changed: Record<string, string>) => violations(new Map(Object.entries({ ...sound, ...changed })));

  it('nothing in a sound house', () => expect(check({})).toEqual([]));

  it.each([
    [
      'math from above',
      { 'src/math/b.ts': "import { d } from '../lab/declare/define.ts';\nexport const b = d;" },
      'src/math/b.ts:1 imports ../lab/declare/define.ts: math may not import lab',
    ],
    [
      'types from above too',
      { 'src/math/b.ts': "\nexport type B = typeof import('../engine/ready.ts');\nexport const b = 1;" },
      'src/math/b.ts:2 imports ../engine/ready.ts',
    ],
    [
      'an import on demand',
      { 'src/math/b.ts': "export const b = await import('../engine/ready.ts');" },
      'math may not import engine',
    ],
    ['a re-export', { 'src/engine/x.ts': "export * from '../lab/declare/define.ts';" }, 'engine may not import lab'],
    [
      'a package in math',
      { 'src/math/b.ts': "import x from 'mathjs';\nexport const b = x;" },
      'math may not import this package',
    ],
    [
      'TF.js outside the engine',
      { 'components/X.tsx': "import * as tf from '@tensorflow/tfjs-core';\nexport default tf;" },
      '@tensorflow/ has one place',
    ],
    [
      'Plot outside draw',
      { 'src/experiments/tent/figure.ts': "import { plot } from '@observablehq/plot';\nexport default plot;" },
      '@observablehq/plot has one place',
    ],
    [
      'node: in an experiment',
      { 'src/experiments/tent/part.ts': "import fs from 'node:fs';\nexport const part = fs;" },
      'declaration may not import this package',
    ],
    [
      'a host in an experiment',
      { 'src/experiments/tent/part.ts': "import '../../lab/run/worker.ts';\nexport const part = 1;" },
      'declaration may not import lab',
    ],
    [
      'drawing in an experiment',
      { 'src/experiments/tent/part.ts': "import { plot } from '../../lab/draw/draw.ts';\nexport const part = plot;" },
      'declaration may not import lab',
    ],
    [
      'computing in a figure',
      { 'src/experiments/tent/shape.ts': "import { a } from '../../math/a.ts';\nexport const shape = a;" },
      'figure may not import math',
    ],
    [
      'a figure that runs its experiment',
      { 'src/experiments/tent/figure.ts': "import e from './experiment.ts';\nexport default e;" },
      'a figure knows its experiment as a type only',
    ],
    [
      'experiments that import each other',
      { 'src/experiments/fold/experiment.ts': "import t from '../tent/experiment.ts';\nexport default t;" },
      'experiments never import each other',
    ],
    [
      'an experiment imported by name',
      { 'components/X.tsx': "import t from '../src/experiments/tent/experiment.ts';\nexport default t;" },
      'experiments are found by glob only',
    ],
    [
      'a page in the lab',
      { 'src/lab/declare/define.ts': "import '../../../components/Lab.tsx';\nexport const d = 1;" },
      'lab may not import components',
    ],
    [
      'the engine in a page',
      { 'src/pages/index.astro': "---\nimport '../engine/ready.ts';\n---\n<p />" },
      'src/pages/index.astro:2 imports ../engine/ready.ts: pages may not import engine',
    ],
    [
      'a script of a page',
      { 'src/pages/index.astro': "<p />\n<script>\n  import '../engine/ready.ts';\n</script>" },
      'src/pages/index.astro:3',
    ],
    [
      'node: behind a worker',
      { 'src/lab/declare/define.ts': "import 'node:fs';\nexport const d = 1;" },
      'src/lab/declare/define.ts:1 imports node:fs: a browser loads this file',
    ],
    ['Math.random', { 'src/math/b.ts': 'export const b = Math.random();' }, 'src/math/b.ts uses Math.random in line 1'],
    [
      'Math.sin on the way to a result',
      { 'src/experiments/tent/part.ts': 'export const part =\n Math.sin(1);' },
      'src/experiments/tent/part.ts uses Math.sin in line 2',
    ],
    ['Math taken apart', { 'src/math/b.ts': 'const { exp } = Math;\nexport const b = exp(1);' }, 'Math as a whole'],
    ['Math by a computed name', { 'src/math/b.ts': "export const b = Math['exp'](1);" }, 'Math as a whole'],
    ['powers', { 'src/math/b.ts': 'export const b = 3 ** 0.5;' }, '** (an engine'],
    ['a clock', { 'src/engine/x.ts': 'export const t = performance.now();' }, 'uses performance'],
    ['a date', { 'src/math/b.ts': 'export const b = new Date();' }, 'uses Date'],
    ['the page', { 'src/math/b.ts': 'export const b = { x: window };' }, 'uses window'],
    ['a long file', { 'src/book/x.ts': '\n'.repeat(301) }, 'src/book/x.ts has 301 lines'],
    ['a room that nobody named', { 'src/common/x.ts': 'export const x = 1;' }, 'src/common/x.ts is in no room'],
    ['an import in a chapter', { 'content/chapters/01-a.mdx': "\nimport fs from 'fs'\n" }, 'content imports nothing'],
  ] as [string, Record<string, string>, string][])('%s', (_, changed, part) => {
    const found = check(changed);
    expect(found.join('\n')).toContain(part);
  });
});
