import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lab as command } from '../../../src/lab/terminal/cli.ts';
import { captured, oneLine } from '../captured.ts';
import { fixtures as root, home } from '../fixtures-folder.ts';

const lab = (...words: string[]) => captured(command, [...words, '--root', root]);

it('lists every experiment, one a line', async () => {
  const { status, stdout, stderr } = await lab('list');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/)[0]),
  ).toEqual(['faulty', 'galton', 'labour', 'loudness', 'no-engine']);
  expect(JSON.parse((await lab('list', '--json')).stdout)[1]).toEqual({
    id: 'galton',
    title: '高尔顿板',
    summary: expect.any(String),
  });
});

it('prints one JSON document with complete parameters; the same seed gives the same bytes', async () => {
  const first = await lab('galton', 'rows=3', 'balls=１２', 'seed=5', '--json');
  expect(first.status).toBe(0);
  expect(first.stderr).toBe('');
  expect(first.stdout.trimEnd()).not.toContain('\n');
  const said = JSON.parse(first.stdout);
  expect(Object.keys(said)).toEqual(['id', 'params', 'seed', 'result']);
  expect(said).toMatchObject({
    id: 'galton',
    params: { rows: 3, balls: 12, start: 'middle', blocked: '000' },
    seed: 5,
  });
  expect(said.result.counts).toHaveLength(4);
  expect((await lab('galton', '--json', 'seed=5', 'balls=12', 'rows=3')).stdout).toBe(first.stdout);
  expect(JSON.parse((await lab('galton', 'rows=3', 'balls=12', 'seed=6', '--json')).stdout).result).not.toEqual(
    said.result,
  );
});

