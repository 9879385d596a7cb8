import { expect, it } from 'vitest';
import { shownHit, tell, tellGroup } from '../../src/search/shown.ts';
import { find } from '../../src/search/find.ts';
import { formula, libraryOf } from './small-library.ts';

const library = libraryOf([
  { kind: 'chapter', isName: true, text: '第 0 章 折' },
  { text: '纸，折。', section: '0.1 折纸', anchor: 'sec-fold' },
  { text: '再折一次', section: '0.1 折纸', anchor: 'sec-fold' },
  { kind: 'theorem', isName: true, text: '定理 0.1（折）', section: '0.1 折纸', part: '定理 0.1', anchor: 'thm-fold' },
  { kind: 'proof', text: `折 ${formula('2^k')} 层`, section: '0.1 折纸', part: '定理 0.1 的证明', anchor: 'thm-fold' },
  { page: 1, kind: 'page', isName: true, text: '折的术语' },
]);
const shown = find(library, '折').hits.map((hit) => ({ ...shownHit(library, hit), passage: hit.passage }));
const of = (passage: number) => shown.find((one) => one.passage === passage)!;

it('an answer says where it stands', () => {
  expect([0, 1, 3, 4, 5].map((passage) => of(passage).place)).toEqual([
    '章名与摘要',
    '0.1 折纸',
    '0.1 折纸',
    '0.1 折纸 · 定理 0.1 的证明',
    '这一页',
  ]);
});

it('its address names the page, the words, how far from the anchor they are, and the anchor', () => {
  const found = encodeURIComponent('折');
  expect(of(0).address).toBe(`/0/?find=${found}&at=3#`.replace(/#$/, ''));
  expect(of(1).address).toBe(`/0/?find=${found}&at=2#sec-fold`);
  // 纸，折。 are four signs, 再 is the fifth.
  expect(of(2).address).toBe(`/0/?find=${found}&at=5#sec-fold`);
  // 定理0.1(折) are eight.
  expect(of(4).address).toBe(`/0/?find=${found}&at=8#thm-fold`);
  // What says what a page is called stands not on that page.
  expect(of(5).address).toBe('/1/');
});

it('answers are told by page, a few of each, the rest when they are asked for', () => {
  const told = tell(library, '折', 2);
  expect(told.size).toBe(6);
  expect(told.groups.map(({ name, size, hits }) => [name, size, hits.length])).toEqual([
    ['第 1 章', 1, 1],
    ['第 0 章', 5, 2],
  ]);
  const all = tellGroup(library, '折', '第 0 章');
  expect(all).toHaveLength(5);
  expect(all.slice(0, 2)).toEqual(told.groups[1]!.hits);
  expect(tellGroup(library, '折', '第 9 章')).toEqual([]);
});

it('where there is no answer, what is nearest to one is told', () => {
  expect(tell(library, '折一回', 3)).toMatchObject({ size: 0, groups: [], nearest: '折一' });
  expect(tell(library, '折', 3)).not.toHaveProperty('nearest');
});
