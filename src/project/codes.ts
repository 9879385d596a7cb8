import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import encodeQR from 'qr';
import { codePath } from '../book/set/figure-address.ts';
import { readTags } from './tags.ts';

/** Light modules around a code, without which scanners do not find it. */
const QUIET = 4;

/** An address as a QR code: a picture of one path, a unit square a module. Black on white, whatever the page's colours, for scanners. */
export function codePicture(address: string): string {
  const modules = encodeQR(address, 'raw', { ecc: 'low', border: 0 });
  const size = modules.length + 2 * QUIET;
  const runs = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      return `M${x + QUIET},${y + QUIET}h${(end < 0 ? row.length : end) - x}v1h${x - (end < 0 ? row.length : end)}z`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0,0h${size}v${size}H0z"/><path d="${runs.join('')}"/></svg>\n`;
}

/** After a build: draws the codes that pages print beside their figures; a browser loads them when it prints. */
export function codes(): AstroIntegration {
  return {
    name: 'codes',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html')) continue;
          readTags(readFileSync(join(dist, name), 'utf8'), ({ attributes }) => {
            const address = attributes['data-code'];
            if (address === undefined) return;
            const file = join(dist, codePath(address));
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, codePicture(address));
          });
        }
      },
    },
  };
}
