/**
 * What `npm start` and `npm test` run first, on whatever Node (18 or later) the machine has: installs the dependencies when they are missing
 * or the lock file has changed (among them the Node that the book is built with), then hands over to that Node.
 * Plain JavaScript, because an old Node cannot read TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const PATH = process.env.PATH ?? '';

function install() {
  console.log('正在安装依赖（只在第一次和依赖变动时需要，大约一分钟）……');
  // npm puts node_modules/.bin first on PATH; the Node in there is about to be replaced, so npm must run on the machine's own.
  const outside = PATH.split(delimiter).filter((folder) => folder !== bin).join(delimiter);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: outside } });
  if (status === 0 && isInstalled(root)) return;
  console.error('依赖没有装好：请检查到 npm 注册表的网络和磁盘空间，再运行一次。');
  process.exit(1);
}

if (!isInstalled(root)) install();
const [command = 'serve', ...rest] = process.argv.slice(2);
const env = { ...process.env, PATH: PATH.split(delimiter).includes(bin) ? PATH : bin + delimiter + PATH };
const child = spawn(join(bin, 'node'), [join(root, 'src', 'project', `${command}.ts`), ...rest], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
