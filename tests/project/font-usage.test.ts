import { readFileSync } from 'node:fs';
import katex from 'katex';
import postcss from 'postcss';
import { expect, test } from 'vitest';
import { collectUsage, fontRules, type Usage } from '../../src/project/fonts/font-usage.ts';

const rules = fontRules(postcss.parse(readFileSync('node_modules/katex/dist/katex.min.css', 'utf8')));

function usageOf(html: string): Usage {
  const used: Usage = { characters: new Map(), classes: new Set() };
  collectUsage(`<!doctype html><html><body>${html}</body></html>`, rules, used);
  return used;
}

function facesOf(tex: string): Record<string, string> {
  const { characters } = usageOf(katex.renderToString(tex, { displayMode: true }));
  return Object.fromEntries(
    [...characters].map(([key, set]) => [
      key,
      [...set]
        .filter((c) => c !== '\u200b')
        .sort()
        .join(''),
    ]),
  );
}

test('variables are set in the italic, digits and signs in the upright', () => {
  expect(facesOf('x+2y')).toEqual({ 'KaTeX_Math 400 italic': 'xy', 'KaTeX_Main 400 normal': '+2' });
});

test('bold, blackboard, calligraphic and sans letters have faces of their own', () => {
  expect(facesOf('\\mathbf{W}\\mathbb{R}\\mathcal{F}\\mathsf{S}\\mathfrak{g}')).toEqual({
    'KaTeX_Main 700 normal': 'W',
    'KaTeX_AMS 400 normal': 'R',
    'KaTeX_Caligraphic 400 normal': 'F',
    'KaTeX_SansSerif 400 normal': 'S',
    'KaTeX_Fraktur 400 normal': 'g',
  });
});

test('a large sign takes the face of its size, what stands at its limits does not', () => {
  const faces = facesOf('\\sum_{i=1}^{n} a_i');
  expect(faces['KaTeX_Size2 400 normal']).toBe('∑');
  expect(faces['KaTeX_Math 400 italic']).toBe('ain');
  expect(faces['KaTeX_Main 400 normal']).toBe('1=');
});

test('the MathML for screen readers asks for no font', () => {
  const { characters, classes } = usageOf(
    '<p class="note">外<span class="katex"><span class="katex-mathml m">秘</span><span class="katex-html"><span class="mord">1&lt;</span></span></span></p>',
  );
  expect([...characters]).toEqual([['KaTeX_Main 400 normal', new Set('1<')]]);
  expect([...classes]).toEqual(['katex', 'katex-mathml', 'm', 'katex-html', 'mord']);
});

test("a style sheet's shorthand is read in either of its orders", () => {
  const faceOf = (font: string) => fontRules(postcss.parse(`.katex{font:${font}}`))[0]!.set;
  expect(faceOf('normal 1.21em KaTeX_Main,math,serif')).toEqual({
    family: 'KaTeX_Main',
    weight: '400',
    style: 'normal',
  });
  expect(faceOf('1.21em/1.2 "KaTeX_Main",serif')).toEqual({ family: 'KaTeX_Main', weight: '400', style: 'normal' });
  expect(faceOf('italic bold 1em KaTeX_Math')).toEqual({ family: 'KaTeX_Math', weight: '700', style: 'italic' });
});
