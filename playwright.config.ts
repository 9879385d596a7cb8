import { defineConfig } from '@playwright/test';
import { testedSite } from './src/project/machine/tested-site.ts';
import { fontEnvironment, type FontSet } from './tests/browser/font-sets.ts';

/** The browser that the set-up found or installed; `npm test` passes its path on. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const port = Number(process.env.PORT ?? 4399);
const { folder, base } = testedSite;
const address = `http://127.0.0.1:${port}${base}`;

/** A browser that finds these fonts only. */
const finding = (fonts: FontSet) => ({
  fonts,
  launchOptions: {
    executablePath,
    env: { ...(process.env as Record<string, string>), ...fontEnvironment(fonts) },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
});

export default defineConfig<{ fonts: FontSet }>({
  testDir: 'tests/browser',
  fullyParallel: true,
  workers: 2,
  // Both only end what hangs, on a machine however busy: nothing is told from how long a thing takes.
  timeout: 600_000,
  // A page that got no frame any more hung once in three whole runs. What passes at its second try only is told as flaky.
  retries: 1,
  expect: { timeout: 240_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  // What is kept on the device would answer in the server's place; offline.spec.ts lets it.
  use: { baseURL: address, serviceWorkers: 'block' },
  projects: [
    { name: 'wide screen, Chinese fonts', use: { ...finding('chinese'), viewport: { width: 1280, height: 720 } } },
    {
      name: 'phone, Latin fonts only',
      grep: /@fonts/,
      use: { ...finding('latin'), viewport: { width: 375, height: 812 } },
    },
  ],
  webServer: {
    command: `node src/project/serve.ts --built --dist ${folder} --port ${port}`,
    env: { BASE_PATH: base },
    url: address,
    reuseExistingServer: false,
  },
});
