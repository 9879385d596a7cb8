/**
 * What `npm start`, `npm test` and every other command that runs the book's code does first, on whatever Node (18 or later) the machine has:
 * installs the dependencies when they are missing or the lock file has changed, then hands over to the Node that the project pins.
 * `node src/project/setup.mjs NAME [word …]` runs src/project/NAME.ts. Plain JavaScript, because an old Node cannot read TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './installed.mjs';
import { npm } from './npm.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
/** PATH without node_modules/.bin, which npm puts first: what is in there is about to be replaced. */
const outside = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => folder !== bin)
  .join(delimiter);

/** Where a Node of the pinned version waits while npm replaces the one in node_modules. */
const fetched = join(root, 'build', `node-${pinned}`);
const majorOf = (version) => version.replace(/^v/, '').split('.')[0];

/**
 * PATH with a Node of the pinned major version first. npm leaves out, without a word, those optional packages (compiled parts of the
 * bundler) that do not run on the Node that it runs on itself; so an old Node first fetches the pinned one, into build/.
 */
function pathForInstalling() {
  const { stdout } = spawnSync('node', ['--version'], { env: { ...process.env, PATH: outside }, encoding: 'utf8' });
  if (stdout && majorOf(stdout) === majorOf(pinned)) return outside;
  const found = join(fetched, 'node_modules', '.bin');
  if (!existsSync(join(found, 'node'))) {
    mkdirSync(fetched, { recursive: true });
    if (!npm(['install', '--no-save', '--no-package-lock', `node@${pinned}`], fetched, outside)) return outside;
  }
  return found + delimiter + outside;
}

if (!isInstalled(root)) {
  console.error('正在安装依赖（只在第一次和依赖变动时需要，大约一分钟）……');
  if (!npm(['ci'], root, pathForInstalling()) || !isInstalled(root)) {
    console.error('依赖没有装好：请检查到 npm 注册表的网络和磁盘空间，再运行一次。');
    process.exit(1);
  }
  rmSync(fetched, { recursive: true, force: true }); // 190 MB, and npm keeps what it was unpacked from
}
const [command = 'serve', ...rest] = process.argv.slice(2);
const child = spawn(join(bin, 'node'), [join(root, 'src', 'project', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: bin + delimiter + outside },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
