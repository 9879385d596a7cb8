import { readFileSync } from 'node:fs';
import katex from 'katex';
import { parseHTML } from 'linkedom';
import postcss from 'postcss';
import { expect, test } from 'vitest';
import { collectCharacters, fontRules } from '../../src/project/font-usage.ts';

const rules = fontRules(postcss.parse(readFileSync('node_modules/katex/dist/katex.min.css', 'utf8')));

function facesOf(tex: string): Record<string, string> {
  const { document } = parseHTML(
    `<!doctype html><html><body>${katex.renderToString(tex, { displayMode: true })}</body></html>`,
  );
  const used = new Map<string, Set<string>>();
  collectCharacters(document as unknown as Document, rules, used);
  return Object.fromEntries(
    [...used].map(([key, characters]) => [
      key,
      [...characters]
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
  const { document } = parseHTML(
    '<span class="katex"><span class="katex-mathml">秘</span><span class="katex-html"><span class="mord">1</span></span></span>',
  );
  const used = new Map<string, Set<string>>();
  collectCharacters(document as unknown as Document, rules, used);
  expect([...used.values()].flatMap((set) => [...set])).toEqual(['1']);
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
