/**
 * The letters of the book's symbols: how each is printed, by the name that `\show` and an experiment's `symbol` give it, and how it is said. Greek
 * letters are said by their Chinese names, since screen readers leave many of them out.
 */

/** Symbols that are not printed as their names. */
const printed: Record<string, string> = {
  cells: 'N',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  n0: 'n₀',
  ni: 'nᵢ',
  omega: 'ω',
};

/** Signs that are said otherwise than they are printed. */
const said: Record<string, string> = {
  α: '阿尔法',
  β: '贝塔',
  γ: '伽马',
  δ: '德尔塔',
  ε: '艾普西隆',
  η: '伊塔',
  θ: '西塔',
  λ: '拉姆达',
  μ: '谬',
  ρ: '柔',
  σ: '西格马',
  τ: '陶',
  φ: '斐',
  ω: '奥米伽',
  '+': '加',
  '−': '减',
  '=': '等于',
  '<': '小于',
  '>': '大于',
  '≤': '小于等于',
  '≥': '大于等于',
  '⋅': '乘',
  '×': '乘',
  '/': '除以',
  '′': '撇',
};

/** A symbol as it is printed in a line of text: ε, n₀. */
export const letterOf = (symbol: string): string => printed[symbol] ?? symbol;

/** A sign or a number as it is said. */
export const saidOf = (sign: string): string => said[sign.normalize('NFKC')] ?? said[sign] ?? sign;
