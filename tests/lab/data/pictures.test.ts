import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataFile, Images } from '../../../src/datasets/kinds.ts';
import { resized } from '../../../src/datasets/resized.ts';
import { admit, DataFault } from '../../../src/lab/data/door.ts';
import { admitFiles } from '../../../src/lab/data/files.ts';
import { readPictures } from '../../../src/lab/data/pictures.ts';
import type { ImagesInput } from '../../../src/lab/declare/data.ts';

const input: ImagesInput = { kind: 'images', label: '图', labelled: true, classes: 10, count: [1, 99], sets: {} };
const grey = (width: number, height: number, data: number[]) =>
  encode({ width, height, data: Uint8Array.from(data), channels: 1 });
const file = (path: string, bytes: Uint8Array): DataFile => {
  const [name, folder] = path.split('/').reverse();
  return { name: name!, bytes, ...(folder && { folder }) };
};
const pgm = (head: string, ...data: number[]) => Uint8Array.from([...Buffer.from(head, 'latin1'), ...data]);
const fault = (files: DataFile[], own: Partial<ImagesInput> = {}): string => {
  try {
    readPictures({ ...input, ...own }, files);
  } catch (error) {
    if (error instanceof DataFault) return error.message;
    throw error;
  }
  return 'taken';
};

it('a picture is what it looks like on white paper: grey, coloured, half transparent, by a palette of one bit', () => {
  const of = (bytes: Uint8Array) => [
    ...readPictures({ ...input, labelled: undefined } as never, [file('a.png', bytes)]).pixels,
  ];
  expect(of(grey(3, 1, [0, 100, 255]))).toEqual([0, 100, 255]);
  const rgb = encode({ width: 3, height: 1, channels: 3, data: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255) });
  expect(of(rgb)).toEqual([76, 150, 29]);
  const clear = encode({ width: 2, height: 1, channels: 2, data: Uint8Array.of(0, 0, 0, 51) });
  expect(of(clear)).toEqual([255, 204]);
  const deep = encode({ width: 1, height: 1, channels: 1, depth: 16, data: Uint16Array.of(0x8080) });
  expect(of(deep)).toEqual([128]);
  expect(of(pgm('P5\n# by hand\n2 1 15\n', 0, 15))).toEqual([0, 255]);
});

it('classes come from folders that are numbers, from other folders in their order, or from names', () => {
  const one = grey(1, 1, [7]);
  const labels = (...paths: string[]) => [
    ...readPictures(
      input,
      paths.map((path) => file(path, one)),
    ).labels!,
  ];
  expect(labels('7/b.png', '3/a.png')).toEqual([3, 7]);
  expect(labels('dog/b.png', 'bear/a.png', 'dog/a.png')).toEqual([0, 1, 1]);
  expect(labels('4_0001.png', '9-x.png')).toEqual([4, 9]);
  expect(labels('all/4_1.png', 'all/0_1.png')).toEqual([0, 4]);
});

it('pictures come to one size by means of what each pixel covers', () => {
  expect([
    ...resized({ width: 4, height: 2, pixels: Uint8Array.of(0, 10, 20, 30, 40, 50, 60, 70) }, 2, 1).pixels,
  ]).toEqual([25, 45]);
  expect([...resized({ width: 3, height: 1, pixels: Uint8Array.of(0, 90, 240) }, 2, 1).pixels]).toEqual([30, 190]);
  expect([...resized({ width: 1, height: 2, pixels: Uint8Array.of(9, 5) }, 2, 2).pixels]).toEqual([9, 9, 5, 5]);
  const { pixels, height, width } = readPictures({ ...input, size: [1, 2] }, [
    file('1_a.png', grey(4, 1, [0, 100, 200, 40])),
  ]);
  expect([height, width, ...pixels]).toEqual([1, 2, 50, 120]);
});

describe('refuses in one located sentence', () => {
  const png = grey(2, 2, [1, 2, 3, 4]);
  it.each([
    ['a JPEG', [file('1_a.jpg', Uint8Array.of(255, 216, 255, 224))], 'JPEG'],
    ['a torn PNG', [file('1_a.png', png.subarray(0, 40))], '不是完整的 PNG'],
    [
      'a head that announces gigabytes',
      [
        file(
          '1_a.png',
          png.map((byte, i) => (i >= 16 && i < 24 ? 255 : byte)),
        ),
      ],
      '4294967295×4294967295',
    ],
    ['another file among pictures', [file('1_a.png', png), file('1_b.txt', Uint8Array.of(1, 2, 3, 4))], '01 02 03 04'],
    ['two sizes', [file('1_a.png', png), file('1_b.png', grey(1, 1, [0]))], '1×1'],
    ['no class', [file('a.png', png)], '3_0001.png'],
    ['a class beyond', [file('12_a.png', png)], '0 到 9'],
    ['a PGM without its pixels', [file('1_a.pgm', pgm('P5 2 2 255 ', 1, 2))], '只有 2 个字节'],
    ['a PGM without its width', [file('1_a.pgm', pgm('P5 x'))], '第 4 字节'],
  ])('%s', (_, files, part) => {
    expect(fault(files)).toContain(part);
    expect(fault(files)).toMatch(/^\S+ .*[；：].*。$/);
  });
});

it('an archive with a folder a class goes through the door, and so does a folder in a terminal', async () => {
  const [a, b] = [grey(2, 1, [0, 255]), grey(2, 1, [9, 9])];
  const packed = zipSync({ 'all/5/a.png': a, 'all/2/b.png': b });
  const taken = await admit(input, [{ name: 'all.zip', bytes: packed }]);
  expect([...(taken.value as Images).labels!]).toEqual([2, 5]);
  expect(taken.extent).toBe('2 幅 1×2 的图');
  const root = mkdtempSync(join(tmpdir(), 'pictures-'));
  for (const [folder, bytes] of [
    ['5', a],
    ['2', b],
  ] as const) {
    mkdirSync(join(root, folder));
    writeFileSync(join(root, folder, 'one.png'), bytes);
  }
  writeFileSync(join(root, '.hidden'), 'x');
  const experiment = { controls: { shown: { ...input, value: 'file' } } } as never;
  const { shown } = await admitFiles('x', experiment, { shown: [root] });
  expect(shown!.pick).toBe(taken.pick);
  expect([...(shown!.value as Images).pixels]).toEqual([9, 9, 0, 255]);
  const empty = mkdtempSync(join(tmpdir(), 'pictures-'));
  await expect(admitFiles('x', experiment, { shown: [empty] })).rejects.toThrow('里没有文件');
});
