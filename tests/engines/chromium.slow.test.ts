import { chromium } from '@playwright/test';
import { haveChromium } from '../../src/project/machine/chromium.ts';
import { sameBits } from './same-bits.ts';

sameBits('Chromium', async () => {
  const browser = await chromium.launch({ executablePath: haveChromium(), args: ['--no-sandbox'] });
  return {
    version: browser.version(),
    async outcomes(address) {
      const page = await browser.newPage();
      await page.goto(address);
      const text = await page.evaluate(() => globalThis.outcomesHere);
      await page.close();
      return text;
    },
    close: () => browser.close(),
  };
});
