import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { writeWorker } from '../../src/project/keeping/keeping.ts';
import { site } from './pages.ts';

/** A host that serves one build, then another, or is gone. */
export interface Host {
  address: string;
  /** The folder that is served; undefined: nobody answers. */
  folder: string | undefined;
  /** Answers that are held back as long as this is set, by their paths. */
  held: ((path: string) => boolean) | undefined;
  /** Paths that were asked for and are not there. */
  lost: string[];
  close(): void;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(statSync(path).isDirectory() ? join(path, 'index.html') : path);
  } catch {
    return undefined;
  }
}

export async function serveBuilds(): Promise<Host> {
  const { base } = testedSite;
  const waiting: [string, () => void][] = [];
  const answer = (path: string, response: ServerResponse) => {
    const file = host.folder && path.startsWith(base) ? join(host.folder, path.slice(base.length)) : '';
    const body = read(file);
    if (!body) host.lost.push(path);
    const type = types[extname(path)] ?? (path.endsWith('/') ? types['.html']! : 'application/octet-stream');
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body ?? 'no');
  };
  const server = createServer(({ url, socket }, response) => {
    const path = url!.split('?')[0]!;
    if (host.folder === undefined) socket.destroy();
    else if (held?.(path)) waiting.push([path, () => answer(path, response)]);
    else answer(path, response);
  });
  let held: Host['held'];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: Host = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    folder: site,
    get held() {
      return held;
    },
    set held(which) {
      held = which;
      for (const [path, go] of waiting.splice(0)) {
        if (held?.(path)) waiting.push([path, go]);
        else go();
      }
    },
    lost: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return host;
}

/** The next build: every program has another name, as if each had changed, and so have a chapter's words. */
export async function nextBuild(): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'next-build-'));
  cpSync(site, folder, { recursive: true });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const programs = new Set(names.flatMap((name) => /_astro[/\\]([^/\\]+\.js)$/.exec(name)?.[1] ?? []));
  for (const name of names.filter((name) => /\.(html|js)$/.test(name) && name !== 'sw.js')) {
    const text = readFileSync(join(folder, name), 'utf8');
    const renamed = text
      .replaceAll(/([\w.@-]+\.js)(?=["'`])/g, (program) => (programs.has(program) ? `b-${program}` : program))
      .replaceAll('<h1>普遍性定理</h1>', '<h1>普遍性定理，第二版</h1>');
    const [, own] = /^_astro[/\\](.+\.js)$/.exec(name) ?? [];
    if (own) rmSync(join(folder, name));
    writeFileSync(join(folder, own ? `_astro/b-${own}` : name), renamed);
  }
  await writeWorker(folder, testedSite.base);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
