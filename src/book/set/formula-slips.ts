/** What KaTeX sets without a word, and a reader reads as something else than it was meant to be. */

export interface Slip {
  offset: number;
  message: string;
  mend: string;
}

/** Environments that give every line KaTeX's own number, beside the book's. */
const numbering = new Map([
  ['align', 'aligned'],
  ['alignat', 'alignedat'],
  ['gather', 'gathered'],
  ['equation', ''],
  ['multline', 'aligned'],
  ['eqnarray', 'aligned'],
  ['flalign', 'aligned'],
]);

/** Where the group or command that begins at an offset ends. */
function endOfArgument(tex: string, from: number): number {
  let depth = 0;
  for (let i = from; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth <= 0) return i + 1;
  }
  return tex.length;
}

/** A line break outside every environment: KaTeX leaves it out of the words, and under strict rules out of the picture. */
function strayBreak(tex: string): number | undefined {
  let depth = 0;
  const tokens = /\\begin\s*\{|\\end\s*\{|\\substack\s*(?=\{)|\\(?:\\|cr\b|newline\b)|\\./gs;
  for (let token = tokens.exec(tex); token; token = tokens.exec(tex)) {
    const [text] = token;
    if (text.startsWith('\\begin')) depth++;
    else if (text.startsWith('\\end')) depth--;
    else if (text.startsWith('\\substack')) tokens.lastIndex = endOfArgument(tex, tokens.lastIndex);
    else if (depth <= 0 && /^\\(?:\\|cr$|newline$)/.test(text)) return token.index;
  }
  return undefined;
}

/** The first slip in a formula. @param display whether it stands on lines of its own */
export function formulaSlip(tex: string, display: boolean): Slip | undefined {
  for (const { index, 1: name } of tex.matchAll(/\\begin\s*\{\s*([a-z]+)\s*\}/g)) {
    const instead = numbering.get(name!);
    if (instead !== undefined)
      return {
        offset: index,
        message: `环境 ${name} 会带来它自己的编号。`,
        mend: instead
          ? `请写成 \\begin{${instead}} … \\end{${instead}}，要编号时在后面加上 \\label{eq-x}。`
          : '请直接写公式，要编号时加上 \\label{eq-x}。',
      };
  }
  const stray = strayBreak(tex);
  if (stray !== undefined)
    return {
      offset: stray,
      message: '公式里的 \\\\ 在这里不会换行。',
      mend: display
        ? '分几行写的公式放进 \\begin{aligned} … \\end{aligned}。'
        : '请拆成两个公式，或写成单独一段的 $$ … $$。',
    };
  const bare = /\\show(?![A-Za-z])(?!\s*\{[^{}]*\}\s*\{)/.exec(tex);
  if (bare)
    return {
      offset: bare.index,
      message: '\\show 后面要有两对花括号。',
      mend: '写成 \\show{epsilon}{\\varepsilon}：先是参数的名字，再是要显示的记号。',
    };
  return undefined;
}

/** As many signs as stay on one line of a phone, where nothing breaks between them. */
const widest = 30;

/**
 * The longest run of signs that a line cannot break within, in a formula as KaTeX sets it: it breaks after relations and operators, never after
 * commas.
 * @param html KaTeX's HTML
 */
function longestRun(html: string): number {
  const runs = html.slice(html.indexOf('katex-html')).split('class="katex-base"').slice(1);
  return Math.max(
    0,
    ...runs.map(
      (run) =>
        run
          .replace(/<[^>]*>/g, '')
          .replace(/&[a-z]+;/g, 'x')
          .replace(/[\u200b>"\s]/g, '').length,
    ),
  );
}

/** A formula in a line that would make the page of a phone wider than its screen. */
export function wideSlip(html: string): Slip | undefined {
  const run = longestRun(html);
  if (run <= widest) return undefined;
  return {
    offset: 0,
    message: `这个行内公式有 ${run} 个记号连在一起，不能换行，手机上放不下。`,
    mend: '请在逗号处拆成几个 $…$，逗号写在公式外面；或写成单独一段的 $$ … $$。',
  };
}
