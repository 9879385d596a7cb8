import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { worksheetOf } from '../../src/project/worksheets/worksheet.ts';

const exercise = (id: string, inner: string, solution = `<p>答 ${id}</p>`) =>
  `<section id="${id}" class="exercise" aria-labelledby="${id}-label"><p class="exercise-head" id="${id}-label"><span class="label">习题 ${id}</span><span class="exercise-done" hidden>已答对</span></p><p>问 ${id}，见<a href="#thm">定理</a>。</p>${inner}<details class="hint"><summary>提示</summary><div class="step-body">暗 ${id}</div></details><details class="solution"><summary>解答</summary><div class="step-body">${solution}</div></details></section>`;
const chapter = (exercises: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/a.css"><script>1</script></head><body><main><article><p class="chapter-number">第 9 章</p><h1>普遍性</h1><p>正文</p>${exercises}</article></main></body></html>`;
const place = { chapter: '/book/chapters/x/', home: '/book/' };
const sheetOf = (exercises: string) => parseHTML(worksheetOf(chapter(exercises), place)!).document;

const choice =
  '<form class="answer answer-choice" data-check="{}"><fieldset><legend>选一个</legend><div class="choice"><input type="radio" id="a-1"><label for="a-1">甲</label></div><div class="choice"><input type="radio" id="a-2" data-correct><label for="a-2">乙</label></div></fieldset><p class="answer-row" hidden><button>检查</button></p></form>';
const number = '<form class="answer answer-number"><label for="b">你的答案</label><input id="b"></form>';
const done =
  '<form class="answer answer-experiment"><p class="answer-task">在<a class="ref" href="/book/chapters/x/#fig" data-preview>图 1</a> 里做<span class="on-screen">，图会告诉你</span>。</p></form>';

test('all exercises stand on the sheet in their order, and no answer among them', () => {
  const sheet = sheetOf(exercise('a', choice) + exercise('b', number) + exercise('c', done) + exercise('d', ''));
  const all = [...sheet.querySelectorAll('main > section.exercise')];
  expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  for (const one of all) expect(one.textContent).not.toMatch(/答 |暗|检查|已答对|会告诉/);
  expect(
    sheet.querySelector('script, button, input:not(#with-solutions), [data-correct], [data-check], [data-preview]'),
  ).toBeNull();
  expect(sheet.querySelector('h1')!.textContent).toBe('第 9 章　普遍性：习题单');
});

test('choices have boxes, all other answers room to write', () => {
  const sheet = sheetOf(exercise('a', choice) + exercise('b', number) + exercise('c', done) + exercise('d', ''));
  expect([...sheet.querySelectorAll('#a .choices li')].map(({ textContent }) => textContent)).toEqual(['甲', '乙']);
  expect(['a', 'b', 'c', 'd'].map((id) => sheet.querySelectorAll(`#${id} .room`).length)).toEqual([0, 1, 1, 1]);
  expect(sheet.querySelector('#c')!.textContent).toContain('在图 1 里做');
});

test('what is done in a figure has the code of that figure, and of no other', () => {
  const figure = (id: string) =>
    `<figure id="${id}"><p class="lab-code on-paper"><img src="data:${id}" alt=""><span>动手：${id}</span></p></figure>`;
  const sheet = sheetOf(figure('other') + figure('fig') + exercise('a', number) + exercise('c', done));
  const codes = [...sheet.querySelectorAll('.lab-code')];
  expect(codes.map(({ textContent }) => textContent)).toEqual(['动手：fig']);
  expect(codes[0]!.previousElementSibling!.className).toBe('answer-task');
  expect(codes[0]!.closest('section')!.id).toBe('c');
  expect(sheetOf(figure('other') + exercise('c', done)).querySelector('.lab-code')).toBeNull();
});

test('solutions follow in the same order, with the names of their exercises, each id once', () => {
  const sheet = sheetOf(exercise('a', choice) + exercise('b', number, '<p id="sol">见<a href="#eq">式</a></p>'));
  const solutions = sheet.querySelector('.solutions')!;
  expect([...solutions.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual(['习题 a', '习题 b']);
  expect(solutions.textContent).toContain('答 a');
  expect(solutions.querySelector('a')!.getAttribute('href')).toBe('/book/chapters/x/#eq');
  expect(sheet.querySelector('#a a')!.getAttribute('href')).toBe('/book/chapters/x/#thm');
  const ids = [...sheet.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a chapter without exercises has no sheet, one without solutions nothing to print them by', () => {
  expect(worksheetOf(chapter('<p>没有</p>'), place)).toBeUndefined();
  const bare = worksheetOf(
    chapter('<section id="a" class="exercise"><p class="exercise-head"><span class="label">习题</span></p></section>'),
    place,
  )!;
  expect(bare).not.toContain('<input');
  expect(bare).not.toContain('class="solutions"');
});
