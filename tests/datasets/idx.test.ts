import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdx, readImages } from '../../src/datasets/idx.ts';
import { faultOf, idx, LOCATED } from './bytes.ts';

const file = (bytes: Uint8Array, name = 'f.idx') => ({ name, bytes });
const small = idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

it('gives back what was written, for every shape', () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(shapes, fc.infiniteStream(fc.nat(255)), (shape, stream) => {
      const values = Array.from({ length: shape.reduce((a, b) => a * b) }, () => stream.next().value as number);
      const read = readIdx(file(idx(shape, values)));
      expect(read.shape).toEqual(shape);
      expect([...read.values]).toEqual(values);
    }),
  );
});

it('reads sizes with the highest byte first', () => {
  const bytes = idx([258], new Array<number>(258).fill(7));
  expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 1, 2]);
  expect(readIdx(file(bytes)).values).toHaveLength(258);
});

describe('refuses in one located sentence', () => {
  it('a file cut anywhere', () => {
    for (let end = 0; end < small.length; end++)
      expect(
        faultOf(() => readIdx(file(small.subarray(0, end)))),
        `${end}`,
      ).toMatch(LOCATED);
  });
  it('bytes too many, with both counts', () => {
    const message = faultOf(() => readIdx(file(Uint8Array.from([...small, 0]))));
    expect(message).toMatch(LOCATED);
    expect(message).toMatch(/2×2×3.*13 个/);
  });
  it('counts that announce terabytes, without asking for memory', () => {
    const message = faultOf(() => readIdx(file(idx([0xffffffff, 0xffffffff, 0xffffffff], [1]))));
    expect(message).toMatch(/4294967295×4294967295×4294967295/);
    expect(message).toMatch(LOCATED);
  });
  it.each([
    ['another file', [0x89, 0x50, 0x4e, 0x47], '89 50 4e 47'],
    ['shorts', [...idx([1], [0, 0], 0x0b)], '第 3 字节说数值是16 位整数'],
    ['an unknown type', [0, 0, 0x0a, 1], '00 00 0a 01'],
    ['no dimension', [0, 0, 8, 0, 1], '有 0 维'],
    ['255 dimensions', [0, 0, 8, 255, 1], '有 255 维'],
    ['an empty dimension', [...idx([3, 0], [])], '第 9–12 字节说这一维是 0'],
  ])('%s', (_, bytes, part) => {
    const message = faultOf(() => readIdx(file(Uint8Array.from(bytes))));
    expect(message).toContain(part);
    expect(message).toMatch(LOCATED);
  });
});

describe('pictures', () => {
  const labels = file(idx([2], [3, 9]), 'f.labels');
  it('are put together with their labels, in either order', () => {
    for (const files of [
      [file(small), labels],
      [labels, file(small)],
    ]) {
      const { pixels, labels: read, ...rest } = readImages(files, true);
      expect(rest).toEqual({ count: 2, height: 2, width: 3 });
      expect([...pixels.subarray(6)]).toEqual([7, 8, 9, 10, 11, 12]);
      expect([...read!]).toEqual([3, 9]);
    }
    expect(readImages([file(small)], false).labels).toBeUndefined();
  });
  it.each([
    ['labels missing', [file(small)], '还要它的标签'],
    ['images missing', [labels], '没有图像'],
    ['nothing', [], '没有图像'],
    ['two of images', [file(small), file(small), labels], '都是图像'],
    ['two of labels', [labels, labels], '都是标签'],
    ['another count', [file(small), file(idx([3], [1, 2, 3]), 'f.labels')], '2 幅图，f.labels 却有 3 个标签'],
    ['two dimensions', [file(idx([1, 1], [0]))], '有 2 维'],
  ])('%s', (_, files, part) => expect(faultOf(() => readImages(files, true))).toContain(part));
});
