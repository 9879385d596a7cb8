import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withBook } from '../book/temporary-book.ts';
import { strangers } from './strangers.ts';

/** Tells at its end what a process used: seconds of computing, and megabytes at most. */
const measuring = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.error(JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); });`,
)}`;

test.each(strangers)(
  '%s: a process that checks it ends by itself, within 2 seconds of computing and 512 MB',
  async (_, files) => {
    await withBook(files, (root) => {
      const lint = spawnSync(
        process.execPath,
        ['--import', measuring, join(import.meta.dirname, '../../src/book/lint.ts')],
        { cwd: root, encoding: 'utf8', timeout: 120_000 },
      );
      expect(lint.signal).toBeNull();
      expect(lint.status).toBe(1);
      for (const fault of lint.stdout.trim().split('\n'))
        expect(fault).toMatch(/^content\/[\w./-]+:\d+:\d+: .*[。？）]$/);
      const [seconds, megabytes] = JSON.parse(lint.stderr.trim().split('\n').at(-1)!) as [number, number];
      expect(seconds).toBeLessThan(2);
      expect(megabytes).toBeLessThan(512);
    });
  },
);
