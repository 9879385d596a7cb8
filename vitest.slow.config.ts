import { defineConfig } from 'vitest/config';

/** What `npm run test:all` adds. */
export default defineConfig({
  test: {
    globalSetup: 'src/project/kernels.ts',
    include: ['tests/**/*.slow.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1,
    passWithNoTests: false,
  },
});
