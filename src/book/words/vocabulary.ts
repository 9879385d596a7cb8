/** What a writer may put into a tag of the vocabulary. */
export interface AttributeRule {
  kind: 'id' | 'ids' | 'text' | 'number' | 'flag' | 'word';
  required?: true;
  /** kind 'word': the words allowed. */
  words?: string[];
  /** Said to the writer when the value is missing or of another kind. */
  meaning: string;
}

export interface ComponentRule {
  /** Stands within a line of text. */
  inline?: true;
  attributes: Record<string, AttributeRule>;
  /** Every further attribute is a parameter of the experiment named by this attribute. */
  parametersOf?: string;
  content: 'none' | 'optional' | 'required';
  /** Must stand directly within one of these. */
  within?: string[];
  /** A whole line of the guide: how it is written. */
  example: string;
}

const name = (meaning: string, required = true): AttributeRule => ({
  kind: 'id',
  meaning,
  ...(required ? { required: true } : {}),
});
const title: AttributeRule = { kind: 'text', meaning: 'title 是标题，例如 title="宽度的上界"。' };
const theorem = (kind: string, prefix: string): ComponentRule => ({
  attributes: { id: name(`id 是它的名字，例如 id="${prefix}-width"。`), title },
  content: 'required',
  example: `<${kind} id="${prefix}-width" title="宽度的上界">\n\n设 $f$ 在 $[0,1]$ 上连续……\n\n</${kind}>`,
});
const seed: AttributeRule = { kind: 'number', meaning: 'seed 是发布结果的种子，例如 seed={1}；不写就是 0。' };

const runName: AttributeRule = {
  kind: 'text',
  required: true,
  meaning: 'name 是条件里用来指这次运行的名字，一个英文词，例如 name="eight"。',
};

