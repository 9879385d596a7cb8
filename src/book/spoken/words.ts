import type { Style } from './tree.ts';

/** The words that formulas are spoken with. No two signs share a word, except where print makes no difference either. */

/** Greek letters by the names that dictionaries and screen readers on the mainland use. */
export const greek: Readonly<Record<string, string>> = {
  α: '阿尔法',
  β: '贝塔',
  γ: '伽马',
  δ: '德尔塔',
  ε: '艾普西隆',
  ζ: '泽塔',
  η: '伊塔',
  θ: '西塔',
  ι: '约塔',
  κ: '卡帕',
  λ: '拉姆达',
  μ: '谬',
  ν: '纽',
  ξ: '克西',
  π: '派',
  ρ: '柔',
  σ: '西格马',
  τ: '陶',
  υ: '宇普西隆',
  φ: '斐',
  χ: '希',
  ψ: '普西',
  ω: '奥米伽',
};

/** Shapes of one letter: print may choose either, speech has one name for both. */
export const shapes: Readonly<Record<string, string>> = { ϵ: 'ε', ϕ: 'φ', ϑ: 'θ', ϱ: 'ρ', ς: 'σ', ϖ: 'π', ϰ: 'κ' };

/** Letters that are called otherwise than by their sound. */
export const symbols: Readonly<Record<string, string>> = {
  '∞': '无穷大',
  '∂': '偏',
  '∇': '梯度',
  ℓ: '花 l',
  '∅': '空集',
  ℏ: '约化普朗克常数',
};

/** Double-struck letters that have a meaning everywhere. */
export const struck: Readonly<Record<string, string>> = {
  R: '实数集',
  N: '自然数集',
  Z: '整数集',
  Q: '有理数集',
  C: '复数集',
  E: '期望',
};

export const styles: Readonly<Record<Exclude<Style, 'italic'>, string>> = {
  upright: '正体',
  bold: '粗体',
  script: '花体',
  'double-struck': '空心',
  'sans-serif': '无衬线',
  fraktur: '哥特体',
  monospace: '等宽',
};

/** Operators, relations, marks. Minus and plus at the beginning of a term are 负 and 正, see `prefixed`. */
export const signs: Readonly<Record<string, string>> = {
  '+': '加',
  '−': '减',
  '±': '加减',
  '∓': '减加',
  '×': '乘',
  '⋅': '点乘',
  '∘': '复合',
  '∗': '星',
  '/': '除以',
  '÷': '除号',
  '⊕': '异或',
  '⊗': '张量积',
  '⊙': '逐项乘',
  '∧': '且',
  '∨': '或',
  '¬': '非',
  mod: '模',
  '=': '等于',
  '≠': '不等于',
  '≈': '约等于',
  '≡': '恒等于',
  '∼': '服从',
  '∝': '正比于',
  '≅': '同构于',
  '<': '小于',
  '>': '大于',
  '≤': '小于等于',
  '≥': '大于等于',
  '≪': '远小于',
  '≫': '远大于',
  ':=': '定义为',
  '∈': '属于',
  '∉': '不属于',
  '⊂': '真包含于',
  '⊆': '包含于',
  '∪': '并',
  '∩': '交',
  '∖': '去掉',
  '△': '对称差',
  '→': '转到',
  '↦': '映为',
  '←': '赋值为',
  '⇒': '推出',
  '⇔': '等价于',
  '↑': '上升到',
  '↓': '下降到',
  '∀': '任意',
  '∃': '存在',
  '⊥': '垂直于',
  '∥': '平行于',
  '∣': '竖线',
  ',': '逗号',
  ';': '分号',
  ':': '冒号',
  '.': '句号',
  '!': '阶乘',
  '′': '撇',
  '%': '百分号',
  '…': '点点点',
  '⋮': '竖点',
  '⋱': '斜点',
};

/** What the same signs are called in certain places. */
export const prefixed: Readonly<Record<string, string>> = { '+': '正', '−': '负' };
export const inPlaces = {
  given: '给定',
  suchThat: '满足',
  tendsTo: '趋于',
  mapsTo: '映到',
  until: '直到',
  /** A dot beside a number; between letters it may be an inner product. */
  times: '乘以',
} as const;

/** Between two things that print sets side by side and whose words would run into each other. */
export const link = '再乘';

/** Signs and words that have limits. */
export const bigs: Readonly<Record<string, string>> = {
  '∑': '求和',
  '∏': '连乘',
  '∐': '余积',
  '∫': '积分',
  '∬': '二重积分',
  '∮': '环路积分',
  '⋃': '求并集',
  '⋂': '求交集',
  '⨁': '求直和',
  max: '取最大值',
  min: '取最小值',
  sup: '取上确界',
  inf: '取下确界',
  lim: '取极限',
};

/** Brackets that belong in pairs: the word of the short form, and what opens and closes the long one. */
export const fences: Readonly<Record<string, { short?: string; open: string; close: string }>> = {
  '()': { short: '括号', open: '左括号', close: '右括号' },
  '[]': { open: '左方括号', close: '右方括号' },
  '{}': { open: '集合', close: '集合结束' },
  '⟨⟩': { open: '左尖括号', close: '右尖括号' },
  '⌈⌉': { short: '上取整', open: '上取整开始', close: '上取整结束' },
  '⌊⌋': { short: '下取整', open: '下取整开始', close: '下取整结束' },
  '∣∣': { short: '绝对值', open: '绝对值开始', close: '绝对值结束' },
  '∥∥': { short: '范数', open: '范数开始', close: '范数结束' },
  '[)': { open: '左方括号', close: '右括号' },
  '(]': { open: '左括号', close: '右方括号' },
};

/** A table of cells in brackets. */
export const tables: Readonly<Record<string, { open: string; close: string }>> = {
  '()': { open: '矩阵', close: '矩阵结束' },
  '[]': { open: '方括号矩阵', close: '方括号矩阵结束' },
  '∣∣': { open: '行列式', close: '行列式结束' },
  '{': { open: '分段函数', close: '分段函数结束' },
  '': { open: '表', close: '表结束' },
};

/** Marks over a letter. */
export const marks: Readonly<Record<string, string>> = {
  '^': '帽',
  '~': '波浪',
  ˉ: '杠',
  '⃗': '箭头',
  '˙': '点号',
  '¨': '双点号',
  '‾': '上划线',
};
