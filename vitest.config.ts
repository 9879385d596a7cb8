import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const slow = ['tests/**/*.slow.test.ts', '**/node_modules/**'];
/** The experiments whose code trains with the engine. */
const training = new Set(
  globSync('src/experiments/*/*.{ts,tsx}')
    .filter((path) => /\/(engine|acoustic)\//.test(readFileSync(path, 'utf8')))
    .map((path) => path.split(/[\\/]/)[2]!),
);
/** Here modules hold a state: TensorFlow.js its backend and its tensors, the lab its workers. Each of these files has a process of its own. */
const withState = [
  ...['engine', 'engines', 'speed', 'lab/data', 'lab/publish', 'lab/run', 'lab/terminal'].map(
    (room) => `tests/${room}/**/*.test.ts`,
  ),
  'tests/lab/*.test.ts',
  ...[...training].map((id) => `tests/experiments/${id}{,-*}.test.ts`),
];

/** The quick tests. What takes minutes or other browsers is named *.slow.test.ts and has vitest.slow.config.ts. */
export default defineConfig({
  test: {
    globalSetup: 'src/project/kernels.ts',
    setupFiles: ['tests/property-seed.ts'],
    testTimeout: 300_000,
    pool: 'forks',
    // V8 keeps a list of its code pages for the protection keys of processors that have them, and aborts a process now and then when many
    // workers come and go in it (nodejs/node#64500).
    execArgv: ['--no-memory-protection-keys'],
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'with state', include: withState, exclude: slow } },
      {
        extends: true,
        test: {
          name: 'without',
          include: ['tests/**/*.test.ts'],
          exclude: [...slow, ...withState],
          // All files in two processes: a quarter less work. An experiment that trains nothing is among them.
          isolate: false,
        },
      },
    ],
  },
});
