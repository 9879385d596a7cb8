import { spawnSync } from 'node:child_process';

/**
 * Runs npm in a folder. Whatever it says goes to stderr: the stdout of `npm run -s lab` holds a document and nothing else.
 * @param {string[]} words
 * @param {string} folder
 * @param {string} [PATH]
 * @returns {boolean} whether it succeeded
 */
export function npm(words, folder, PATH = process.env.PATH) {
  const { status } = spawnSync('npm', [...words, '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH },
  });
  return status === 0;
}
