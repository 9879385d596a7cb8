import fc from 'fast-check';
import { encode } from 'jpeg-js';
import { expect, it } from 'vitest';
import { DataFault } from '../../../src/datasets/kinds.ts';
import { orientationOf, readJpeg, turned } from '../../../src/lab/data/jpeg.ts';
import { readPictures } from '../../../src/lab/data/pictures.ts';

/** Made by libjpeg-turbo's cjpeg: a progressive grey gradient from black above to white below, 24 × 16, and a red square with halved chroma. */
const gradient = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wgALCAAQABgBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcI/9oACAEBAAAAAZGa2P/EABUQAQEAAAAAAAAAAAAAAAAAAAAW/9oACAEBAAEFAplMplMplMv/xAAVEAEBAAAAAAAAAAAAAAAAAAAAM//aAAgBAQAGPwKaaaaab//EABYQAAMAAAAAAAAAAAAAAAAAAAAR8P/aAAgBAQABPyGkUikUikUj/9oACAEBAAAAEOP/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/EFJJJ//Z',
  'base64',
);
const red = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAQABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD50ooor8MP9Uz/2Q==',
  'base64',
);

const MOST = 16e6;
const input = { kind: 'images', label: '图', count: [1, 99] } as const;
const greys = (bytes: Uint8Array) => readPictures(input, [{ name: '1.jpg', bytes }]);

/** The JPEG with what a camera adds: Exif with the orientation as its second entry. */
function held(bytes: Uint8Array, orientation: number, little: boolean): Uint8Array {
  const exif = new DataView(new ArrayBuffer(6 + 8 + 2 + 24 + 4));
  [...'Exif\0\0'].forEach((letter, i) => exif.setUint8(i, letter.charCodeAt(0)));
  const at = 6;
  exif.setUint16(at, little ? 0x4949 : 0x4d4d);
  exif.setUint16(at + 2, 42, little);
  exif.setUint32(at + 4, 8, little);
  exif.setUint16(at + 8, 2, little);
  for (const [i, tag, value] of [
    [0, 0x0106, 2],
    [1, 0x0112, orientation],
  ] as const) {
    exif.setUint16(at + 10 + 12 * i, tag, little);
    exif.setUint16(at + 12 + 12 * i, 3, little);
    exif.setUint32(at + 14 + 12 * i, 1, little);
    exif.setUint16(at + 18 + 12 * i, value, little);
  }
  const length = exif.byteLength + 2;
  return Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xe1,
    length >> 8,
    length & 255,
    ...new Uint8Array(exif.buffer),
    ...bytes.subarray(2),
  );
}

it('a picture that another program stored is what that program was given', () => {
  const { width, height, pixels } = greys(gradient);
  expect([height, width]).toEqual([16, 24]);
  for (const [i, grey] of pixels.entries()) expect(Math.abs(grey - 17 * Math.floor(i / 24))).toBeLessThanOrEqual(3);
  for (const grey of greys(red).pixels) expect(Math.abs(grey - 76)).toBeLessThanOrEqual(1);
});

it('a photograph stands as it was seen, however the camera was held', () => {
  const letters = (text: string) => new Uint8Array(Uint32Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
  const seen = (orientation: number) => {
    const { width, rgba } = turned({ width: 3, height: 2, rgba: letters('abcdef') }, orientation);
    return String.fromCharCode(...new Uint32Array(rgba.buffer)).match(new RegExp(`.{${width}}`, 'g'));
  };
  const rows = ['abc/def', 'cba/fed', 'fed/cba', 'def/abc', 'ad/be/cf', 'da/eb/fc', 'fc/eb/da', 'cf/be/ad'];
  rows.forEach((row, i) => expect(seen(i + 1)).toEqual(row.split('/')));
  for (const little of [true, false]) {
    const { width, height, pixels } = greys(held(gradient, 6, little));
    expect([height, width]).toEqual([24, 16]);
    // Turned to the right: what lay below, white, is on the left now.
    expect(pixels[0]).toBeGreaterThan(250);
    expect(pixels[15]).toBeLessThan(5);
  }
});

it('what is no JPEG after its first bytes, or too large, is refused in words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(gradient.length - 1), (noise, cut) => {
      for (const bytes of [Uint8Array.of(0xff, 0xd8, ...noise), gradient.subarray(0, Math.max(2, cut))]) {
        try {
          const { rgba, width, height } = readJpeg({ name: '照片.jpg', bytes }, MOST);
          expect(rgba).toHaveLength(4 * width * height);
        } catch (error) {
          expect(error).toBeInstanceOf(DataFault);
          expect((error as Error).message).toContain('照片.jpg');
        }
      }
      expect(orientationOf(noise)).toBeGreaterThanOrEqual(1);
    }),
  );
  const large = encode({ width: 40, height: 30, data: new Uint8Array(4800) }, 50).data;
  expect(() => readJpeg({ name: '大.jpg', bytes: large }, 1199)).toThrow('大.jpg 太大了');
  expect(readJpeg({ name: '大.jpg', bytes: large }, 1200).width).toBe(40);
});
