import { encode } from 'fast-png';
import encodeQR from 'qr';

/** Light modules around a code, without which scanners do not find it. */
const QUIET = 4;

/**
 * An address as a QR code: a picture of one bit a module, as an address of its own. It stands in the page, for what a page does not show on the
 * screen is not fetched when it is printed; as a path it would be three times as long.
 */
export function codePicture(address: string): string {
  const modules = encodeQR(address, 'raw', { ecc: 'low', border: QUIET });
  const size = modules.length,
    bytesOfRow = Math.ceil(size / 8),
    data = new Uint8Array(bytesOfRow * size);
  for (const [y, row] of modules.entries())
    for (const [x, dark] of row.entries()) if (!dark) data[y * bytesOfRow + (x >> 3)]! |= 0x80 >> (x & 7);
  const png = encode({ width: size, height: size, data, channels: 1, depth: 1 }, { zlib: { level: 9 } });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
