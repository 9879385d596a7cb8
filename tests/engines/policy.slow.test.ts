import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLICY } from '../../src/project/policy/strict.ts';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { openFirefox } from './firefox.ts';
import { reader } from './reader.ts';
import type { Engine } from './same-bits.ts';
import { openWebKit } from './webkit.ts';

/**
 * The book's own pages under their policy, sent by the host as well, in browsers that have been written by others (in Chromium every browser test is
 * told of what is refused). It is built before: `npm run test:all` does.
 */

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const READER = 'reader.js';

/** The site, whose pages begin with the program of a reader of their figure. */
function serve(): Server {
  return createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const path = decodeURIComponent(pathname.slice(testedSite.base.length));
    const answer = (body: string | Buffer, type: string) => {
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
      response.end(body);
    };
    if (path === READER) return answer(reader(searchParams.get('id')!), 'text/javascript');
    try {
      const file = join(testedSite.folder, path);
      if (!statSync(file).isDirectory())
        return answer(readFileSync(file), TYPES[extname(path)] ?? 'application/octet-stream');
      const program = `<script src="${testedSite.base}${READER}?id=${searchParams.get('read')}"></script>`;
      answer(readFileSync(join(file, 'index.html'), 'utf8').replace('<title>', `${program}<title>`), TYPES['.html']!);
    } catch {
      response.writeHead(404).end();
    }
  });
}

describe.each([
  ['Firefox', openFirefox],
  ['WebKit', openWebKit],
])('%s', (_, open) => {
  let engine: Engine | undefined, server: Server;
  beforeAll(async () => {
    server = serve();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    engine = await open();
  }, 180_000);
  afterAll(async () => {
    await engine?.close();
    server.close();
  });
  test.each([
    ['chapters/carpet/', 'carpet'],
    ['experiments/learned-modules/', 'learned-modules'],
    ['experiments/playground/', 'playground'],
  ])('%s runs its figure, and nothing is refused', async (path, id) => {
    const { port } = server.address() as AddressInfo;
    const outcome = await engine!.outcomes(`http://127.0.0.1:${port}${testedSite.base}${path}?read=${id}`);
    expect(JSON.parse(outcome)).toMatchObject({ said: '完成，与发布结果逐位一致', refused: [] });
  });
});
