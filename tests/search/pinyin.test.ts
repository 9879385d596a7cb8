import { expect, it } from 'vitest';
import { find } from '../../src/search/find.ts';
import { wordsIn } from '../../src/search/excerpt.ts';
import { spelled } from '../../src/search/pinyin.ts';
import { libraryOf } from './small-library.ts';

const found = (texts: Parameters<typeof libraryOf>[0], query: string, synonyms?: string[][]) => {
  const library = libraryOf(texts, synonyms);
  return find(library, query).hits.map(({ passage, ranges }) => {
    const { text } = library.passages[passage]!;
    return wordsIn(text, ranges[0]!);
  });
};

// Each character as the book means it, and how it must not be read there.
it.each([
  ['权重', 'quanzhong', 'quanchong'],
  ['重叠', 'chongdie', 'zhongdie'],
  ['重算', 'chongsuan', 'zhongsuan'],
  ['重复', 'chongfu', 'zhongfu'],
  ['运行', 'yunxing', 'yunhang'],
  ['行列式', 'hanglieshi', 'xinglieshi'],
  ['长度', 'changdu', 'zhangdu'],
  ['增长', 'zengzhang', 'zengchang'],
  ['隐藏层', 'yincangceng', 'yinzangceng'],
  ['奇偶校验', 'jioujiaoyan', 'qiouxiaoyan'],
  ['参数', 'canshu', 'shenshu'],
  ['学习率', 'xuexilv', 'xuexishuai'],
  ['卷积', 'juanji', 'quanji'],
  ['对称', 'duichen', 'duicheng'],
  ['似然', 'siran', 'shiran'],
  ['调和', 'tiaohe', 'diaohe'],
  ['强调', 'qiangdiao', 'qiangtiao'],
  ['目的', 'mudi', 'mude'],
  ['了解', 'liaojie', 'lejie'],
  ['折线', 'zhexian', 'shexian'],
  ['分布', 'fenbu', 'fengbu'],
  ['传播', 'chuanbo', 'zhuanbo'],
  ['模型', 'moxing', 'muxing'],
])('%s is %s, not %s', (word, sound, other) => {
  expect(found([`先说${word}。`], sound)).toEqual([word]);
  expect(found([`先说${word}。`], other)).toEqual([]);
});

it.each(['pubianxing', 'pu bian xing', "pu'bian xing", 'PuBianXing', 'pǔ biàn xìng', 'pǔbiànxìng'])(
  '%s finds 普遍性',
  (query) => expect(found(['讲的是普遍性。', '性变普'], query)).toEqual(['普遍性']),
);

it('ü is v, u with its dots, or its tone', () => {
  for (const query of ['xuexilv', 'xuexilü', 'xuéxílǜ'])
    expect(found(['学习率不变'], query), query).toEqual(['学习率']);
});

it('a blank parts syllables, and no blank leaves them open', () => {
  expect(found(['先后', '西安好'], 'xian hou')).toEqual(['先后']);
  expect(found(['西安好', '先好'], 'xianhao')).toEqual(['西安好', '先好']);
  expect(found(['西安好', '先好'], 'xi anhao')).toEqual(['西安好']);
});

it('one syllable, first letters and a word half typed find names only, from their beginning', () => {
  const names = [
    { kind: 'term', isName: true, text: '梯度下降' } as const,
    { kind: 'section', isName: true, text: '9.2 普遍性' } as const,
    '沿着梯度下降，普通如此',
  ];
  expect(found(names, 'tdxj')[0]).toBe('梯度下降');
  expect(found(names, 'tiduxiaj')[0]).toBe('梯度下降');
  expect(found(names, 'tiduxi')[0]).toBe('梯度下');
  expect(found(names, 'pubx')).toEqual(['普遍性']);
  expect(found(names, 'dxj')).toEqual([]);
  expect(found(['沿着梯度下降'], 'tdxj')).toEqual([]);
  expect(found(['沿着'], 'yan')).toEqual([]);
  expect(found([{ kind: 'section', isName: true, text: '深浅' }], 'sq')).toEqual(['深浅']);
  expect(found([{ kind: 'section', isName: true, text: '深浅' }], 'shq')).toEqual(['深浅']);
});

it('a term that short letters stand for is looked for in the text too, by all its names', () => {
  const texts = [
    { kind: 'term', isName: true, text: '梯度下降 gradient descent' } as const,
    '用梯度下降学',
    'by gradient descent',
  ];
  expect(found(texts, 'tdxj', [['梯度下降', 'gradient descent']])).toHaveLength(3);
});

it('what is no pinyin is not read as any', () => {
  for (const query of ['2^d', '深', 'x_1', '', ' ', 'a1', '\\frac']) expect(spelled(query), query).toBeUndefined();
});
