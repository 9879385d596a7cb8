import { expect, test } from 'vitest';
import { faultsOfHtml } from '../html-faults.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="zh-CN"><head><title>窗花</title></head><body>${body}</body></html>`;

test.each([
  ['a value that SVG has no word for', '<svg><g font-variant="tabular-nums"></g></svg>'],
  ['the same of a picture', '<svg><image image-rendering="pixelated"></image></svg>'],
  ['a label of what is no control', '<label for="x">甲</label><span id="x"></span>'],
  ['a label of nothing', '<label for="x">甲</label>'],
  ['a name for a paragraph', '<p aria-label="证毕">□</p>'],
  ['a style in the body', '<div><style>a{}</style></div>'],
  ['a width of a cell of a formula', '<math><mtable><mtr><mtd width="50%"><mi>x</mi></mtd></mtr></mtable></math>'],
  ['a sign made of elements', '<math><mo><mrow><mi>m</mi></mrow></mo></math>'],
  ['files of no kind', '<label>文件 <input type="file" accept=""></label>'],
  ['a description that is not there', '<p aria-describedby="nowhere">甲</p>'],
  ['a picture without words', '<img src="a.png">'],
  ['a drawing without a name', '<svg role="img"></svg>'],
  ['a field without a label', '<input type="text">'],
  ['a button without words', '<button type="button"></button>'],
  ['a link without words', '<a href="/"></a>'],
  ['a button that is hidden from those who listen', '<div aria-hidden="true"><button type="button">甲</button></div>'],
  ['an id twice', '<p id="a">甲</p><p id="a">乙</p>'],
])('%s is found', async (_, body) => {
  expect(await faultsOfHtml(page(body))).not.toEqual([]);
});

test('and nothing where all is well', async () => {
  const body = `<label for="k">次数</label><input id="k"><label>文件 <input type="file" accept=".csv"></label>
    <svg><g font-variant="small-caps" image-rendering="auto"><text>1</text></g></svg>
    <math><mtable><mtr><mtd><mo>−</mo><mi>x</mi></mtd></mtr></mtable></math>`;
  expect(await faultsOfHtml(page(body))).toEqual([]);
});
