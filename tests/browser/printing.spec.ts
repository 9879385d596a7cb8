import jsQR from 'jsqr';
import sharp from 'sharp';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from './book-test.ts';
import { isChapter, pages } from './pages.ts';
import { slowUnless } from './tags.ts';

/** Points from the lower edge of an A4 page: where its type area ends and begins, by the margins of paper.css. */
const MILLIMETRE = 72 / 25.4;
const TOP = (297 - 20) * MILLIMETRE,
  FOOT = 22 * MILLIMETRE;

/** What a phone reads from a picture that stands in a page. */
async function scanned(picture: string): Promise<string | undefined> {
  const bytes = Buffer.from(picture.replace('data:image/png;base64,', ''), 'base64');
  const large = sharp(bytes).resize(600, 600, { kernel: 'nearest' }).ensureAlpha().raw();
  const { data, info } = await large.toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

test('the code printed beside a figure leads to exactly its published state', async ({ page, baseURL }) => {
  await page.goto('./chapters/universality/');
  const figures = await page.locator('[data-lab]').evaluateAll((all) =>
    all.map((figure) => ({
      id: figure.id,
      code: figure.querySelector('.lab-code img')!.getAttribute('src')!,
      sentence: figure.querySelector('.lab-sentence')!.textContent,
    })),
  );
  expect(figures.length).toBeGreaterThan(1);
  for (const { id, code, sentence } of figures) {
    const address = new URL((await scanned(code)) ?? 'about:blank');
    expect(address.hash).toBe(`#${id}`);
    // Every state is written, so that the page may publish another one day.
    expect([...address.searchParams.keys()].every((name) => name.startsWith(`${id}.`))).toBe(true);
    expect(address.search).not.toBe('');
    await page.goto(new URL(address.pathname + address.search + address.hash, baseURL).href);
    const figure = page.locator(`[data-lab]#${id}`);
    await expect(figure.locator('.lab-status')).toHaveText(/已发布的结果/);
    await expect(figure.locator('.lab-sentence')).toHaveText(sentence);
  }
});

test('after a run of the reader’s own, paper still shows the published result and what is said of it, and nothing to press', async ({
  page,
}) => {
  await page.goto('./chapters/universality/');
  const figure = page.locator('[data-lab]').first();
  await figure.scrollIntoViewIfNeeded();
  const published = await figure.locator('.lab-sentence').innerText();
  const slider = figure.getByRole('slider').first();
  await slider.focus();
  await slider.press('Home');
  await expect(figure.locator('.lab-sentence')).not.toHaveText(published);
  await page.emulateMedia({ media: 'print' });
  expect((await figure.locator('.lab-sentence').innerText()).trim()).toBe(published.trim());
  await expect(figure.locator('.lab-still[data-width="680"] > svg')).toBeVisible();
  expect(
    await figure.locator(':is(button, summary, input, .lab-canvas, .lab-view)').filter({ visible: true }).count(),
  ).toBe(0);
  await expect(figure.locator('.lab-code')).toBeVisible();
  const words = await page.locator('main').evaluate((main) => (main as HTMLElement).innerText);
  expect(words).not.toMatch(/如 sqrt|图和这里都会告诉你|点“运行”现算|运行以后，这里说明|更多参数|链接与嵌入/);
});

/** The lowest ink of words on each page but the last, as a share of the type area: 1 at the foot. */
async function filled(bytes: Uint8Array): Promise<number[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const shares: number[] = [];
  for (let n = 1; n < pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    const heights = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [item.transform[5] as number] : [],
    );
    shares.push((TOP - Math.min(...heights.filter((height) => height > FOOT))) / (TOP - FOOT));
  }
  return shares;
}

for (const path of pages.filter(isChapter))
  test(
    `no page of ${path} but the last is half empty on paper`,
    slowUnless(path === './chapters/universality/'),
    async ({ page }) => {
      await page.goto(path);
      const shares = await filled(await page.pdf({ preferCSSPageSize: true }));
      expect(shares.length).toBeGreaterThan(2);
      expect(shares.map((share, i) => ({ page: i + 1, share })).filter(({ share }) => !(share > 0.5))).toEqual([]);
    },
  );
