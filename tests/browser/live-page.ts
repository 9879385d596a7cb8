import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { fixtures, home } from '../lab/fixtures-folder.ts';
import '../lab/fixtures/page.ts';
import { POLICY } from '../../src/project/policy/strict.ts';

/** A page with the live client and nothing else, built and served as the book is, under the book's content security policy. */
export interface LivePage {
  address: string;
  folder: string;
  /** Requests whose path contains this are answered 404. */
  refused: string | undefined;
  close(): void;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** @param experiments whose experiments the worker finds: those made for tests, or the book's */
export async function livePage(experiments: 'fixtures' | 'book'): Promise<LivePage> {
  const folder = mkdtempSync(join(tmpdir(), 'live-'));
  const site = join(fixtures, '../..');
  // The worker globs from the root: the root decides which experiments there are.
  const root = experiments === 'fixtures' ? site : home;
  const entry = join(site, 'index.html');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: entry } },
  });
  const start = `/${relative(root, entry)}`;
  const page: LivePage = { address: '', folder, refused: undefined, close: () => {} };
  const server: Server = createServer(({ url = '/' }, response) => {
    if (page.refused !== undefined && url.includes(page.refused)) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': TYPES[extname(url)] ?? 'text/plain',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    });
    return response.end(readFileSync(join(folder, url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  page.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${start}`;
  page.close = () => {
    server.close();
    rmSync(folder, { recursive: true });
  };
  return page;
}

interface Outcome {
  result?: unknown;
  sentence?: string;
  fault?: string;
}

/** Runs an experiment live to its end or to a fault. */
export const outcome = (page: Page, id: string, params: Record<string, string | number | null>, seed = 0) =>
  page.evaluate(
    ([id, params, seed]) =>
      new Promise<Outcome>((resolve) => {
        const live = openLive(id);
        const end = (outcome: Outcome) => {
          live.close();
          resolve(outcome);
        };
        live.run(params as never, seed, {
          result: ({ result, sentence }, _, final) => final && end({ result, sentence }),
          fault: (fault) => end({ fault }),
        });
      }),
    [id, params, seed] as const,
  );
