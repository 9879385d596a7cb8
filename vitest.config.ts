import { defineConfig } from 'vitest/config';

/** The quick tests. What takes minutes or other browsers is named *.slow.test.ts and has vitest.slow.config.ts. */
export default defineConfig({
  test: {
    globalSetup: 'src/project/kernels.ts',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.slow.test.ts', '**/node_modules/**'],
    testTimeout: 300_000,
    pool: 'forks',
    // No test leaves anything behind in a module: two processes do for all files, a quarter less work.
    isolate: false,
    maxWorkers: 2,
  },
});
