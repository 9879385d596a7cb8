/**
 * What `npm start` and `npm test` run first, on whatever Node (18 or later) the machine has: installs the dependencies when they are missing
 * or the lock file has changed (among them the Node that the book is built with), then hands over to that Node.
 * Plain JavaScript, because an old Node cannot read TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.installed');
const pinned = join(modules, '.bin', 'node');

function install() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(pinned) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('正在安装依赖（只在第一次和依赖变动时需要）……');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0 || !existsSync(pinned)) {
    console.error('依赖没有装好：检查到 npm 注册表的网络，然后再运行一次。');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

install();
if (spawnSync(pinned, [join(root, 'src', 'project', 'kernels.ts')], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);
const [command = 'serve', ...rest] = process.argv.slice(2);
const env = { ...process.env, PATH: join(modules, '.bin') + delimiter + process.env.PATH };
const child = spawn(pinned, [join(root, 'src', 'project', `${command}.ts`), ...rest], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
