import { test, expect } from './book-test.ts';
import type { FontSet } from './font-sets.ts';

const BROUGHT = ['ZCOOL XiaoWei', 'KaTeX_'];
const TEXT: Record<FontSet, string> = { chinese: 'ZCOOL XiaoWei', latin: 'KaTeX_Typewriter' };

test(
  'the browser sets text in the fonts that the tests bring along, and in no others',
  { tag: '@fonts' },
  async ({ page, fonts }) => {
    test.skip(process.platform !== 'linux', 'without fontconfig the machine’s own fonts are found');
    await page.goto('./experiments/tent/');
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'main .lead' });
    const used = (await session.send('CSS.getPlatformFontsForNode', { nodeId })).fonts.map((font) => font.familyName);
    expect(used).toContain(TEXT[fonts]);
    expect(used.filter((name) => !BROUGHT.some((brought) => name.startsWith(brought)))).toEqual([]);
  },
);
