import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { bookPages } from './pages.ts';

// What a real browser loads, beside what `npm run budget` reads from the files.
for (const path of bookPages) {
  test(`${path}: scripts before the first tap keep to the budget, and no engine is among them`, async ({ page }) => {
    const bodies: Promise<{ url: string; body: Buffer }>[] = [];
    page.on('response', (response) => {
      if (/\.(js|mjs|wasm)(\?|$)/.test(response.url()))
        bodies.push(response.body().then((body) => ({ url: response.url(), body })));
    });
    await page.goto(path);
    // Seen to its end, so that everything which waits to come near has come.
    for (let seen = -1; seen !== (seen = await page.evaluate(() => (scrollBy(0, innerHeight), Math.round(scrollY))));)
      await page.waitForLoadState('networkidle');
    const scripts = await Promise.all(bodies);
    const inline = await page
      .locator('script:not([src]):not([type*=json])')
      .evaluateAll((all) => all.map((script) => script.textContent));
    const size = [
      ...scripts.map(({ body }) => gzipSync(body).length),
      ...inline.map((text) => gzipSync(text).length),
    ].reduce((a, b) => a + b, 0);
    const experiments = await page.locator('astro-island').count();
    expect(size, scripts.map(({ url, body }) => `${url} ${gzipSync(body).length}`).join('\n')).toBeLessThanOrEqual(
      experiments > 0 ? 60_000 : 15_000,
    );
    for (const { url, body } of scripts) expect(/wasm$/.test(url) || body.includes('tfjs'), url).toBe(false);
  });
}
