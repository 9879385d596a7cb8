/** What KaTeX says of a formula that it cannot set, in the book's words. */

type Words = [message: string, mend: string];

/** Signs that are typed or pasted into formulas, and the command or the letters to write for them. */
const written: Record<string, string> = {
  '√': '\\sqrt{…}',
  '∛': '\\sqrt[3]{…}',
  '‘': "'（一撇）",
  '’': "'（一撇）",
  '，': ',',
  '、': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '｛': '\\{',
  '｝': '\\}',
  '｜': '|',
  '＋': '+',
  '－': '-',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '＊': '\\ast',
  '／': '/',
  '％': '\\%',
  '＾': '^',
  '＿': '_',
  '～': '\\sim',
  '…': '\\dots',
  '—': '-',
  '–': '-',
  '‰': '\\text{…}',
  '∆': '\\Delta',
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
};

/** A sign that KaTeX does not take where it stands. */
function signWords(sign: string): Words {
  if (/[“”]/.test(sign)) return ['公式里有全角引号。', '引号写在公式外面：“$a$”；文字放进 \\text{…}。'];
  const command = written[sign] ?? (/[！-～]/u.test(sign) ? sign.normalize('NFKC') : undefined);
  if (command !== undefined) return [`公式里写了“${sign}”。`, `请写成 ${command}。`];
  if (/\p{Script=Han}/u.test(sign))
    return [`公式里的汉字“${sign}”要放进 \\text{}。`, '写成 \\text{半径} 这样；或让公式在汉字前面结束。'];
  return [`公式里的“${sign}”排不出来。`, '请换成它的 LaTeX 命令；文字放进 \\text{…}。'];
}

const shown = (token: string) => (token === 'EOF' ? '公式的结尾' : `“${token}”`);

