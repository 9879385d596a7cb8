import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/project/machine/free-port.ts';

/** `npm run dev`: what a writer changes is seen on the page, and no more is done for it than must be. How long that takes depends on the machine. */

const root = mkdtempSync(join(tmpdir(), 'dev-'));
const left = ['node_modules', '.git', 'dist', 'build', '.astro', 'test-results', 'tests'];
const chapters = 'content/chapters';
const tagged = `${chapters}/10-circuits-and-parity.mdx`;
const plain = `${chapters}/11b-sawtooth.md`;

/** Serves the copy, and says what is compiled of the chapters, a file each line. */
const serving = (port: number) => `import { dev } from 'astro';
const told = { name: 'told', enforce: 'pre', transform: { filter: { id: /content.chapters/ }, handler(_, id) { console.error('compiled ' + id); } } };
await dev({ logLevel: 'error', server: { port: ${port}, host: '127.0.0.1' }, vite: { plugins: [told] } });
console.error('ready');
`;
const compiled: string[] = [];
let stop = () => {};
let at: (slug: string) => string;

beforeAll(async () => {
  cpSync('.', root, { recursive: true, filter: (path) => path === '.' || !left.includes(basename(path)) });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const port = await freePort(4433);
  at = (slug) => `http://127.0.0.1:${port}/chapters/${slug}/`;
  const server = spawn(process.execPath, ['--input-type=module', '-e', serving(port)], {
    cwd: root,
    // Astro serves nothing within Vitest.
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stop = () => void server.kill();
  const said: string[] = [];
  await new Promise<void>((ready, fail) => {
    server.on('exit', () => fail(new Error(said.join('\n'))));
    createInterface(server.stderr).on('line', (line) => {
      said.push(line);
      const file = /^compiled .*(content.chapters.*?\.mdx?)(?:\.mdx)?(?:\?.*)?$/.exec(line)?.[1];
      if (file) compiled.push(file);
      if (line === 'ready') ready();
    });
  });
}, 300_000);
afterAll(() => {
  stop();
  rmSync(root, { recursive: true, force: true });
});

const page = async (slug: string) => (await fetch(at(slug))).text();

test.each([
  ['circuits-and-parity', tagged],
  ['sawtooth', plain],
])(
  'a changed sentence of %s is on its page, and only %s is compiled for that',
  async (slug, file) => {
    expect(await page(slug)).toContain('</article>');
    expect(compiled).toContain(file);
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    for (const word of ['这是第一次改', '这是第二次改']) {
      compiled.length = 0;
      const from = performance.now();
      writeFileSync(path, text.replace(/\n\n(?=\p{Script=Han})/u, `\n\n${word}。`));
      await expect.poll(() => page(slug), { timeout: 120_000, interval: 20 }).toContain(word);
      console.info(`${file}: ${Math.round(performance.now() - from)} ms`);
      expect([...new Set(compiled)]).toEqual([file]);
    }
  },
  300_000,
);

test('a changed title is told to the chapter that refers to it', async () => {
  expect(await page('sawtooth')).toContain('</article>');
  const path = join(root, tagged);
  writeFileSync(path, readFileSync(path, 'utf8').replace('title: ', 'title: 改过的'));
  await expect.poll(() => page('sawtooth'), { timeout: 120_000, interval: 20 }).toContain('改过的');
}, 300_000);
