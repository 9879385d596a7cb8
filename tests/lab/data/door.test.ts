import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DataFault } from '../../../src/datasets/kinds.ts';
import { admit, hashOf } from '../../../src/lab/data/door.ts';
import { unpack } from '../../../src/lab/data/unpack.ts';
import type { ImagesInput, RecordingsInput, TableInput } from '../../../src/lab/declare/data.ts';
import { idx, wav, words } from '../../datasets/bytes.ts';

const file = (name: string, bytes: Uint8Array) => ({ name, bytes: Uint8Array.from(bytes) });
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hexAt = (bytes: Uint8Array, at: number) => Buffer.from(bytes.subarray(at, at + 4)).toString('hex');
const images = file('a-images', idx([2, 1, 3], [1, 2, 3, 4, 5, 6]));
const labels = file('a-labels', idx([2], [0, 9]));

const digits: ImagesInput = {
  kind: 'images',
  label: '数字',
  labelled: true,
  classes: 10,
  count: [1, 5],
  sets: {
    first: {
      label: '甲',
      files: [
        { name: 'a-images', sha256: sha(images.bytes) },
        { name: 'a-labels', sha256: sha(labels.bytes) },
      ],
      get: '到别处下载',
    },
  },
};
const voice: RecordingsInput = {
  kind: 'recordings',
  label: '声音',
  sampleRate: 8000,
  seconds: [0.01, 1],
  most: 2,
  sets: {},
};
const vowels: TableInput = { kind: 'table', label: '元音', columns: { F1: 'number' }, most: 2, sets: {} };
const sound = (n: number, rate = 8000) => wav(words(...new Array<number>(n).fill(8192)), { rate });

it('hashes as sha256sum does', () => expect(hashOf(images.bytes)).toBe(sha(images.bytes)));

it('knows a set of the book by its hashes, packed or not, in any order', async () => {
  const packed = [file('b.gz', gzipSync(labels.bytes)), file('c.gz', gzipSync(images.bytes))];
  for (const files of [[images, labels], [labels, images], packed]) {
    const { pick, value, extent } = await admit(digits, files);
    expect(pick).toBe('first');
    expect(value).toMatchObject({ count: 2, height: 1, width: 3 });
    expect(extent).toBe('2 幅 1×3 的图');
  }
});

it('gives other files a name from their hash, the same for the same, whatever they are called', async () => {
  const other = file('x', idx([1, 1, 1], [7]));
  const one = await admit({ ...digits, labelled: undefined } as never, [other]);
  expect(one.pick).toBe(`file:${sha(other.bytes).slice(0, 12)}`);
  expect((await admit({ ...digits, labelled: undefined } as never, [file('y.gz', gzipSync(other.bytes))])).pick).toBe(
    one.pick,
  );
  expect((await admit({ ...digits, labelled: undefined } as never, [file('x', idx([1, 1, 1], [8]))])).pick).not.toBe(
    one.pick,
  );
  // Part of a set is not the set.
  expect((await admit({ ...digits, labelled: undefined } as never, [images])).pick).toMatch(/^file:/);
});

it('resamples recordings, and takes several from a zip in the order of their names', async () => {
  const zip = zipSync({
    'b.wav': sound(1600, 16000),
    'in/a.wav': sound(400),
    '__MACOSX/a.wav': strToU8('x'),
    '.hidden': strToU8('x'),
  });
  const { value, extent } = await admit(voice, [file('two.zip', zip)]);
  expect(value).toMatchObject([
    { name: 'a.wav', sampleRate: 8000 },
    { name: 'b.wav', sampleRate: 8000 },
  ]);
  expect((value as { samples: Float32Array }[]).map(({ samples }) => samples.length)).toEqual([400, 800]);
  expect((value as { samples: Float32Array }[])[1]!.samples[400]).toBeCloseTo(0.25, 3);
  expect(extent).toBe('2 段录音，共 0.15 秒');
});

