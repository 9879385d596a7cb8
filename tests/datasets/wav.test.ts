import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWav, writeWav } from '../../src/datasets/wav.ts';
import { faultOf, LOCATED, wav, words, type Wave } from './bytes.ts';

const read = (bytes: Uint8Array) => readWav({ name: 'f.wav', bytes });
const samplesOf = (sound: number[], wave?: Wave) => [...read(wav(sound, wave)).samples];
const float = (...values: number[]) => [...new Uint8Array(Float32Array.from(values).buffer)];
const double = (...values: number[]) => [...new Uint8Array(Float64Array.from(values).buffer)];

describe('full scale is one, in every width', () => {
  it.each([
    ['8 bits, of which 128 is silence', [0, 128, 255], { bits: 8 }, [-1, 0, 127 / 128]],
    ['16 bits', words(-32768, -1, 0, 1, 32767), {}, [-1, -1 / 32768, 0, 1 / 32768, 32767 / 32768]],
    ['24 bits', [0, 0, 0x80, 0xff, 0xff, 0x7f, 1, 0, 0], { bits: 24 }, [-1, 1 - 2 ** -23, 2 ** -23]],
    ['32 bits', [0, 0, 0, 0x80, 0, 0, 0, 0x40], { bits: 32 }, [-1, 0.5]],
    ['floats of 32 bits', float(-1, 0.25, 1.5), { bits: 32, code: 3 }, [-1, 0.25, 1.5]],
    ['floats of 64 bits', double(-0.5, 0.125), { bits: 64, code: 3 }, [-0.5, 0.125]],
    ['an extensible head', words(16384), { extensible: true }, [0.5]],
    ['an extensible head of floats', float(0.75), { extensible: true, bits: 32, code: 3 }, [0.75]],
  ])('%s', (_, sound, wave, samples) => expect(samplesOf(sound, wave)).toEqual(samples));
});

it('averages channels', () => {
  expect(samplesOf(words(16384, -16384, 8192, 16384), { channels: 2 })).toEqual([0, 0.375]);
  expect(samplesOf(words(300, 600, 900), { channels: 3 })).toEqual([Math.fround(600 / 32768)]);
});

it('keeps the rate', () => expect(read(wav(words(1), { rate: 44100 })).sampleRate).toBe(44100));

it('skips other chunks, padded to even places', () => {
  const between: Wave['between'] = [
    ['LIST', [1, 2, 3]],
    ['fact', [4]],
    ['junk', []],
  ];
  expect(samplesOf(words(16384), { between, after: [1, 2, 3] })).toEqual([0.5]);
});

it('takes all that follows where the size was not known', () => {
  expect(samplesOf(words(16384, 8192), { announced: 0xffffffff })).toEqual([0.5, 0.25]);
  expect(samplesOf(words(16384, 8192), { announced: 0 })).toEqual([0.5, 0.25]);
  expect(samplesOf([...words(16384), 1], { announced: 0xffffffff })).toHaveLength(2); // the pad is half a sample: with the odd byte one more
});

it('gives back what it wrote, bit for bit', () => {
  const samples = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(samples, fc.integer({ min: 1000, max: 192000 }), (given, sampleRate) => {
      const back = read(writeWav({ samples: given, sampleRate }));
      expect(back.sampleRate).toBe(sampleRate);
      expect([...back.samples].map((x) => x + 0)).toEqual([...given].map((x) => x + 0));
    }),
  );
});

describe('refuses in one located sentence', () => {
  const sound = wav(words(1, 2, 3), { between: [['LIST', [1, 2, 3]]] });
  it('a file cut anywhere', () => {
    for (let end = 0; end < sound.length; end++) {
      const message = faultOf(() => read(sound.subarray(0, end)));
      expect(message, `${end}`).toMatch(LOCATED);
    }
  });
  it('a size of four gigabytes', () =>
    expect(faultOf(() => read(wav(words(1), { announced: 0xfffffffe })))).toMatch(
      /4294967294 字节，其后却只有 2 字节/,
    ));
  it.each([
    ['nothing', [], '空的'],
    ['MP3', [0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0, 0], '是 MP3'],
    ['Ogg', [...'OggS00000000'].map((c) => c.charCodeAt(0)), '是 Ogg'],
    ['M4A', [0, 0, 0, 32, ...[...'ftypM4A '].map((c) => c.charCodeAt(0))], '是 M4A'],
    ['WebM', [0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0, 0, 0, 0, 0], '是 WebM'],
    ['A-law', [...wav([1], { bits: 8, code: 6 })], '编码是 6、每个数 8 位'],
    ['12 bits', [...wav([1, 2], { bits: 12 })], '每个数 12 位'],
    ['floats of 16 bits', [...wav([1, 2], { code: 3 })], '编码是 3、每个数 16 位'],
    ['no channel', [...wav(words(1), { channels: 0 })], '0 个声道'],
    ['a rate of 7 Hz', [...wav(words(1), { rate: 7 })], '每秒 7 个采样'],
    ['half a sample', [...wav([1, 2, 3])], '3 字节，不是每个采样 2 字节'],
    ['no sound', [...wav([])], '0 字节'],
    ['infinity', [...wav(float(0, Infinity), { bits: 32, code: 3 })], '第 49 字节起的采样不是有限的数'],
    ['no number', [...wav(float(NaN), { bits: 32, code: 3 })], '不是有限的数'],
  ])('%s', (_, bytes, part) => {
    const message = faultOf(() => read(Uint8Array.from(bytes)));
    expect(message).toContain(part);
    expect(message).toMatch(LOCATED);
  });
  it('a sound before its format', () => {
    const [head, format, data] = [sound.subarray(0, 12), sound.subarray(12, 36), wav(words(1)).subarray(36)];
    expect(faultOf(() => read(Uint8Array.from([...head, ...data, ...format])))).toContain(
      '前面却没有说明格式的 fmt 块',
    );
  });
});
