import { expect, it } from 'vitest';
import { defineExperiment, type Experiment } from '../../../src/lab/declare/define.ts';
import { makeSound, type Sounds } from '../../../src/lab/run/sounding.ts';

/** What the worker answers to who wants to hear something. */

const tone = (value: number) => ({ samples: new Float32Array(4).fill(value), sampleRate: 8000 });
const experiment = defineExperiment({
  title: '两声',
  summary: '有声音。',
  controls: {},
  data: {
    voice: {
      kind: 'recordings',
      label: '声音',
      sampleRate: 8000,
      seconds: [0, 1],
      most: 1,
      sets: { made: { label: '造的', generate: () => [{ name: '造的', ...tone(0.25) }] } },
    },
    other: {
      kind: 'table',
      label: '别的',
      columns: {},
      most: 1,
      sets: { foreign: { label: '外来的', files: [{ name: 'a.csv', sha256: '' }], get: '到别处下载' } },
    },
  },
  fields: {},
  publish: [{}],
  *run() {
    yield {};
  },
  claims: {},
  table: () => ({ columns: [], rows: [] }),
  describe: () => '。',
}) as unknown as Experiment;
const sounds: Sounds = (result) => [
  { label: '低', make: () => tone((result as { size: number }).size) },
  {
    label: '坏',
    make: () => {
      throw new RangeError('no');
    },
  },
];
const own = tone(0.75);
const store = {
  given: (input: string, pick: string) =>
    input === 'voice' && pick === 'file:1' ? [{ name: '我的', ...own }] : undefined,
  shipped: () => Promise.reject(new Error('none')),
};
const from = { load: () => Promise.resolve(experiment), sounds: () => Promise.resolve(sounds as Sounds | undefined) };
const ask = (wanted: object, voice = 'made', sources = from) =>
  makeSound(
    { kind: 'sound', number: 1, ticket: 7, id: 'a', params: { voice, other: 'foreign' }, seed: 0, wanted } as never,
    store,
    sources,
  );

it('a sound of the result that is shown', async () =>
  expect(await ask({ result: { size: 0.5 }, at: 0 })).toEqual({ kind: 'sound', ticket: 7, heard: tone(0.5) }));

it("the recording in use, the book's or the reader's own, whatever other inputs lack", async () => {
  expect(await ask({ input: 'voice' })).toMatchObject({ kind: 'sound', heard: tone(0.25) });
  expect(await ask({ input: 'voice' }, 'file:1')).toMatchObject({ kind: 'sound', heard: tone(0.75) });
});

it('says why there is nothing to hear', async () => {
  const broken = { ...from, load: () => Promise.reject(new Error('offline')) };
  for (const one of [
    ask({ input: 'voice' }, 'file'),
    ask({ input: 'voice' }, 'made', broken),
    ask({ result: { size: 1 }, at: 1 }),
    ask({ result: { size: 1 }, at: 2 }),
    ask({ result: {}, at: 0 }, 'made', { ...from, sounds: () => Promise.resolve(undefined) }),
  ])
    expect(await one).toMatchObject({ kind: 'silence', ticket: 7, message: expect.stringMatching(/。$/) });
  expect(await ask({ input: 'voice' }, 'file')).toMatchObject({
    message: expect.stringContaining('听它要你自己的一份文件（声音'),
  });
});