it('prints the table as the page gives it away, with the parameters and the seed in it', async () => {
  const { status, stdout, stderr } = await lab(
    'galton',
    'rows=2',
    'balls=7',
    'start=left',
    'blocked=11',
    'seed=5',
    '--csv',
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [head, ...rows] = stdout.split('\r\n');
  expect(head).toBe('\ufeff格,球数（个）,实验,参数 rows,参数 balls,参数 start,参数 blocked,种子,地址,许可');
  expect(rows.at(-1)).toBe('');
  expect(rows[0]).toMatch(
    /^0,7,galton,2,7,left,11,5,http:\/\/[^,]*\/experiments\/galton\/\?galton\.rows=2&galton\.balls=7&[^,]*galton\.seed=5#galton,CC BY-SA 4\.0$/,
  );
});

it('prints a readable table by default', async () => {
  const { stdout } = await lab('galton', 'rows=2', 'start=left', 'blocked=11', 'balls=7');
  expect(stdout).toContain('高尔顿板（galton）');
  expect(stdout).toContain('rows=2  balls=7  start=left  blocked=11  seed=0');
  expect(stdout).toContain('落下 7 个球，平均落点 0.000。');
  expect(stdout).toMatch(/格 {2}球数（个）\n─+\n 0 {11}7\n/);
});

it('shows parameters and result fields as help', async () => {
  const { status, stdout } = await lab('galton', '--help');
  expect(status).toBe(0);
  for (const part of [
    'rows',
    '1 到 50 的整数',
    '默认 4',
    'left（左端）、middle（中间）',
    'counts.*',
    '平均落点',
    'seed',
  ])
    expect(stdout).toContain(part);
  expect((await lab('--help')).stdout).toContain('用法');
});

describe('exits 2 with one line that names what is allowed', () => {
  it.each([
    [['galtn'], '没有名为“galtn”的实验，你要的也许是 galton；可以用的有 faulty、galton、labour、loudness、no-engine。'],
    [['../galton'], '可以用的有'],
    [[], '要给出一个实验，可以用的有 faulty、galton'],
    [['galton', 'row=3'], '没有名为“row”的参数，你要的也许是 rows；可以用的有 rows、balls、start、blocked。'],
    [['galton', '__proto__=3'], '没有名为“__proto__”的参数'],
    [['galton', 'rows=51'], '1 到 50 之间的整数，不能是“51”'],
    [['galton', 'rows='], '不能是空的'],
    [['galton', 'start=right'], 'left（左端）、middle（中间） 之一'],
    [['galton', 'blocked=01'], '4 个 0 或 1'],
    [['galton', 'seed=-1'], 'seed（随机种子）应是 0 到'],
    [['galton', 'rows=2', 'rows=3'], '给了两次'],
    [['galton', 'rows', '3'], '名字=值'],
    [['galton', '--rows=3'], '写成 “rows=3”'],
    [['galton', '--jsno'], '你要的也许是 --json'],
    [['galton', '--json', '--csv'], '--json 和 --csv 只写一个'],
    [['list', '--csv'], '--csv 只用来取一次运行的表'],
  ])('%j', async (words, part) => {
    const said = await lab(...words);
    expect(said.stderr).toContain(part);
    expect(oneLine(said)).toEqual({ status: 2, stdout: '', lines: 1 });
  });
});

describe('exits 1 with one line when the experiment fails', () => {
  it.each([
    ['faulty way=throw', '第二步失败'],
    ['faulty way=nan', '结果里的 value 不是'],
    ['faulty way=silent', '没有给出任何结果'],
    ['no-engine', '引擎不在'],
  ])('%s', async (line, part) => {
    const said = await lab(...line.split(' '), '--json');
    expect(said.stderr).toContain(part);
    expect(oneLine(said)).toEqual({ status: 1, stdout: '', lines: 1 });
  });
});

it('removes the bar before the answer', async () => {
  let time = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += 1000)); // every step seems long
  onTestFinished(() => clock.mockRestore());
  let seen = '';
  const terminal = { isTTY: true, columns: 80, write: (text: string) => (seen += text) };
  const words = ['labour', 'steps=2', '--json', '--root', root];
  expect(await command(words, { stdout: terminal, stderr: terminal })).toBe(0);
  expect(seen).toMatch(/█.*苦工\r\u001b\[K\{"id":"labour".*\n$/s);
});

it('works through npm, its exit code and its streams too', () => {
  const words = ['run', '-s', 'lab', '--', 'galton', 'balls=x', '--root', root];
  const said = spawnSync('npm', words, { cwd: home, encoding: 'utf8' });
  expect(said.stderr).toContain('balls');
  expect(oneLine(said)).toEqual({ status: 2, stdout: '', lines: 1 });
});

it('is quiet when the reader of its output leaves early', () => {
  const { stdout, stderr, status } = spawnSync(
    'bash',
    [
      '-c',
      `set -o pipefail; "${process.execPath}" src/lab/terminal/cli.ts galton rows=50 balls=1 --root "${root}" | head -1`,
    ],
    { cwd: home, encoding: 'utf8' },
  );
  expect({ stdout, stderr, status }).toEqual({ stdout: '高尔顿板（galton）\n', stderr: '', status: 0 });
});

it.skipIf(!existsSync('/proc/self/task'))(
  'a run ends with the command that asked for it, however that was ended',
  async () => {
    const words = ['src/lab/terminal/cli.ts', 'labour', 'steps=100000', 'work=5', '--root', root];
    const command = spawn(process.execPath, words, { cwd: home, stdio: 'ignore' });
    const childOf = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    await expect.poll(() => childOf(command.pid!), { timeout: 60_000 }).toMatch(/^\d+$/);
    const computing = childOf(command.pid!);
    // It has begun: its time of processor grows.
    const ticks = () => Number(readFileSync(`/proc/${computing}/stat`, 'utf8').split(' ')[13]);
    await expect.poll(ticks, { timeout: 60_000 }).toBeGreaterThan(100);
    command.kill('SIGKILL');
    await expect.poll(() => existsSync(`/proc/${computing}`), { timeout: 60_000 }).toBe(false);
  },
);

/** util-linux's script gives the command a real terminal. */
it.skipIf(!existsSync('/usr/bin/script'))('Ctrl-C in a terminal wipes the bar and ends at once with 130', async () => {
  const command = `"${process.execPath}" src/lab/terminal/cli.ts labour steps=100000 work=5 --root "${root}"`;
  const terminal = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], { cwd: home, stdio: 'pipe' });
  onTestFinished(() => void terminal.kill()); // its command gets a hang-up
  let seen = '';
  const ended = new Promise((resolve) => terminal.on('close', resolve));
  terminal.stdin.on('error', () => {}); // the terminal may be gone before a keystroke reaches it
  terminal.stdout.on('data', (data: Buffer) => {
    const before = seen;
    seen += data;
    if (seen.includes('大约还要') && !before.includes('大约还要')) terminal.stdin.write('\u0003');
  });
  expect(await ended).toBe(130);
  expect(seen).toContain('大约还要');
  expect(seen).toMatch(/\r\u001b\[K$/);
  expect(seen).not.toMatch(/Error|at .*\.ts/);
});
