/** Small files written byte by byte, as their formats' own descriptions say. */

const be32 = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const le16 = (n: number): number[] => [n & 255, (n >>> 8) & 255];
const le32 = (n: number): number[] => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24];
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** An IDX file of that shape. */
export const idx = (shape: readonly number[], values: readonly number[], type = 8): Uint8Array =>
  Uint8Array.from([0, 0, type, shape.length, ...shape.flatMap(be32), ...values]);

export interface Wave {
  channels?: number;
  rate?: number;
  bits?: number;
  /** 1: integers, 3: floats. */
  code?: number;
  extensible?: boolean;
  /** Chunks between `fmt ` and `data`: name and content. */
  between?: [string, number[]][];
  /** What the head says, if it lies. */
  announced?: number;
  after?: number[];
}

/** A WAV file with these bytes as its sound. */
export function wav(sound: readonly number[], wave: Wave = {}): Uint8Array {
  const { channels = 1, rate = 8000, bits = 16, code = 1, extensible = false, between = [], after = [] } = wave;
  const frame = (channels * bits) / 8;
  const plain = [
    ...le16(extensible ? 0xfffe : code),
    ...le16(channels),
    ...le32(rate),
    ...le32(rate * frame),
    ...le16(frame),
    ...le16(bits),
  ];
  const guid = [...le16(code), 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];
  const format = extensible ? [...plain, ...le16(22), ...le16(bits), ...le32(4), ...guid] : plain;
  const chunk = (name: string, content: readonly number[], size = content.length) => [
    ...ascii(name),
    ...le32(size),
    ...content,
    ...(content.length % 2 === 1 ? [0] : []),
  ];
  const body = [
    ...ascii('WAVE'),
    ...chunk('fmt ', format),
    ...between.flatMap(([name, content]) => chunk(name, content)),
    ...chunk('data', sound, wave.announced),
    ...after,
  ];
  return Uint8Array.from([...ascii('RIFF'), ...le32(body.length), ...body]);
}

/** 16-bit little-endian samples. */
export const words = (...samples: number[]): number[] => samples.flatMap((sample) => le16(sample & 0xffff));

/** The message of what a reading throws. */
export function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was taken');
}

/** What every refusal has: the file's name, Chinese, one sentence with its mend after a semicolon. */
export const LOCATED = /^f\.\w+ .*；.*。$/;