/** The writers' vocabulary: a chapter holds Markdown, mathematics and these, nothing else. */
export const vocabulary: Record<string, ComponentRule> = {
  Experiment: {
    attributes: {
      id: name('id 是实验的名字，例如 id="universality"。'),
      label: name('label 是引用它时用的名字，例如 label="fig-wide"。', false),
      title: { ...title, meaning: 'title 是图的标题，一章里把一个实验放几次时用来区分；不写就是实验的标题。' },
      touch: {
        kind: 'ids',
        meaning:
          'touch 是这幅图要读者动手的一两个参数，站在图的正下方，例如 touch="epsilon,width"；不写就照实验自己的。',
      },
      wide: { kind: 'flag', meaning: 'wide 不带值：写了，宽屏上图就连同页边一起占用。' },
      seed,
    },
    parametersOf: 'id',
    content: 'none',
    example: '<Experiment id="universality" epsilon={0.05} touch="epsilon" label="fig-coarse" />',
  },
  Figure: {
    attributes: { id: name('id 是它的名字，例如 id="fig-table"。'), title: { ...title, required: true } },
    content: 'required',
    example:
      '<Figure id="fig-table" title="两种电路的门数">\n\n| 位数 | 两级 | 链 |\n|---:|---:|---:|\n| 8 | 129 | 7 |\n\n</Figure>',
  },
  Verdicts: {
    attributes: { id: name('id 是它的名字，例如 id="fig-verdicts"。'), title: { ...title, required: true } },
    content: 'required',
    example:
      '<Verdicts id="fig-verdicts" title="讲义的话与判决">\n<Verdict says="两层就能表示任何函数。" about="size" by="thm-width" proved="yes">\n\n一层与门，一层或门。\n\n</Verdict>\n</Verdicts>',
  },
  Verdict: {
    attributes: {
      says: { kind: 'text', required: true, meaning: 'says 是讲义原话的大意，例如 says="越深越好。"。' },
      about: {
        kind: 'word',
        required: true,
        words: ['size', 'examples', 'training', 'inside'],
        meaning:
          'about 说的是这句话讲什么：size（要多大）、examples（要多少例子）、training（教得怎样）或 inside（里面是什么）。',
      },
      where: { kind: 'ids', meaning: 'where 是书里的去处，几处之间用逗号，例如 where="fig-wide,sec-cost"。' },
      by: { kind: 'ids', meaning: 'by 是判决所凭的定理，几条之间用逗号，例如 by="thm-width"。' },
      proved: {
        kind: 'word',
        words: ['yes', 'if', 'no'],
        meaning: 'proved 是定理怎样说：yes（成立）、if（有条件）或 no（不成立）。',
      },
      below: {
        kind: 'text',
        meaning:
          'below 列出区间，整个在 0 以下就支持这句话，例如 below="mel.nets.1-4.overOne.frame"；1-4 是 1 到 4，名字由 <Run> 来。',
      },
      above: { kind: 'text', meaning: 'above 列出区间，整个在 0 以上就支持这句话，写法与 below 一样。' },
    },
    content: 'required',
    within: ['Verdicts'],
    example:
      '<Verdict says="一层够宽就能逼近任何连续函数。" about="size" by="thm-width" proved="yes">\n\n在闭区间上，要多近有多近。\n\n</Verdict>',
  },
  Theorem: theorem('Theorem', 'thm'),
  Definition: theorem('Definition', 'def'),
  Lemma: theorem('Lemma', 'lem'),
  Corollary: theorem('Corollary', 'cor'),
  Proof: {
    attributes: { of: name('of 是它证明的定理，例如 of="thm-width"。', false) },
    content: 'required',
    example: '<Proof of="thm-width">\n<Step title="取结点">\n\n把 $[0,1]$ 等分成 $N$ 段。\n\n</Step>\n</Proof>',
  },
  Step: {
    attributes: { title: { ...title, required: true } },
    content: 'required',
    within: ['Proof'],
    example: '<Step title="取结点">\n\n把 $[0,1]$ 等分成 $N$ 段。\n\n</Step>',
  },
  Ref: {
    inline: true,
    attributes: { to: name('to 是引用目标的名字，例如 to="thm-width"；也可以是一章的名字。') },
    content: 'none',
    example: '见 <Ref to="thm-width" />。',
  },
  Cite: {
    inline: true,
    attributes: {
      id: {
        kind: 'ids',
        required: true,
        meaning: 'id 是 content/references.bib 里的条目名，几条之间用逗号，例如 id="leshno1993,cybenko1989"。',
      },
    },
    content: 'none',
    example: '这由 Leshno 等人证明<Cite id="leshno1993" />。',
  },
  Term: {
    inline: true,
    attributes: { id: name('id 是 content/glossary.yaml 里的词条名，例如 id="relu"。') },
    content: 'optional',
    example: '<Term id="relu" /> 在零点转折。',
  },
  Value: {
    inline: true,
    attributes: {
      of: name('of 是实验的名字，例如 of="parity-circuits"。'),
      path: { kind: 'text', required: true, meaning: 'path 是结果里的位置，例如 path="circuits.dnf.gates"。' },
      digits: { kind: 'number', meaning: 'digits 是有效数字的位数，1 到 12，例如 digits={3}。' },
      percent: { kind: 'flag', meaning: 'percent 不带值：写了就按百分数显示。' },
      percentagePoints: {
        kind: 'flag',
        meaning: 'percentagePoints 不带值：写了就乘 100，不写 %，两个百分数的差用它。',
      },
      seed,
    },
    parametersOf: 'of',
    content: 'none',
    example: '两级电路要 <Value of="parity-circuits" d={8} path="circuits.dnf.gates" /> 个门。',
  },
  Run: {
    attributes: {
      name: runName,
      of: name('of 是实验的名字，例如 of="parity-circuits"。'),
      seed,
    },
    parametersOf: 'of',
    content: 'none',
    example: '<Run name="eight" of="parity-circuits" d={8} />',
  },
  Runs: {
    attributes: {
      name: runName,
      of: name('of 是实验的名字，例如 of="parity-circuits"。'),
      seed,
    },
    parametersOf: 'of',
    content: 'none',
    example: '<Runs name="every" of="parity-circuits" />',
  },
  Claim: {
    inline: true,
    attributes: {
      holds: {
        kind: 'text',
        meaning: 'holds 是这句话成立的条件，例如 holds="circuits.dnf.gates > 10 * circuits.nand.gates"。',
      },
      of: name('of 是条件所讲的实验，例如 of="parity-circuits"。', false),
      by: name('by 是证明这句话的定理、公式或文献的名字，例如 by="thm-width"。', false),
      because: { kind: 'text', meaning: 'because 说出这句话为什么不是在比较结果，例如 because="讲的是图怎样画"。' },
      seed,
    },
    parametersOf: 'of',
    content: 'required',
    example: '<Claim of="parity-circuits" d={8} holds="circuits.dnf.gates < 130">两级电路的门不到 130 个。</Claim>',
  },
  Hands: {
    inline: true,
    attributes: {},
    content: 'required',
    example: '<Hands>点“运行”，再拖动滑块。</Hands>',
  },
  Exercise: {
    attributes: {
      id: name('id 是它的名字，例如 id="ex-count"。'),
      kind: {
        kind: 'word',
        required: true,
        words: ['choice', 'number', 'experiment', 'open'],
        meaning: 'kind 是 choice（选择）、number（填数）、experiment（做实验）或 open（思考）。',
      },
      title,
      answer: { kind: 'text', meaning: 'answer 是一个算式，例如 answer="2^7+1"。' },
      tolerance: { kind: 'number', meaning: 'tolerance 是允许的误差，例如 tolerance={0.01}；不写就是 0。' },
      of: name('of 是实验的名字，例如 of="universality"。', false),
      path: { kind: 'text', meaning: 'path 是结果里的位置，例如 path="circuits.dnf.gates"。' },
      condition: {
        kind: 'text',
        meaning: 'condition 是关于结果的条件，例如 condition="constructions.relu.width <= 100"。',
      },
      seed,
    },
    parametersOf: 'of',
    content: 'required',
    example:
      '<Exercise id="ex-count" kind="number" answer="2^7+1">\n\n$d=8$ 时，两级电路一共要几个门？\n\n<Hint>数一数最小项。</Hint>\n<Solution>$2^7$ 个与门，一个或门。</Solution>\n</Exercise>',
  },
  Choice: {
    attributes: { correct: { kind: 'flag', meaning: 'correct 不带值：写在正确的选项上。' } },
    content: 'required',
    within: ['Exercise'],
    example: '<Choice correct>$2^{d-1}$ 个</Choice>',
  },
  Hint: { attributes: {}, content: 'required', within: ['Exercise'], example: '<Hint>先看 $d=2$。</Hint>' },
  Solution: {
    attributes: {},
    content: 'required',
    within: ['Exercise'],
    example: '<Solution>数出来是 $2^{d-1}$。</Solution>',
  },
  Erratum: {
    attributes: {
      id: name('id 是它的名字，例如 id="err-gates"。'),
      says: { kind: 'text', required: true, meaning: 'says 是讲义原话的大意，例如 says="两层就要 2^d 个门"。' },
    },
    content: 'required',
    example: '<Erratum id="err-gates" says="两层要 $2^d$ 个门">\n\n恰好是 $2^{d-1}+1$ 个。\n\n</Erratum>',
  },
};

/** The theorem-like tags: they share one series of numbers. */
export const theorems: Record<string, string> = {
  Theorem: '定理',
  Definition: '定义',
  Lemma: '引理',
  Corollary: '推论',
};