/** By the pattern of KaTeX's own words; tried in order. */
const known: [RegExp, (...found: string[]) => Words][] = [
  [/Unicode text character "(.+?)" used in math mode/u, signWords],
  [/Unrecognized Unicode character "(.+?)"/u, signWords],
  [/\[commentAtEnd\]/, () => ['公式里的 % 会把后面的字都变成注释。', '百分号写成 \\%。']],
  [
    /\[mathVsTextAccents\]|unsupported in (?:text|math) mode/,
    () => ['这个重音命令不能用在这里。', '公式里用 \\hat、\\bar、\\tilde 一类的命令。'],
  ],
  [
    /\[(?:newLineInDisplayMode|textEnv)\]/,
    () => ['公式里的换行没有写在多行式里。', '写成 \\begin{aligned} … \\end{aligned}。'],
  ],
  [
    /Undefined control sequence: (\S+)/,
    (name) => [`没有命令 ${name}。`, '请检查拼写；文字放进 \\text{…}，函数名写成 \\operatorname{…}。'],
  ],
  [
    /No such environment: (\S+)/,
    (name) => [`没有环境 ${name}。`, '多行的式子用 aligned，分情形用 cases，矩阵用 pmatrix。'],
  ],
  [
    /Mismatch: \\begin\{(.*?)\} matched by \\end\{(.*?)\}/,
    (begun, ended) => [`\\begin{${begun}} 配上了 \\end{${ended}}。`, '请让两处的名字相同。'],
  ],
  [/Double superscript/, () => ['一个字母有两个上标。', '写成 a^{bc}，或加上括号 (a^b)^c。']],
  [/Double subscript/, () => ['一个字母有两个下标。', '写成 a_{12}，或加上括号 (a_1)_2。']],
  [
    /Expected 'EOF', got '&'|Too many tab characters/,
    () => ['这里的 & 没有写在多行式里，或者多了。', '对齐用 \\begin{aligned} … \\end{aligned}。'],
  ],
  [
    /Expected 'EOF', got '#'|Not a valid argument number|Expected 'EOF', got '\\#'/,
    () => ['公式里的 # 没有意思。', '请删掉它；“第几个”写成文字，或放在公式外面。'],
  ],
  [/Expected 'EOF', got '\}'|Extra \}/, () => ['多了一个 }。', '请删掉它，或补上前面的 {；要写花括号本身就写 \\}。']],
  [/Expected '\}', got 'EOF'|Unexpected end of input/, () => ['少了一个 }。', '请补上它。']],
  [
    /Expected '\\right', got|Expected '\\\\right'/,
    () => ['\\left 没有配上 \\right。', '请补上 \\right)；不要另一半时写 \\right.。'],
  ],
  [
    /Expected 'EOF', got '\\right'|\\middle without/,
    () => ['\\right 或 \\middle 前面没有 \\left。', '请补上 \\left(。'],
  ],
  [/Expected & or|Expected \\\\ or/, () => ['\\begin 没有配上 \\end。', '请补上 \\end{…}。']],
  [
    /Invalid delimiter (?:type )?'(.+?)'/,
    (sign) => [`“${sign}”不能作括号。`, '括号命令后面写 ( [ \\{ | \\langle 一类的记号；不要这一半时写一点。'],
  ],
  [
    /Expected group after '(.+?)'|Got function '(.+?)' with no arguments/,
    (sign, name) => [`${sign ?? name} 后面没有内容。`, '请在它后面写上花括号：{…}。'],
  ],
  [/Expected group as/, () => ['命令后面没有内容。', '请在它后面写上花括号：{…}。']],
  [
    /Can't use function '\\?(.+?)' in (text|math) mode/,
    (name, mode) =>
      mode === 'text'
        ? [`\\text{} 里不能用 ${name === '$' ? '$' : `\\${name}`}。`, '请让 \\text{…} 在它前面结束。']
        : [`公式里不能用 ${name === '$' ? '$' : `\\${name}`}。`, '请放进 \\text{…}，或换一个命令。'],
  ],
  [/Invalid (?:size|unit)/, () => ['尺寸写得不对。', '写成 0.5em 这样。']],
  [/Invalid color/, () => ['颜色写得不对。', '公式里最好不用颜色。']],
  [/Multiple \\tag|\\tag works only/, () => ['公式的编号由 \\label{eq-x} 自动生成。', '请删掉 \\tag。']],
  [
    /only in display mode|can be used only in/,
    () => ['这个环境只能写在单独一段的公式里。', '请把它写进单独一段的 $$ … $$。'],
  ],
  [/Too many expansions/, () => ['公式里的命令展开不完。', '请拆成几个公式。']],
  [/only one infix operator/, () => ['一组花括号里有两个 \\over 一类的命令。', '请写成 \\frac{…}{…}。']],
  [/Limit controls must follow/, () => ['\\limits 只写在 \\sum 一类的命令后面。', '请删掉它，或移到 \\sum 后面。']],
  [/\\verb/, () => ['公式里不用 \\verb。', '代码写在公式外面的反引号里。']],
  [/Unknown column alignment|Expected l or c or r/, () => ['表的列只能是 l、c、r。', '写成 \\begin{array}{lcr}。']],
  [
    /(?:valid )?only within array environment/,
    () => ['\\hline 只能写在 array 里。', '请删掉它，或放进 \\begin{array}。'],
  ],
  [
    /Expected '(.+?)', got '(.+?)'/,
    (wanted, got) => [`这里应是${shown(wanted!)}，却是${shown(got!)}。`, '请检查这里的命令和花括号。'],
  ],
];

/**
 * The sentence and the mend for what KaTeX threw; none of KaTeX's own English is in it.
 * @param raw KaTeX's words
 * @param sign the character where it stopped: its words cut a sign outside the basic plane in two
 */
export function formulaWords(raw: string, sign: string): Words {
  const whole = (sign.codePointAt(0) ?? 0) > 0xffff ? raw.replace(/"[\ud800-\udfff]"/, `"${sign}"`) : raw;
  for (const [pattern, words] of known) {
    const found = pattern.exec(whole);
    if (found) return words(...found.slice(1));
  }
  return ['从这里起读不懂。', '请检查这里的命令和花括号。'];
}
