import { DataFault, hex, type DataFile, type Recording } from './kinds.ts';

/**
 * WAV files: RIFF chunks, of which `fmt ` and `data` count (Microsoft, "Multiple channel audio data and WAVE files", 2001). Taken are integers of
 * 8, 16, 24 and 32 bits and floats of 32 and 64, plain or as WAVE_FORMAT_EXTENSIBLE; channels are averaged into one.
 */

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
const SAVE_AS = '用录音软件另存为 16 位 PCM 的 WAV 再试。';
/** Other sound files that are often tried, by their first bytes. */
const OTHERS: [RegExp, string][] = [
  [/^ID3|^\xff[\xe2-\xfb]/, 'MP3'],
  [/^OggS/, 'Ogg'],
  [/^fLaC/, 'FLAC'],
  [/^....ftyp/s, 'M4A'],
  [/^\x1aE\xdf\xa3/, 'WebM'],
  [/^FORM/, 'AIFF'],
  [/^RF64/, 'RF64'],
  [/^RIFX/, 'RIFX'],
];

interface Format {
  float: boolean;
  channels: number;
  sampleRate: number;
  bits: number;
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** One recording from a WAV file. @throws DataFault */
export function readWav({ name, bytes }: DataFile): Recording {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => latin(bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') {
    const kind = OTHERS.find(([head]) => head.test(latin(bytes.subarray(0, 12))))?.[1];
    const what = kind ? `是 ${kind}` : `的前 12 字节是 ${hex(bytes.subarray(0, 12)) || '空的'}`;
    throw new DataFault(`${name} ${what}，不是 WAV（RIFF … WAVE）；${SAVE_AS}`);
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const [id, length, start] = [tag(at), view.getUint32(at + 4, true), at + 8];
    const there = bytes.length - start;
    if (id === 'data') {
      if (!format) throw new DataFault(`${name} 第 ${at + 1} 字节起是声音，前面却没有说明格式的 fmt 块；${SAVE_AS}`);
      // A program that writes while it records doesn't know the size: all that follows is sound.
      const streamed = length === 0xffffffff || (length === 0 && there > 0);
      if (!streamed && length > there) {
        throw new DataFault(
          `${name} 第 ${at + 5}–${at + 8} 字节说声音有 ${length} 字节，其后却只有 ${there} 字节；文件不完整，重新取一份再试。`,
        );
      }
      const frame = (format.channels * format.bits) / 8;
      const used = streamed ? there - (there % frame) : length;
      if (used % frame !== 0 || used === 0)
        throw new DataFault(`${name} 的声音有 ${used} 字节，不是每个采样 ${frame} 字节的正整数倍；${SAVE_AS}`);
      return { name, sampleRate: format.sampleRate, samples: decode(name, start, view, used / frame, format) };
    }
    if (id === 'fmt ') {
      if (length < 16 || length > there)
        throw new DataFault(
          `${name} 第 ${at + 5}–${at + 8} 字节说 fmt 块有 ${length} 字节，应至少 16、至多 ${there}；${SAVE_AS}`,
        );
      format = readFormat(name, start, length, view);
    }
    at = start + length + (length % 2); // chunks begin at even places
  }
  throw new DataFault(
    `${name} 有 WAV 的开头，到末尾（第 ${bytes.length} 字节）却没有声音（data 块）；文件不完整，重新取一份再试。`,
  );
}

function readFormat(name: string, at: number, length: number, view: DataView): Format {
  const plain = view.getUint16(at, true);
  // The sub-format's first two bytes are the code that a plain file has in its place.
  const code = plain === EXTENSIBLE && length >= 26 ? view.getUint16(at + 24, true) : plain;
  const [channels, sampleRate] = [view.getUint16(at + 2, true), view.getUint32(at + 4, true)];
  const [frame, bits] = [view.getUint16(at + 12, true), view.getUint16(at + 14, true)];
  const float = code === FLOAT;
  if ((code !== PCM && !float) || !(float ? [32, 64] : [8, 16, 24, 32]).includes(bits)) {
    throw new DataFault(
      `${name} 第 ${at + 1}–${at + 16} 字节说编码是 ${code}、每个数 ${bits} 位；这里读 8、16、24、32 位整数（编码 1）和 32、64 位浮点数（编码 3）。${SAVE_AS}`,
    );
  }
  if (channels < 1 || channels > 64 || frame !== (channels * bits) / 8)
    throw new DataFault(
      `${name} 第 ${at + 3}–${at + 14} 字节说有 ${channels} 个声道、每个采样 ${frame} 字节，两者对不上；${SAVE_AS}`,
    );
  if (sampleRate < 1000 || sampleRate > 768000)
    throw new DataFault(
      `${name} 第 ${at + 5}–${at + 8} 字节说每秒 ${sampleRate} 个采样，应在 1000 到 768000 之间；${SAVE_AS}`,
    );
  return { float, channels, sampleRate, bits };
}

/** Full scale is 1: an integer of b bits is divided by 2^(b−1); those of 8 bits stand for 0 at 128. */
function decode(
  name: string,
  start: number,
  view: DataView,
  count: number,
  { float, channels, bits }: Format,
): Float32Array {
  const width = bits / 8;
  const read = float
    ? bits === 32
      ? (at: number) => view.getFloat32(at, true)
      : (at: number) => view.getFloat64(at, true)
    : {
        8: (at: number) => (view.getUint8(at) - 128) / 0x80,
        16: (at: number) => view.getInt16(at, true) / 0x8000,
        24: (at: number) => (view.getInt8(at + 2) * 0x10000 + view.getUint16(at, true)) / 0x800000,
        32: (at: number) => view.getInt32(at, true) / 0x80000000,
      }[bits as 8 | 16 | 24 | 32];
  const samples = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = start + i * channels * width;
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += read(at + c * width);
    const sample = sum / channels;
    if (!Number.isFinite(Math.fround(sample)))
      throw new DataFault(`${name} 第 ${at + 1} 字节起的采样不是有限的数；${SAVE_AS}`);
    samples[i] = sample;
  }
  return samples;
}

/** A recording as a WAV file of 32-bit floats, which `readWav` gives back bit for bit. */
export function writeWav({ samples, sampleRate }: Pick<Recording, 'samples' | 'sampleRate'>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + 4 * samples.length);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) =>
    bytes.set(
      [...text].map((letter) => letter.charCodeAt(0)),
      at,
    );
  write(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, FLOAT, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, 4 * sampleRate, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 32, true);
  write(36, 'data');
  view.setUint32(40, 4 * samples.length, true);
  for (const [i, sample] of samples.entries()) view.setFloat32(44 + 4 * i, sample, true);
  return bytes;
}
