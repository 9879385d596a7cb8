import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium, thisMachine } from '../machine/chromium.ts';
import type { Order, Report } from '../../speed/order.ts';
import type { Measuring } from './browser-page.ts';

const page = fileURLToPath(new URL('./browser-page.ts', import.meta.url));

/**
 * Carries out an order in a worker of a headless Chromium. The page comes from a plain server on 127.0.0.1 without cross-origin isolation, as
 * the book does from a static host.
 * @returns the browser's version @throws Error if there is no Chromium or the worker reports a fault
 */
export async function inChromium(order: Order, tell: (report: Report) => void): Promise<string> {
  const executablePath = findChromium(thisMachine);
  if (executablePath === undefined) throw new Error('没有找到 Chromium');
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await build({
      root: fileURLToPath(new URL('.', import.meta.url)),
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      worker: { format: 'es' },
      build: {
        outDir: folder,
        target: 'es2022',
        rolldownOptions: { input: { page }, output: { entryFileNames: '[name].js' } },
      },
    });
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>bench</title><script type="module" src="/page.js"></script>',
    );
    const server = await preview({
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder },
      preview: { host: '127.0.0.1', port: 4180 },
    });
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const tab = await browser.newPage();
      await tab.exposeFunction('tell', tell);
      await tab.goto(server.resolvedUrls!.local[0]!);
      await tab.evaluate((order) => (globalThis as unknown as Measuring).measure(order), order);
      return `Chromium ${browser.version()}`;
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