/** A ustar archive: a head of 512 bytes before every file, which is filled up to a multiple of that. */
function tarOf(files: Record<string, Uint8Array>, type = '0'): Uint8Array {
  const blocks = Object.entries(files).flatMap(([path, bytes]) => {
    const head = Buffer.alloc(512);
    head.write(path);
    head.write(bytes.length.toString(8).padStart(11, '0'), 124);
    head.write(type, 156);
    head.write('ustar\0', 257);
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Uint8Array.from(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

it('takes several from a tar, packed or not, and knows them however they are packed', async () => {
  const [a, b] = [sound(400), sound(401)];
  const together = sha(strToU8([sha(a), sha(b)].sort().join('\n')));
  const set = { label: '二', files: [{ name: 'recordings', sha256: together }], get: '到别处下载' };
  const input = { ...voice, sets: { two: set } };
  const tar = tarOf({ 'in/b.wav': b, 'in/a.wav': a, 'in/._a.wav': strToU8('x') });
  const admitted = await admit(input, [file('two.tar', tar)]);
  expect(admitted).toMatchObject({ pick: 'two', name: 'two.tar' });
  expect(admitted.value).toMatchObject([{ name: 'a.wav' }, { name: 'b.wav' }]);
  expect((await admit(input, [file('two.tgz', gzipSync(tar))])).value).toEqual(admitted.value);
  for (const files of [[file('z.zip', zipSync({ a, b }))], [file('b.wav', b), file('a.wav', a)]])
    expect((await admit(input, files)).pick).toBe('two');
  expect((await admit(input, [file('a.wav', a)])).pick).toMatch(/^file:/);
  await expect(unpack(file('t.tar', tar.subarray(0, 700)))).rejects.toThrow(/^t.tar 第 1 字节起不是完整的 tar 文件；/);
  await expect(unpack(file('t.tar', tarOf({ d: new Uint8Array() }, '5')))).rejects.toThrow('t.tar 里没有文件');
});

it('takes more than a set for something else', async () => {
  const one = sound(400);
  const input = {
    ...voice,
    sets: { one: { label: '一', files: [{ name: 'a', sha256: sha(one) }], get: '到别处下载' } },
  };
  expect((await admit(input, [file('a.wav', one)])).pick).toBe('one');
  expect((await admit(input, [file('a.wav', one), file('b.wav', sound(401))])).pick).toMatch(/^file:/);
});

it('reads tables', async () => {
  const { value, extent } = await admit(vowels, [file('t.csv', strToU8('F1,F2\n700,1\n300,2'))]);
  expect(value).toEqual({ rows: 2, columns: { F1: Float64Array.of(700, 300) } });
  expect(extent).toBe('2 行');
});

describe('refuses in one sentence', () => {
  const gz = gzipSync(images.bytes);
  it.each([
    ['nothing', digits, [], '没有选文件'],
    ['an empty file', digits, [file('e', new Uint8Array())], 'e 是空文件'],
    ['a gzip cut', digits, [file('g.gz', gz.subarray(0, gz.length - 9))], 'g.gz 不是完整的 gzip'],
    ['a broken zip', voice, [file('z.zip', zipSync({ a: sound(400) }).subarray(0, 60))], 'z.zip 不是完整的 zip'],
    ['an empty zip', voice, [file('z.zip', zipSync({ 'd/': new Uint8Array() }))], 'z.zip 里没有文件'],
    [
      'too many pictures',
      digits,
      [file('i', idx([6, 1, 1], [0, 0, 0, 0, 0, 0])), file('l', idx([6], [0, 0, 0, 0, 0, 0]))],
      '6 幅图，应在 1 到 5 幅之间',
    ],
    ['another size', { ...digits, size: [3, 1] }, [images, labels], '图是 1×3 的，这里要 3×1 的'],
    ['a label beyond', digits, [images, file('l', idx([2], [0, 10]))], '第 2 个标签是 10，应在 0 到 9'],
    ['too short', voice, [file('s.wav', sound(79))], 's.wav 长 0.01 秒，应在 0.01 到 1 秒之间；录长一些'],
    ['too long', voice, [file('s.wav', sound(8001))], '截短一些'],
    ['too many recordings', voice, [1, 2, 3].map((n) => file(`${n}.wav`, sound(400))), '一共有 3 段录音，最多 2 段'],
    ['too many rows', vowels, [file('t.csv', strToU8('F1\n1\n2\n3'))], 't.csv 有 3 行数据，最多 2 行'],
    ['two tables', vowels, [file('t', strToU8('F1\n1')), file('u', strToU8('F1\n1'))], '一次只读一份表'],
  ])('%s', async (_, input, files, part) => {
    const refused = admit(input as never, files);
    await expect(refused).rejects.toThrow(DataFault);
    await expect(refused).rejects.toThrow(part);
    await expect(refused).rejects.toThrow(/；.+。$/);
  });
  it('what unpacks to more than can be held', async () => {
    const bomb = gzipSync(Buffer.alloc(101_000_000), { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(unpack(file('b.gz', bomb))).rejects.toThrow('b.gz 解开之后超过 100 MB');
    const zip = zipSync({ a: sound(400) });
    const directory = zip.findLastIndex((_, i) => hexAt(zip, i) === '504b0102');
    new DataView(zip.buffer, zip.byteOffset).setUint32(directory + 24, 101_000_000, true);
    await expect(unpack(file('b.zip', zip))).rejects.toThrow('b.zip 解开之后超过 100 MB');
  });
});
