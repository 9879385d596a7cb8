import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadExperiment, loadResults } from '../../../src/lab/publish/catalogue.ts';
import { precompute } from '../../../src/lab/terminal/precompute.ts';
import { lab } from '../../../src/lab/terminal/cli.ts';
import { admit } from '../../../src/lab/data/door.ts';
import { inputsOf } from '../../../src/lab/data/provide.ts';
import { readAddress, writeAddress } from '../../../src/lab/declare/address.ts';
import { defineExperiment, type Experiment } from '../../../src/lab/declare/define.ts';
import { controlFaults } from '../sane-controls.ts';
import { readParams } from '../../../src/lab/declare/validate.ts';
import { openExperiment, type LiveExperiment } from '../../../src/lab/run/live.ts';
import { wav, words } from '../../datasets/bytes.ts';
import { captured, oneLine } from '../captured.ts';
import { fixtures, home, temporaryRoot } from '../temporary.ts';
import { processWorker } from '../publish/process-worker.ts';
import { listen, over } from '../run/listening.ts';

/** The same input by every host: the terminal, precompute, a page's worker. */

const sound = (samples: number, value: number) => wav(words(...new Array<number>(samples).fill(value)));
const gone = sound(100, 8192);
const own = sound(200, 16384);

function folder(): { path(name: string): string } {
  const root = mkdtempSync(join(tmpdir(), 'data-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'gone.wav'), gone);
  writeFileSync(join(root, 'own.wav'), own);
  return { path: (name) => join(root, name) };
}
const run = (...rest: string[]) => captured(lab, ['loudness', ...rest, '--root', fixtures]);

describe('a terminal', () => {
  const json = async (...rest: string[]) => JSON.parse((await run(...rest, '--json')).stdout);
  it('computes from a generator, under its seed', async () => {
    const [zero, again, one] = [await json(), await json('seed=0'), await json('seed=1')];
    expect(zero.params).toEqual({ times: 1, voice: 'noise' });
    expect(zero.result.samples).toBe(800);
    expect(again).toEqual(zero);
    expect(one.result.loudness).not.toBe(zero.result.loudness);
  });
  it('computes from a shipped file, and from one that was handed over', async () => {
    const { path } = folder();
    expect((await json('voice=step', 'times=2')).result).toEqual({ samples: 100, loudness: 2 * 100 * 0.25 });
    const handed = await json('--data', `voice=${path('own.wav')}`);
    expect(handed.result).toEqual({ samples: 200, loudness: 50 });
    expect(handed.params.voice).toMatch(/^file:[0-9a-f]{12}$/);
    expect((await json('--data', `voice=${path('gone.wav')}`)).params.voice).toBe('gone');
  });
  it.each([
    [['voice=gone'], 1, '这次运行要别处的录音（gone.wav），到别处下载，再用 --data voice=文件 交给它。'],
    [['voice=file'], 1, '要你自己的一份文件（声音，WAV 文件'],
    [['voice=nobody'], 2, 'noise（噪声）、step（台阶）、gone（别处的录音） 或 file（你自己的文件），不能是“nobody”'],
    [['--data', 'voice'], 2, '--data 后面应写 名字=文件，不能是“voice”'],
    [['--data', 'voice=/nowhere/a.wav'], 2, '没有这个文件'],
    [['--data', 'voise=a.wav'], 2, '你要的也许是 voice'],
    [['--data', `voice=${import.meta.filename}`], 2, '不是 WAV'],
  ])('says in one line what is wrong with %j', async (rest, status, part) => {
    const answered = await run(...rest);
    expect(oneLine(answered)).toEqual({ status, stdout: '', lines: 1 });
    expect(answered.stderr).toContain(part);
  });
  it('names its inputs as help, and tells an experiment without', async () => {
    expect((await run('--help')).stdout).toMatch(/voice +声音 +noise（噪声）.*或用 --data 给你自己的文件（WAV/);
    expect((await captured(lab, ['galton', '--data', 'voice=a.wav', '--root', fixtures])).stderr).toContain(
      '不用数据文件',
    );
  });
});

describe('precompute', () => {
  it('skips what it was not handed, says so, and computes it once it is; a result says which data it is from', async () => {
    const { path } = folder();
    const { root, write } = temporaryRoot();
    cpSync(join(fixtures, 'loudness/data'), join(root, 'loudness/data'), { recursive: true });
    const source = readFileSync(join(fixtures, 'loudness/experiment.ts'), 'utf8');
    write('loudness/experiment.ts', source.replaceAll(/'(?:\.\.\/)+src\//g, `'${home}src/`));
    const call = (...rest: string[]) => captured(precompute, ['--only', 'loudness', '--root', root, ...rest]);
    const first = await call();
    expect(first.status).toBe(0);
    expect(first.stdout).toContain(
      'loudness voice=gone：没有算，它要别处的录音（gone.wav），到别处下载，再加上 --data voice=文件。',
    );
    expect(first.stdout).toContain('算了 2 次运行，0 次没有变，1 次缺数据');
    const second = await call('--data', `voice=${path('gone.wav')}`);
    expect(second.stdout).toContain('算了 1 次运行，2 次没有变，用了');
    const [noise, step, last] = loadResults('loudness', root)!.runs;
    expect(noise!.provenance.data).toEqual({ voice: { label: '噪声', extent: '1 段录音，共 0.10 秒' } });
    expect(step!.provenance.data!.voice).toMatchObject({
      licence: '公有领域',
      ships: true,
      files: [{ name: 'step.wav' }],
    });
    expect(last).toMatchObject({ params: { voice: 'gone' }, result: { samples: 100, loudness: 100 / 16 } });
    expect(last!.provenance.data!.voice).toMatchObject({ label: '别处的录音', ships: false });
    const checked = await call('--check');
    expect(checked.status).toBe(0);
    expect(checked.stdout).toContain('loudness voice=gone：没有核对');
    expect(checked.stdout).toContain('2 次运行全部与发布的结果逐位一致，1 次缺数据');
    expect((await call('--check', '--data', `voice=${path('gone.wav')}`)).stdout).toContain('3 次运行全部');
    const wrong = await call('--data', `voice=${path('own.wav')}`);
    expect(oneLine(wrong)).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(wrong.stderr).toContain('散列不同');
    expect((await call('--data', 'face=a')).stderr).toContain('没有名为“face”的数据');
  });
});

describe('a worker', () => {
  const opened: LiveExperiment[] = [];
  beforeEach(() => {
    vi.stubGlobal('document', { hidden: false, addEventListener: () => {}, removeEventListener: () => {} });
    // Long frames: a worker that a busy machine lets wait is not taken for a stuck one.
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 1000));
  });
  afterEach(() => {
    for (const one of opened.splice(0)) one.close();
    vi.unstubAllGlobals();
  });
  let experiment: Experiment;
  beforeAll(async () => void (experiment = await loadExperiment('loudness', fixtures)));
  const admitted = async (bytes: Uint8Array) => admit(inputsOf(experiment)[0]![1], [{ name: 'a.wav', bytes }]);

  it('computes from what it was handed, once for all later runs, and from the sets that it has itself', async () => {
    const sent: string[] = [];
    const live = openExperiment('loudness', () => {
      const worker = processWorker();
      const post = worker.postMessage;
      worker.postMessage = (order) => {
        sent.push(order.kind);
        post(order);
      };
      return worker;
    });
    opened.push(live);
    const { pick, value } = await admitted(own);
    const ask = async (voice: string, times = 1) => {
      const { events, until } = listen();
      live.run({ times, voice }, 0, events, false, { voice: { pick, value } });
      return until(over);
    };
    expect((await ask(pick)).output!.result).toEqual({ samples: 200, loudness: 50 });
    expect((await ask(pick, 3)).output!.result).toEqual({ samples: 200, loudness: 150 });
    expect((await ask('step')).output!.result).toEqual({ samples: 100, loudness: 25 });
    expect(sent.filter((kind) => kind === 'data')).toHaveLength(1);
    const lacking = await ask('gone');
    expect(lacking).toMatchObject({
      name: 'voice',
      fault: '这次运行要别处的录音（gone.wav），到别处下载，再点“选择文件”。',
    });
    expect((await ask(pick)).output!.result).toEqual({ samples: 200, loudness: 50 });
  });
});

it('an input has a name of its own, and sets that can be told apart', async () => {
  const experiment = await loadExperiment('loudness', fixtures);
  const { voice, ...controls } = experiment.controls;
  expect(() => defineExperiment({ ...experiment, controls: { ...controls, voice: controls.times! } } as never)).toThrow(
    'data 和 controls 里都有 voice',
  );
  const sets = {
    file: { label: '甲', ships: [{ name: '../a', sha256: '0' }] },
    none: { label: '乙', files: [], get: '' },
  };
  expect(controlFaults({ voice: { ...voice, sets } as never })).toEqual([
    'voice: file: no name for a set',
    'voice: file: a file needs a plain name and its SHA-256',
    'voice: file: what ships has a source and a licence',
    'voice: none: neither generated nor made of files',
  ]);
});

describe('an address', () => {
  it('names a set, and of a file no more than that there was one', async () => {
    const { controls } = await loadExperiment('loudness', fixtures);
    const origin = { params: readParams(controls, {}).params!, seed: 0 };
    const write = (voice: string) =>
      writeAddress('', 'fig', controls, { params: readParams(controls, { voice }).params!, seed: 0 }, origin);
    expect(write('step')).toBe('?fig.voice=step');
    expect(write('file:0123456789ab')).toBe('?fig.voice=file');
    expect(readAddress('?fig.voice=file', 'fig', controls)).toEqual({
      params: { times: 1, voice: 'file' },
      seed: 0,
      faults: [],
    });
    expect(readAddress('?fig.voice=data:audio/wav;base64,UklGRg==', 'fig', controls)!.faults[0]).toContain('不能是');
    for (const voice of ['file:', 'file:xyz', 'file:0123456789abc', '__proto__', 'constructor'])
      expect(readParams(controls, { voice }).fault, voice).toBeDefined();
  });
});
