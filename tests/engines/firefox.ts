import { fileURLToPath } from 'node:url';
import { havePackages } from '../../src/project/machine/on-demand.ts';
import { havePackaged } from './packaged.ts';
import type { Engine } from './same-bits.ts';

/** Firefox over WebDriver BiDi, the protocol that it speaks. */
export async function openFirefox(): Promise<Engine> {
  const executablePath = havePackaged({
    name: 'Firefox',
    variable: 'FIREFOX',
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  });
  havePackages(fileURLToPath(new URL('.', import.meta.url)), '在 Firefox 里的测试');
  const { launch } = await import('puppeteer-core');
  const browser = await launch({ browser: 'firefox', executablePath, headless: true, protocolTimeout: 300_000 });
  return {
    version: await browser.version(),
    async outcomes(address) {
      const page = await browser.newPage();
      await page.goto(address);
      const text = await page.evaluate(() => globalThis.outcomesHere);
      await page.close();
      return text;
    },
    close: () => browser.close(),
  };
}
