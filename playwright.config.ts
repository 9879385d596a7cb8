import { defineConfig } from '@playwright/test';

/** The browser that the set-up found or installed; `npm test` passes its path on. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const port = Number(process.env.PORT ?? 4399);

export default defineConfig({
  testDir: 'tests/browser',
  fullyParallel: true,
  workers: 2,
  // Room for a busy machine: axe reads a whole chapter in one go.
  timeout: 120_000,
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] },
  },
  webServer: { command: `node src/project/serve.ts --built --port ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
});
