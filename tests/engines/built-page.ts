import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { POLICY } from '../../src/project/policy/strict.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** The page that trains the nets, built as the book is and served on this machine under the book's content security policy. */
export async function builtPage(): Promise<{ address: string; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const root = fileURLToPath(new URL('page', import.meta.url));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname,
      file = join(folder, path === '/' ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'text/plain',
        'content-security-policy': POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
