import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { thisMachine } from '../../src/project/chromium.ts';
import { installPackages } from '../../src/project/packages.ts';
import { browsers, packages, visit } from './browsers.ts';
import { trainAll, type Trained } from './weights.ts';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const folder = mkdtempSync(join(tmpdir(), 'weights-'));
let server: Server, address: string, here: Trained;
let report: (text: string) => void = () => undefined;

beforeAll(async () => {
  if (browsers.some(({ command }) => !command(folder))) installPackages(thisMachine, packages);
  here = await trainAll();
  await build({ root: fileURLToPath(new URL('page', import.meta.url)), base: './', logLevel: 'error', configFile: false, build: { outDir: folder, emptyOutDir: true, target: 'esnext' } });
  server = createServer((request, response) => {
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (chunk) => (text += chunk)).on('end', () => {
        response.end();
        report(text);
      });
      return;
    }
    const name = request.url === '/' ? 'index.html' : request.url!.slice(1);
    readFile(join(folder, name)).then(
      (bytes) => response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}, 600_000);

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

test('the kernels and their twin agree in Node', () => {
  expect(here.paths).toEqual(['fused', 'twin', 'fused', 'twin', 'fused', 'twin']);
  for (let i = 0; i < here.bits.length; i += 2) expect(here.bits[i]).toBe(here.bits[i + 1]);
});

test.each(browsers.map((browser) => [browser.name, browser] as const))('%s trains to the same bits as Node in 1,000 steps', async (_, browser) => {
  const told = new Promise<string>((resolve) => (report = resolve));
  const there = JSON.parse(await visit(browser, address, told)) as Trained;
  expect(there).toEqual(here);
}, 120_000);
