import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { handWordsIn } from '../../src/book/words/hand-words.ts';
import { compiled } from './compile.ts';
import { faultsIn, glossary } from './temporary-book.ts';

const words = (text: string) => handWordsIn(text).map(({ word }) => word);

describe('hand words', () => {
  test.each([
    ['把折点左右拖一拖。', ['拖', '拖']],
    ['点“运行”，看它走完。', ['点', '“运行”']],
    ['在折好的纸上用手指划一刀，或者点一下。', ['手指', '点']],
    ['按住红色的分界往左拖。', ['按住', '拖']],
    ['滑动下面的窗。', ['滑动']],
    ['再点一点对照。', ['点']],
    ['点图上的一个母音。', ['点']],
  ])('%s', (text, found) => expect(words(text)).toEqual(found));

  test.each([
    '分别记住梯度与它的平方的滑动平均。',
    '训练点“都对了”，测试点一个也不对。',
    '从一点一块起，把狗一点一点变成熊。',
    '折点开始的地方，端点一次也没有碰到。',
    '它给每个点一个权重，交错点出自 Telgarsky。',
    '句末的鼻音拖得长，滤波器拖着长尾。',
    '把纸展开，听一听，运行 600 步。',
  ])('%s asks for no hands', (text) => expect(words(text)).toEqual([]));
});

describe('a sentence that asks for hands', () => {
  test.each([
    ['a paragraph', '前面。拖动滑块，看它变。\n', '7:4', '拖'],
    ['a heading', '## 拖动分界\n', '7:4', '拖'],
    ['a table', '| 甲 |\n|---|\n| 点“运行”。 |\n', '9:3', '点'],
    ['a title', '<Definition id="def-a" title="拖一拖">乙。</Definition>\n', '7:1', '拖'],
    ['what is checked against a result', '<Claim because="讲的是画法">点击它。</Claim>\n', '7:24', '点'],
    ['a footnote', '甲[^1]。\n\n[^1]: 用手指写。\n', '9:8', '手指'],
  ])('in %s is told once, with its place', async (_, text, place, word) => {
    const faults = await faultsIn(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${place}: “${word}”是叫手去做的`);
    expect(faults[0]).toContain('<Hands>');
  });

  test('in the glossary is told', async () =>
    expect(
      await faultsIn('甲。\n', { 'content/glossary.yaml': glossary.replace('函数 $', '拖动它，函数 $') }),
    ).toMatchObject([expect.stringContaining('“拖”')]));

  test.each([
    ['its tag', '<Hands>拖动滑块，看它变。</Hands>\n'],
    ['its tag among others', '**甲**。<Hands>点“运行”。</Hands>乙：<Hands>拖<Term id="relu" />。</Hands>丙。\n'],
    ['a list', '- <Hands>拖动滑块。</Hands>\n- 看它变。\n'],
    ['an exercise', '<Exercise id="ex-a" kind="open">\n\n拖动滑块。\n\n<Solution>再拖。</Solution>\n</Exercise>\n'],
    ['a claim within it', '<Hands>拖到头，<Claim because="讲的是画法">两条几乎一样</Claim>。</Hands>\n'],
  ])('stands in %s', async (_, text) => expect(await faultsIn(text)).toEqual([]));

  test.each([
    ['begins', '把它<Hands>拖到头。</Hands>\n', '7:3'],
    ['ends', '甲。<Hands>拖到头，</Hands>它就变。\n', '7:3'],
  ])('that %s within another is told: without it nothing would read', async (_, text, place) =>
    expect(await faultsIn(text)).toMatchObject([expect.stringContaining(`${place}: <Hands> 里不是完整的句子`)]),
  );

  test('is no block', async () =>
    expect(await faultsIn('<Hands>\n\n拖动滑块。\n\n拖。\n\n</Hands>\n')).toMatchObject([
      expect.stringContaining('<Hands> 里只写一段话里的句子'),
    ]));
});

test('paragraphs, items and lists of nothing else go with it', async () => {
  const html = await compiled(
    '甲。<Hands>拖甲。</Hands>\n\n<Hands>拖乙。</Hands> <Hands>再拖。</Hands>\n\n- <Hands>拖丙。</Hands>\n- 丁。\n\n戊。\n\n- <Hands>拖己。</Hands>\n',
  );
  const { document } = parseHTML(
    `<main>${html.replaceAll('className=', 'class=').replaceAll(/\{\["(.*?)"\]\}/g, '"$1"')}</main>`,
  );
  expect(document.querySelector('main')!.textContent).toMatch(/拖甲.*拖乙.*拖丙.*拖己/s);
  for (const left of document.querySelectorAll('.on-screen, hands')) left.remove();
  expect(document.querySelector('main')!.innerHTML.replaceAll(/ class="[^"]*"|\s+/g, '')).toBe(
    '<p>甲。</p><ul><li>丁。</li></ul><p>戊。</p>',
  );
});
