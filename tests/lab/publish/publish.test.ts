import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadExperiment, loadResults } from '../../../src/lab/publish/catalogue.ts';
import { fileText, LARGEST_BYTES, mergeRun } from '../../../src/lab/publish/published-file.ts';
import { wantedRuns } from '../../../src/lab/publish/publish.ts';
import type { PublishedRun } from '../../../src/lab/publish/results.ts';
import { fixtures, home, temporaryRoot, walk } from '../temporary.ts';

const precompute = (root: string, ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/lab/publish/precompute.ts', '--root', root, ...words],
    {
      cwd: home,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
};
const places = (root: string) =>
  loadResults('walk', root)!.runs.map(({ result }) => (result as { place: number }).place);

describe('precompute', () => {
  it('writes every published run, leaves fresh ones alone, mends stale, missing, obsolete and broken ones', () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk());
    const path = join(root, 'walk/result.json');
    const first = precompute(root);
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

    expect(precompute(root).stdout).toContain('算了 0 次运行，2 次没有变');
    expect(statSync(path).mtimeMs).toBe(written);
    expect(precompute(root, '--force').stdout).toContain('算了 2 次运行');

    write('walk/experiment.ts', walk({ publish: '{ steps: 5 }, { steps: 1 }' }));
    expect(precompute(root).stdout).toContain('算了 1 次运行，1 次没有变');
    expect(places(root)).toEqual([10, 2]);

    write('walk/experiment.ts', walk({ body: 'yield { place: -steps };' }));
    expect(precompute(root).stdout).toContain('算了 2 次运行');
    expect(places(root)).toEqual([-3, -5]);

    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20));
    expect(precompute(root).stdout).toContain('算了 2 次运行');
    expect(places(root)).toEqual([-3, -5]);
    expect(readdirSync(join(root, 'walk')).sort()).toEqual(['experiment.ts', 'result.json']);
  });

  it('--check tells identical, different, stale and missing, and writes nothing', () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ publish: '{}' }));
    expect(precompute(root, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('walk：还没有发布。运行 npm run precompute -- --only walk'),
    });
    expect(existsSync(join(root, 'walk/result.json'))).toBe(false);
    precompute(root);
    expect(precompute(root, '--check')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 次运行全部与发布的结果逐位一致'),
    });
    const path = join(root, 'walk/result.json');
    const sound = readFileSync(path, 'utf8');
    writeFileSync(path, sound.replace('"place":6', '"place":6.5'));
    expect(precompute(root, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('差得最多的是 place：相差 0.5'),
    });
    writeFileSync(path, sound);
    write('walk/experiment.ts', walk({ publish: '{}', body: 'yield { place: steps + steps };' }));
    expect(precompute(root, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('数值没有变，但算出它的代码已经改了'),
    });
    expect(readFileSync(path, 'utf8')).toBe(sound);
  });

  it('shards cover everything once, also at the same time into one file', async () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk({ publish: Array.from({ length: 9 }, (_, i) => `{ steps: ${i + 1} }`).join() }));
    const shards = [1, 2, 3].map((i) =>
      spawn(process.execPath, ['src/lab/publish/precompute.ts', '--root', root, '--shard', `${i}/3`], {
        cwd: home,
        stdio: 'ignore',
      }),
    );
    expect(await Promise.all(shards.map((shard) => new Promise((resolve) => shard.on('exit', resolve))))).toEqual([
      0, 0, 0,
    ]);
    expect(places(root)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(precompute(root, '--shard=2/3').stdout).toContain('算了 0 次运行，3 次没有变');
  });

  it('keeps what was finished when a later run fails or is interrupted, and resumes there', async () => {
    const { root, write } = temporaryRoot();
    write(
      'walk/experiment.ts',
      walk({
        publish: '{}, { steps: 5 }, { steps: 7 }',
        body: 'while (steps === 7) Math.imul(1, 1); yield { place: steps };',
      }),
    );
    const stuck = spawn(process.execPath, ['src/lab/publish/precompute.ts', '--root', root], {
      cwd: home,
      stdio: 'pipe',
    });
    let said = '';
    stuck.stdout.on('data', (data: Buffer) => {
      said += data;
      if (said.includes('steps=5')) stuck.kill('SIGINT');
    });
    stuck.stderr.on('data', (data: Buffer) => (said += data));
    expect(await new Promise((resolve) => stuck.on('exit', resolve))).toBe(130);
    expect(said).toBe('walk：已算好\nwalk steps=5：已算好\n');
    expect(places(root)).toEqual([3, 5]);

    write(
      'walk/experiment.ts',
      walk({
        publish: '{}, { steps: 5 }, { steps: 7 }',
        body: 'if (steps === 7) throw new Error("摔倒了"); yield { place: steps };',
      }),
    );
    expect(precompute(root)).toMatchObject({ status: 1, stderr: '摔倒了\n' });
    expect(places(root)).toEqual([3, 5]);
    expect(precompute(root, '--shard', '1/3').stdout).toContain('算了 0 次运行');
  });

  it('goes on inside a run that was interrupted, and ends as if it had not been', async () => {
    const { root, write } = temporaryRoot();
    // Each place depends on all before it; a second's work is done between two.
    const long = (work: string) =>
      walk({
        publish: '{ steps: 12 }',
        extra: 'resumes: true, progress: ({ path }, { steps }) => path.length / steps,',
        imports: 'const next = (path: number[]) => (path.at(-1) ?? 1) * 7 % 1009;',
        body: `const path = before ? [...before.path] : [];
          const resumedAt = before ? before.resumedAt ?? path.length : undefined;
          while (path.length < steps) {
            ${work}
            path.push(next(path));
            yield { place: path.at(-1)!, path: [...path], ...(resumedAt !== undefined && { resumedAt }) };
          }`,
      }).replace(
        '*run({ steps }, random)',
        '*run({ steps }, random, before?: { place: number; path: number[]; resumedAt?: number })',
      );
    const slow = 'for (let i = 0, from = process.hrtime()[0]; process.hrtime()[0] < from + 1; i++);';
    write('walk/experiment.ts', long(slow));
    const first = spawn(process.execPath, ['src/lab/publish/precompute.ts', '--root', root], {
      cwd: home,
      stdio: 'ignore',
    });
    const folder = join(home, 'node_modules/.cache/unfinished');
    const kept = () => (existsSync(folder) ? readdirSync(folder).filter((name) => /^walk-.*\.json$/.test(name)) : []);
    const before = new Set(kept());
    await vi.waitUntil(() => kept().some((name) => !before.has(name)), { timeout: 20_000, interval: 100 });
    first.kill('SIGINT');
    expect(await new Promise((resolve) => first.on('exit', resolve))).toBe(130);
    expect(existsSync(join(root, 'walk/result.json'))).toBe(false);

    const second = precompute(root);
    expect(second.stdout).toMatch(/walk steps=12：上次算到 \d+%，接着算\nwalk steps=12：已算好/);
    const { path, resumedAt } = loadResults('walk', root)!.runs[0]!.result as { path: number[]; resumedAt: number };
    expect(resumedAt).toBeGreaterThan(0);
    expect(kept().filter((name) => !before.has(name))).toEqual([]);
    write('walk/experiment.ts', long(''));
    expect(precompute(root).stdout).not.toContain('接着算');
    expect((loadResults('walk', root)!.runs[0]!.result as { path: number[] }).path).toEqual(path);
  }, 60_000);

  it('publishes nothing when the code is changed under a run', async () => {
    const { root, write } = temporaryRoot();
    const body = 'for (let i = 0; steps === 5 && i < 1e9; i++) Math.imul(i, i); yield { place: steps };';
    write('walk/experiment.ts', walk({ body }));
    const running = spawn(process.execPath, ['src/lab/publish/precompute.ts', '--root', root], {
      cwd: home,
      stdio: 'pipe',
    });
    running.stdout.once('data', () =>
      write('walk/experiment.ts', walk({ body: body.replace('yield', 'steps++; yield') })),
    );
    let fault = '';
    running.stderr.on('data', (data: Buffer) => (fault += data));
    expect(await new Promise((resolve) => running.on('close', resolve))).toBe(1);
    expect(fault).toContain('walk 的代码在计算途中改了');
    expect(places(root)).toEqual([3]);
  });

  it('refuses results that JSON would change', () => {
    const { root, write } = temporaryRoot();
    for (const [body, part] of [
      ['yield { place: [1, NaN] };', 'place.1 不是 JSON 能保存的值（NaN）'],
      ['yield new Float32Array(2);', '整体 不是 JSON 能保存的值（Float32Array）'],
    ] as const) {
      write('walk/experiment.ts', walk({ body }));
      expect(precompute(root)).toMatchObject({ status: 1, stderr: expect.stringContaining(part) });
      expect(existsSync(join(root, 'walk/result.json'))).toBe(false);
    }
  });

  it('exits 2 with one line for words it does not know', () => {
    for (const [words, part] of [
      [['--only', 'galtn'], 'galton'],
      [['--shard', '3/2'], '1 ≤ i ≤ n'],
      [['--chekc'], '你要的也许是 --check'],
      [['--only'], '要有一个实验的名字'],
    ] as const) {
      const { status, stdout, stderr } = precompute(fixtures, ...words);
      expect(stderr).toContain(part);
      expect({ status, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({
        status: 2,
        stdout: '',
        lines: 1,
      });
    }
  });

  it('runs through npm', () => {
    const { root, write } = temporaryRoot();
    write('walk/experiment.ts', walk());
    const npm = spawnSync('npm', ['run', '-s', 'precompute', '--', '--root', root, '--only', 'walk'], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(npm).toMatchObject({ status: 0, stderr: '' });
    expect(places(root)).toEqual([6, 10]);
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

describe('mergeRun', () => {
  const place = () => {
    const folder = mkdtempSync(join(tmpdir(), 'published-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return { folder, path: join(folder, 'result.json') };
  };
  const run = (n: number, result: string): PublishedRun => ({
    params: { n },
    seed: 0,
    result,
    provenance: { code: 'c', versions: {} },
  });

  it('writes a line a run', () => {
    const { path } = place();
    mergeRun(path, [run(1, ''), run(2, '')], run(2, 'b'));
    mergeRun(path, [run(1, ''), run(2, '')], run(1, 'a'));
    expect(readFileSync(path, 'utf8')).toBe(fileText({ schema: 1, runs: [run(1, 'a'), run(2, 'b')] }));
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
  });
  it('refuses a file beyond the budget and keeps the old one', () => {
    const { path } = place();
    mergeRun(path, [run(1, '')], run(1, 'a'));
    expect(() => mergeRun(path, [run(1, '')], run(1, 'x'.repeat(LARGEST_BYTES)))).toThrow(`超过 ${LARGEST_BYTES}`);
    expect(readFileSync(path, 'utf8')).toContain('"result":"a"');
  });
  it('takes over the lock of a process that died, and removes what it left', () => {
    const { folder, path } = place();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(`${path}.lock`, String(pid));
    writeFileSync(`${path}.${pid}.tmp`, '{"sch');
    mergeRun(path, [run(1, '')], run(1, 'a'));
    expect(readdirSync(folder)).toEqual(['result.json']);
  });
});
