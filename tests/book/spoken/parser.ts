import type { Big, Fenced, Formula, Leaf, Node, Row, Scripts, Style } from '../../../src/book/spoken/tree.ts';
import {
  bigs,
  fences,
  greek,
  link,
  marks,
  signs,
  struck,
  styles,
  symbols,
  tables,
} from '../../../src/book/spoken/words.ts';
import { wordsOf, type Word } from './lexer.ts';

/** Reads a line of speech back to the one tree that it can mean. It shares the vocabulary with the generator and nothing else. */

const inverse = (table: Readonly<Record<string, string>>) =>
  new Map(Object.entries(table).map(([key, word]) => [word, key]));
const letterOf = inverse(greek);
const struckOf = inverse(struck);
const symbolOf = inverse(symbols);
const styleOf = inverse(styles) as Map<string, Style>;
const bigOf = inverse(bigs);
const markOf = inverse(marks);
const signOf = new Map([
  ...inverse(signs),
  ...Object.entries({ 正: '+', 负: '−', 给定: '∣', 满足: '∣', 趋于: '→', 映到: '→', 乘以: '⋅' }),
]);
const shortFence = new Map(Object.entries(fences).flatMap(([key, { short }]) => (short ? [[short, key]] : [])));
const row = (...items: Node[]): Row => ({ kind: 'row', items });
const sign = (text: string): Leaf => ({ kind: 'sign', text });
const number = (text: string): Leaf => ({ kind: 'number', text });
const isName = (node: Node | undefined) => node?.kind === 'name' || node?.kind === 'number';
const isUnit = (node: Node | undefined) => isName(node?.kind === 'scripts' ? node.base : node);

class Parser {
  private at = 0;
  private readonly words: Word[];
  constructor(words: Word[]) {
    this.words = words;
  }

  private peek(ahead = 0): string {
    const word = this.words[this.at + ahead];
    return word?.kind === 'word' ? word.text : word?.kind === 'ordinal' ? `#${word.text}` : word ? `=${word.kind}` : '';
  }
  private next(): Word {
    const word = this.words[this.at++];
    if (!word) throw new Error('the speech ends too early');
    return word;
  }
  private take(...texts: string[]): string | undefined {
    if (!texts.includes(this.peek())) return undefined;
    this.at++;
    return texts.find((text) => text === (this.words[this.at - 1] as { text: string }).text);
  }
  private expect(...texts: string[]): string {
    const got = this.take(...texts);
    if (got === undefined) throw new Error(`${texts.join('|')} expected, not ${this.peek()} at ${this.at}`);
    return got;
  }

  whole(): Row {
    const all = this.row();
    if (this.at < this.words.length) throw new Error(`left over: ${this.peek()} at ${this.at}`);
    return all;
  }

  private row(): Row {
    const items: Node[] = [];
    for (;;) {
      if (this.take(link)) continue;
      if (this.take('直到')) {
        items.push(sign(','), sign('…'), sign(','));
        continue;
      }
      const last = items.at(-1);
      const item = this.item();
      if (!item) return row(...items);
      const isBigO = last?.kind === 'name' && last.text === 'O' && last.style === 'italic' && isUnit(item);
      const linked = this.linked(item);
      items.push(isBigO && !linked ? round(item) : item);
    }
  }

  private readonly starts = new Map<Node, number>();
  /** Whether the word of linking stood before an item. */
  private linked(item: Node): boolean {
    const before = this.words[this.starts.get(item)! - 1];
    return before?.kind === 'word' && before.text === link;
  }

  /** One item of a row; nothing where a word that closes stands. */
  private item(): Node | undefined {
    const start = this.at;
    const node = this.attached();
    if (!node) return undefined;
    this.starts.set(node, start);
    if (isUnit(node) && this.take('分之')) {
      const over = this.attached();
      if (!over || !isUnit(over)) throw new Error('no numerator');
      const fraction: Node = { kind: 'fraction', over: row(over), under: row(node) };
      this.starts.set(fraction, start);
      return fraction;
    }
    return node;
  }

  /** Something with all that is attached to it. */
  private attached(): Node | undefined {
    const order = this.words[this.at];
    if ((order?.kind === 'number' || this.peek() === '无穷') && /^范数(开始)?$/.test(this.peek(1))) {
      const infinite: Leaf = { kind: 'name', text: '∞', style: 'italic' };
      const sub = row(this.take('无穷') ? infinite : this.leaf()!);
      return { kind: 'scripts', base: this.fence()!.node, sub, primes: 0 };
    }
    const leaf = this.leaf();
    if (leaf) return this.scripts(leaf);
    const fence = this.fence();
    if (fence) return fence.closed ? this.scripts(fence.node) : fence.node;
    if (this.take('整体')) {
      const base = this.row();
      this.expect('整体结束');
      return this.scripts(base);
    }
    return this.structure();
  }

