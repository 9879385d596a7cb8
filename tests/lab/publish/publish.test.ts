import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadExperiment, loadResults } from '../../../src/lab/publish/catalogue.ts';
import { precompute as command } from '../../../src/lab/terminal/precompute.ts';
import { wantedRuns } from '../../../src/lab/publish/publish.ts';
import { captured, oneLine } from '../captured.ts';
import { edited, fixtures, home, temporaryRoot, walk } from '../temporary.ts';

const precompute = (root: string, ...words: string[]) => captured(command, ['--root', root, ...words]);
const places = (root: string) =>
  loadResults('walk', root)!.runs.map(({ result }) => (result as { place: number }).place);

describe('precompute', () => {
  it('writes every published run, leaves fresh ones alone, mends stale, missing, obsolete and broken ones', async () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk());
    const path = join(root, 'walk/result.json');
    const first = await precompute(root);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain('walk steps=5：已算好');
    expect(places(root)).toEqual([6, 10]);
    expect(loadResults('walk', root)!.runs[0]).toEqual({
      params: { steps: 3 },
      seed: 0,
      result: { place: 6 },
      provenance: { code: expect.any(String), versions: {} },
    });
    const written = statSync(path).mtimeMs;

    expect((await precompute(root)).stdout).toContain('算了 0 次运行，2 次没有变');
    expect(statSync(path).mtimeMs).toBe(written);
    expect((await precompute(root, '--force')).stdout).toContain('算了 2 次运行');

    const others = edited(root, 'walk/experiment.ts', walk({ publish: '{ steps: 5 }, { steps: 1 }' }));
    expect((await precompute(others)).stdout).toContain('算了 1 次运行，1 次没有变');
    expect(places(others)).toEqual([10, 2]);

    const backwards = edited(root, 'walk/experiment.ts', walk({ body: 'yield { place: -steps };' }));
    expect((await precompute(backwards)).stdout).toContain('算了 2 次运行');
    expect(places(backwards)).toEqual([-3, -5]);

    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20));
    expect((await precompute(root)).stdout).toContain('算了 2 次运行');
    expect(places(root)).toEqual([6, 10]);
    expect(readdirSync(join(root, 'walk')).sort()).toEqual(['experiment.ts', 'result.json']);
  });

  it('--check tells identical, different, stale and missing, and writes nothing', async () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ publish: '{}' }));
    expect(await precompute(root, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('walk：还没有发布。运行 npm run precompute -- --only walk'),
    });
    expect(existsSync(join(root, 'walk/result.json'))).toBe(false);
    await precompute(root);
    expect(await precompute(root, '--check')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 次运行全部与发布的结果逐位一致'),
    });
    const path = join(root, 'walk/result.json');
    const sound = readFileSync(path, 'utf8');
    writeFileSync(path, sound.replace('"place":6', '"place":6.5'));
    expect(await precompute(root, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('差得最多的是 place：相差 0.5'),
    });
    writeFileSync(path, sound);
    const rewritten = walk({ publish: '{}', body: 'yield { place: steps + steps };' });
    const changed = edited(root, 'walk/experiment.ts', rewritten);
    expect(await precompute(changed, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('数值没有变，但算出它的代码已经改了'),
    });
    expect(readFileSync(join(changed, 'walk/result.json'), 'utf8')).toBe(sound);
  });

  it('shards cover everything once, also at the same time into one file', async () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ publish: Array.from({ length: 9 }, (_, i) => `{ steps: ${i + 1} }`).join() }));
    const shards = await Promise.all([1, 2, 3].map((i) => precompute(root, '--shard', `${i}/3`)));
    expect(shards.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(places(root)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect((await precompute(root, '--shard=2/3')).stdout).toContain('算了 0 次运行，3 次没有变');
  });

  it('keeps what was finished when a later run fails or its process is interrupted, and resumes there', async () => {
    const { root, write } = temporaryRoot();
    const publish = '{}, { steps: 5 }, { steps: 7 }';
    const stuck = walk({ publish, body: 'while (steps === 7) Math.imul(1, 1); yield { place: steps };' });
    write('walk/experiment.ts', stuck);
    const words = ['src/lab/terminal/precompute.ts', '--root', root];
    const running = spawn(process.execPath, words, { cwd: home, stdio: 'pipe' });
    onTestFinished(() => void running.kill('SIGKILL'));
    let said = '';
    running.stdout.on('data', (data: Buffer) => {
      said += data;
      if (said.includes('steps=5')) running.kill('SIGINT');
    });
    running.stderr.on('data', (data: Buffer) => (said += data));
    expect(await new Promise((resolve) => running.on('close', resolve))).toBe(130);
    expect(said).toBe('walk：已算好\nwalk steps=5：已算好\n');
    expect(places(root)).toEqual([3, 5]);

    const body = 'if (steps === 7) throw new Error("摔倒了"); yield { place: steps };';
    const falling = edited(root, 'walk/experiment.ts', walk({ publish, body }));
    expect(await precompute(falling)).toMatchObject({ status: 1, stderr: '摔倒了\n' });
    expect(places(falling)).toEqual([3, 5]);
    expect((await precompute(falling, '--shard', '1/3')).stdout).toContain('算了 0 次运行');
  });

  it('goes on inside a run that was broken off, and ends as if it had not been', async () => {
    const { root, write } = temporaryRoot();
    const wall = join(mkdtempSync(join(tmpdir(), 'wall-')), 'wall');
    onTestFinished(() => rmSync(join(wall, '..'), { recursive: true }));
    // Each place depends on all before it; by its process's clock three seconds pass at each step, so that each is kept.
    const long = walk({
      publish: '{ steps: 12 }',
      extra: 'resumes: true, progress: ({ path }, { steps }) => path.length / steps,',
      imports: `import { existsSync } from 'node:fs';
        const next = (path: number[]) => (path.at(-1) ?? 1) * 7 % 1009;`,
      body: `const start = performance.now();
        const path = before ? [...before.path] : [];
        const resumedAt = before ? before.resumedAt ?? path.length : undefined;
        while (path.length < steps) {
          if (path.length === 8 && existsSync(${JSON.stringify(wall)})) throw new Error('墙');
          path.push(next(path));
          performance.now = () => start + 3000 * path.length;
          yield { place: path.at(-1)!, path: [...path], ...(resumedAt !== undefined && { resumedAt }) };
        }`,
    }).replace(
      '*run({ steps }, random)',
      '*run({ steps }, random, before?: { place: number; path: number[]; resumedAt?: number })',
    );
    write('walk/experiment.ts', long);
    writeFileSync(wall, '');
    const folder = join(home, 'node_modules/.cache/unfinished');
    const kept = () => (existsSync(folder) ? readdirSync(folder).filter((name) => /^walk-.*\.json$/.test(name)) : []);
    const before = new Set(kept());
    expect(await precompute(root)).toMatchObject({ status: 1, stderr: '墙\n' });
    expect(existsSync(join(root, 'walk/result.json'))).toBe(false);
    expect(kept().filter((name) => !before.has(name))).toHaveLength(1);

    rmSync(wall);
    expect((await precompute(root)).stdout).toMatch(/walk steps=12：上次算到 66%，接着算\nwalk steps=12：已算好/);
    const result = () => loadResults('walk', root)!.runs[0]!.result as { path: number[]; resumedAt?: number };
    const { path, resumedAt } = result();
    expect(resumedAt).toBe(8);
    expect(kept().filter((name) => !before.has(name))).toEqual([]);
    expect((await precompute(root, '--force')).stdout).not.toContain('接着算');
    expect(result()).toEqual({ place: path.at(-1), path });
  });

  it('publishes nothing when the code is changed under a run', async () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ body: 'yield { place: steps };' }));
    let fault = '';
    const status = await command(['--root', root], {
      stdout: { write: () => write('walk/experiment.ts', walk({ body: 'steps++; yield { place: steps };' })) },
      stderr: { write: (text) => (fault += text) },
    });
    expect({ status, fault }).toEqual({ status: 1, fault: 'walk 的代码在计算途中改了，再运行一次。\n' });
    expect(places(root)).toEqual([3]);
  });

  it.each([
    ['yield { place: [1, NaN] };', 'place.1 不是 JSON 能保存的值（NaN）'],
    ['yield new Float32Array(2);', '整体 不是 JSON 能保存的值（Float32Array）'],
  ])('refuses results that JSON would change: %s', async (body, part) => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ body }));
    expect(await precompute(root)).toMatchObject({ status: 1, stderr: expect.stringContaining(part) });
    expect(existsSync(join(root, 'walk/result.json'))).toBe(false);
  });

  it.each([
    [['--only', 'galtn'], 'galton'],
    [['--shard', '3/2'], '1 ≤ i ≤ n'],
    [['--chekc'], '你要的也许是 --check'],
    [['--only'], '要有一个实验的名字'],
    [['galton'], '可以用的有 --only'],
  ])('exits 2 with one line for words it does not know: %j', async (words, part) => {
    const said = await precompute(fixtures, ...words);
    expect(said.stderr).toContain(part);
    expect(oneLine(said)).toEqual({ status: 2, stdout: '', lines: 1 });
  });
});

describe('wantedRuns', () => {
  const wanted = async (publish: string) => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ publish }));
    return wantedRuns('walk', await loadExperiment('walk', root));
  };
  it('completes them', async () =>
    expect(await wanted('{}, { steps: 5, seed: 2 }')).toEqual([
      { params: { steps: 3 }, seed: 0 },
      { params: { steps: 5 }, seed: 2 },
    ]));
  it('names an invalid or repeated one', async () => {
    await expect(wanted('{}, { steps: 500 }')).rejects.toThrow(
      'walk/experiment.ts 的 publish[1]：参数 steps（步数）应是 1 到 100',
    );
    await expect(wanted('{ seed: -1 }')).rejects.toThrow('publish[0]：seed');
    await expect(wanted('{}, { steps: 3 }')).rejects.toThrow('publish[1] 与前面的一项是同一次运行');
  });
});
