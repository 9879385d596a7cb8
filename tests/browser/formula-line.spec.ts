import { expect, test } from '@playwright/test';

test('the parts of a numbered formula and its number stand on one line, whatever their heights', async ({ page }) => {
  await page.goto('./chapters/learning-parity/');
  const formula = page.locator('#eq-gradient-parity .katex-html');
  await expect(formula).toBeVisible();
  // Each part begins with an empty box that hangs below its line by as much as the part does.
  const lines = await formula.evaluate((html) =>
    [...html.children].map((part) => {
      const strut = part.firstElementChild!;
      return strut.getBoundingClientRect().bottom + parseFloat(getComputedStyle(strut).verticalAlign);
    }),
  );
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(Math.abs(line - lines[0]!)).toBeLessThan(0.5);
});