  private leaf(): Leaf | undefined {
    const word = this.words[this.at];
    if (!word || word.kind === 'ordinal') return undefined;
    if (word.kind === 'number') return (this.at++, number(word.text));
    if (word.kind === 'prose') return (this.at++, { kind: 'words', text: word.text });
    if (word.kind === 'word' && signOf.has(word.text)) return (this.at++, sign(signOf.get(word.text)!));
    return this.name();
  }

  private name(): Leaf | undefined {
    const word = this.words[this.at]!;
    const named = (text: string, style: Style): Leaf => ({ kind: 'name', text, style });
    if (word.kind === 'latin') return (this.at++, named(word.text, word.text.length > 1 ? 'upright' : 'italic'));
    if (word.kind !== 'word') return undefined;
    if (symbolOf.has(word.text)) return (this.at++, named(symbolOf.get(word.text)!, 'italic'));
    if (letterOf.has(word.text)) return (this.at++, named(letterOf.get(word.text)!, 'italic'));
    if (struckOf.has(word.text)) return (this.at++, named(struckOf.get(word.text)!, 'double-struck'));
    if (word.text === '花') return ((this.at += 2), named('ℓ', 'italic'));
    if (word.text === '大') {
      this.at++;
      const letter = this.name();
      return letter && named((letter as { text: string }).text.toUpperCase(), 'italic');
    }
    const style = styleOf.get(word.text);
    if (!style) return undefined;
    this.at++;
    const letter = this.name();
    return letter && named((letter as { text: string }).text, style);
  }

  private scripts(first: Node): Node {
    let base = first;
    while (markOf.has(this.peek())) base = { kind: 'accent', mark: markOf.get(this.expect(this.peek()))!, base };
    const scripts: Scripts = { kind: 'scripts', base, primes: 0 };
    const low = this.take('下标', '双下标', '下标开始');
    if (low === '下标') scripts.sub = row(this.mark());
    if (low === '双下标') scripts.sub = row(this.leaf()!, this.leaf()!);
    if (low === '下标开始') scripts.sub = this.until('下标结束');
    while (this.take('撇')) scripts.primes++;
    const high = this.take('的平方', '的立方', '转置', '度', '上标', '上标开始', '的');
    if (high === '的平方') scripts.sup = row(number('2'));
    if (high === '的立方') scripts.sup = row(number('3'));
    if (high === '转置') scripts.sup = row({ kind: 'name', text: 'T', style: 'sans-serif' });
    if (high === '度') scripts.sup = row(sign('∘'));
    if (high === '上标') scripts.sup = row(this.mark());
    if (high === '上标开始') scripts.sup = this.until('上标结束');
    if (high === '的') scripts.sup = this.until('次方');
    return scripts.sub || scripts.primes > 0 || scripts.sup ? scripts : base;
  }

  private until(...ends: string[]): Row {
    const content = this.row();
    this.expect(...ends);
    return content;
  }

  /** A script of one sign or in round brackets. */
  private mark(): Node {
    if (this.take('括号')) return round(this.leaf()!);
    if (this.take('左括号')) return { ...round(), content: this.until('右括号') };
    return this.leaf()!;
  }

  private fence(): { node: Fenced; closed: boolean } | undefined {
    const key = shortFence.get(this.peek());
    if (key) {
      this.at++;
      const content = this.attached();
      if (!content || !isUnit(content)) throw new Error('no content in short brackets');
      return { node: fenced(key, row(content)), closed: false };
    }
    if (this.take('闭区间')) {
      const from = this.end();
      this.expect('到');
      return { node: fenced('[]', row(...from.items, sign(','), ...this.end().items)), closed: true };
    }
    for (const [key, { open, close }] of Object.entries(tables)) {
      if (key === '' || !this.take(open)) continue;
      return { node: fenced(key, row(this.cells(close, key === '{'))), closed: true };
    }
    const long = Object.entries(fences).filter(([, { open }]) => open === this.peek());
    if (long.length === 0) return undefined;
    this.at++;
    const content = this.row();
    const close = this.expect(...long.map(([, words]) => words.close));
    return { node: fenced(long.find(([, words]) => words.close === close)![0], content), closed: true };
  }

