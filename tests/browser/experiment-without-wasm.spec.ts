import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { slowUnless } from './tags.ts';

/** A browser without WebAssembly, as in the lockdown mode of phones, computes the same by the slower path. */

for (const id of ['parity-nets', 'universality']) {
  test(`${id} is identical to the last bit`, slowUnless(id === 'parity-nets'), async ({ page, context }) => {
    const fetched: string[] = [];
    context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    // Taken away in the worker, before the experiment is loaded there.
    await context.route(/\/worker-[^/]*\.js/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
    });
    const figure = await openFigure(page, `./experiments/${id}/`, id);
    await figure.button('运行').click();
    await expect(figure.status).toHaveText('完成，与发布结果逐位一致');
    await expect(figure.root.locator('.lab-trained-by')).toContainText('TypeScript 内核');
    expect(fetched.some((path) => path.includes('/worker-'))).toBe(true);
    expect(fetched.filter((path) => path.endsWith('.wasm'))).toEqual([]);
  });
}
