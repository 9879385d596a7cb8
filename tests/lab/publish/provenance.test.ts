import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutHostParts } from '../../../src/lab/publish/computing-part.ts';
import { computingCode, provenanceOf, staleness } from '../../../src/lab/publish/provenance.ts';
import { fixtures, home, temporaryRoot, walk } from '../temporary.ts';

async function hash(source: string, others: Record<string, string> = {}): Promise<string> {
  const { root, write } = temporaryRoot();
  write('walk/experiment.ts', source);
  for (const [path, text] of Object.entries(others)) write(path, text);
  return (await provenanceOf('walk', root)).code;
}

describe('a result stays fresh when', () => {
  it.each([
    [
      'a comment',
      walk({ body: '/* why */ for (let step = 1; step <= steps; step++) yield { place: step * 2 }; // done' }),
    ],
    [
      'a type',
      walk({ body: 'for (let step: number = 1; step <= steps; step++) yield { place: (step * 2) as number };' }),
    ],
    [
      'layout',
      walk({ body: 'for (let step = 1;\n  step <= steps;\n  step++) {\n yield { place: step * 2 };\n}' }).replace(
        '{\n yield { place: step * 2 };\n}',
        'yield { place: step * 2 };',
      ),
    ],
    ['the title', walk({ title: '散步' })],
    ['a claim', walk({ claims: "'走到六': { of: { steps: 3 }, holds: ({ place }) => place === 6 }" })],
    ['what is published', walk({ publish: '{ steps: 9 }' })],
    ['something unused', walk({ imports: 'const unused = (x) => x + 1;\ninterface Walk { steps: number }' })],
    [
      'how the table is made',
      walk({
        imports: 'const double = (x) => 2 * x;',
        claims: "'双': { of: {}, holds: ({ place }) => double(place) > 0 }",
      }),
    ],
  ])('%s changes', async (_, source) => expect(await hash(source)).toBe(await hash(walk())));
});

describe('a result becomes stale when', () => {
  it('run changes', async () => {
    expect(await hash(walk({ body: 'for (let step = 1; step <= steps; step++) yield { place: step * 3 };' }))).not.toBe(
      await hash(walk()),
    );
  });
  it('prepare appears', async () =>
    expect(await hash(walk({ extra: 'prepare: async () => {},' }))).not.toBe(await hash(walk())));

  const imports = "import { far } from '../far.ts';\nconst data = new URL('./data.bin', import.meta.url);";
  const body = 'yield { place: far(steps), data };';
  const files = {
    'far.ts':
      "import { near } from './near.ts';\nexport const far = (x: number): number => near(x) + 1;\nexport const other = 1;",
    'near.ts': 'export const near = (x: number) => 2 * x;',
    'walk/data.bin': '1',
  };
  it('a module it imports changes, however far, in what it uses', async () => {
    const before = await hash(walk({ imports, body }), files);
    const changed = (path: keyof typeof files, from: string, to: string) =>
      hash(walk({ imports, body }), { ...files, [path]: files[path].replace(from, to) });
    expect(await changed('near.ts', '2 * x', '3 * x')).not.toBe(before);
    expect(await changed('near.ts', '2 * x', '2 * x /* twice */')).toBe(before);
    expect(await changed('far.ts', 'other = 1', 'other = 2')).toBe(before);
    expect(await changed('walk/data.bin', '1', '2')).not.toBe(before);
  });
  it('an imported file that is no code changes', async () => {
    const source = walk({ imports: "import table from './table.txt?raw';", body: 'yield { place: table };' });
    expect(await hash(source, { 'walk/table.txt': 'a' })).not.toBe(await hash(source, { 'walk/table.txt': 'b' }));
  });
  it('the random streams change, which every run receives', async () => {
    const { parts } = await computingCode('galton', fixtures);
    expect([...parts.keys()]).toEqual(['code _entry.js']);
    expect(parts.get('code _entry.js')).toContain(String(0x9e3779b9));
  });
  it("the engine's compiled kernels change", async () => {
    const { root, write } = temporaryRoot();
    write(
      'walk/experiment.ts',
      walk({
        imports: `import { kernelMemory } from '${home}src/engine/kernels.ts';`,
        extra: 'prepare: async () => void kernelMemory(1),',
      }),
    );
    const wasm = Buffer.from('\0asm').toString('base64').slice(0, 5);
    expect((await computingCode('walk', root)).parts.get('code _entry.js')).toContain(wasm);
  });
});

it('names the packages that are really imported, with their versions', async () => {
  const { root, write } = temporaryRoot();
  write(
    'walk/experiment.ts',
    walk({
      imports: `import { ready } from '${home}src/engine/ready.ts';\nimport type { Chapter } from 'preact';`,
      extra: 'prepare: ready,',
    }),
  );
  const { versions } = await provenanceOf('walk', root);
  expect(Object.keys(versions)).toEqual([
    '@tensorflow/tfjs-backend-cpu',
    '@tensorflow/tfjs-backend-wasm',
    '@tensorflow/tfjs-core',
  ]);
  const core = JSON.parse(readFileSync(join(home, 'node_modules/@tensorflow/tfjs-core/package.json'), 'utf8'));
  expect(versions['@tensorflow/tfjs-core']).toBe(core.version);
});

it('says why a result is stale', () => {
  const now = { code: 'a', versions: { core: '2' } };
  expect(staleness(now, now)).toBeUndefined();
  expect(staleness({ ...now, code: 'b' }, now)).toContain('代码');
  expect(staleness({ ...now, versions: { core: '1' } }, now)).toBe('core 的版本从 1 变成了 2');
  expect(staleness({ ...now, versions: {} }, now)).toBe('core 的版本从 无 变成了 2');
});

it('keeps run and prepare only, and leaves other forms of declaration alone', () => {
  const source = readFileSync(join(fixtures, 'galton/experiment.ts'), 'utf8');
  const kept = withoutHostParts(source);
  expect(kept).toContain("random('pins')");
  for (const gone of ['高尔顿板', '球一个也不会少', 'columns', 'controls']) expect(kept).not.toContain(gone);
  for (const other of ['const e = {};\nexport default e;', 'export default 1;', 'export const a = 1;'])
    expect(withoutHostParts(other)).toBe(other);
});