  /** A letter or a number, perhaps with a minus. */
  private end(): Row {
    const minus = this.take('负');
    const name = this.leaf();
    if (!name || !isName(name)) throw new Error('no end');
    return row(...(minus ? [sign('−')] : []), name);
  }

  private cells(close: string, cases: boolean): Node {
    const rows: Row[][] = [];
    while (this.peek() === '#行') {
      const line = this.next() as { number: number };
      if (line.number !== rows.length + 1) throw new Error('a line is out of order');
      const cells: Row[] = [];
      rows.push(cells);
      if (this.peek() === '#列') {
        while (this.peek() === '#列') {
          if ((this.next() as { number: number }).number !== cells.length + 1)
            throw new Error('a cell is out of order');
          cells.push(this.row());
        }
      } else if (cases) cells.push(this.until('条件'), this.row());
    }
    this.expect(close);
    return { kind: 'table', form: 'cells', rows };
  }

  private structure(): Node | undefined {
    const at = this.at;
    const word = this.words[at];
    if (word?.kind !== 'word') return undefined;
    this.at++;
    switch (word.text) {
      case '底为': {
        const sub = this.attached()!;
        this.expect('的对数');
        return { kind: 'scripts', base: { kind: 'name', text: 'log', style: 'upright' }, sub: row(sub), primes: 0 };
      }
      case '分数': {
        this.expect('分子');
        const over = this.until('分母');
        return { kind: 'fraction', over, under: this.until('分数结束') };
      }
      case '组合数': {
        if (this.take('总数')) {
          const over = this.until('取出');
          return { kind: 'binomial', over, under: this.until('组合数结束') };
        }
        const over = row(this.attached()!);
        this.expect('取');
        return { kind: 'binomial', over, under: row(this.attached()!) };
      }
      case '开': {
        const degree = this.until('次方');
        return { ...this.root(this.expect('根号', '根号下')), degree };
      }
      case '根号':
      case '根号下':
        return this.root(word.text);
      case '下花括号':
      case '上花括号': {
        const base = this.until('标注');
        return { kind: 'brace', where: word.text[0] === '下' ? 'under' : 'over', base, note: this.until('标注结束') };
      }
      case '多行式': {
        const rows: Row[][] = [];
        while (this.peek() === '#行') {
          if ((this.next() as { number: number }).number !== rows.length + 1) throw new Error('a line is out of order');
          rows.push([this.row()]);
        }
        this.expect('多行式结束');
        return { kind: 'table', form: 'lines', rows };
      }
      case '表':
        return this.cells('表结束', false);
    }
    this.at = at;
    return this.big();
  }

  private root(word: string): Extract<Node, { kind: 'root' }> {
    return { kind: 'root', of: word === '根号' ? row(this.leaf()!) : this.until('根号结束') };
  }

  private big(): Big | undefined {
    if (this.take('对')) {
      const under = row(this.leaf()!);
      return { ...this.bigWord(), under };
    }
    if (this.take('在')) {
      const under = this.until('的范围内');
      return { ...this.bigWord(), under };
    }
    if (this.take('当')) {
      const under = this.until('时');
      return { ...this.bigWord(), under };
    }
    if (!bigOf.has(this.peek())) return undefined;
    const big = this.bigWord();
    if (this.take('由')) {
      const under = this.until('到');
      return { ...big, under, over: this.until('止') };
    }
    if (this.take('从')) return { ...big, ...this.span([]) };
    // A letter and 从 after it run through a span.
    const start = this.at;
    const name = this.words[this.at] && this.name();
    if (name && this.take('从')) return { ...big, ...this.span([name, sign('=')]) };
    this.at = start;
    return big;
  }

  private span(running: Node[]): { under: Row; over: Row } {
    const under = row(...running, ...this.end().items);
    this.expect('到');
    return { under, over: this.end() };
  }

  private bigWord(): Big {
    const text = this.expect(...bigOf.keys());
    return { kind: 'big', sign: bigOf.get(text)! };
  }
}

const fenced = (key: string, content: Row): Fenced => ({ kind: 'fenced', open: key[0]!, close: key[1] ?? '', content });
const round = (...items: Node[]): Fenced => fenced('()', row(...items));

/** The formula that a line of speech means. */
export function parseSpeech(line: string): Formula {
  const number = /^(.*?)，?编号 (\S+)$/u.exec(line);
  const content = new Parser(wordsOf(number ? number[1]! : line)).whole();
  return number ? { content, tag: number[2]! } : { content };
}

/** A tree without what does not belong to what it says. */
export const bare = <T>(tree: T): T =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'from' ? undefined : value))) as T;
