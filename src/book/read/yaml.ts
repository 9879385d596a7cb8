import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import type { Place, Report } from '../words/fault.ts';
import { hiddenIn, isVisible } from '../words/hidden.ts';

/** YAML that keeps the place of every value, so that a fault found later can say where it is. */
export interface LocatedYaml {
  value: unknown;
  /** Where the value (or, with `key`, its key) at this path stands; the nearest parent's place if it is missing. */
  at(path: (string | number)[], key?: boolean): Place;
}

/** Explanations of the YAML reader's codes; what is not listed is told as "not valid YAML" with the reader's own words. */
const explained: Record<string, [message: string, mend: string]> = {
  DUPLICATE_KEY: ['这个键在同一处写了两次。', '请只留一个。'],
  TAB_AS_INDENT: ['YAML 的缩进里有制表符。', '请换成空格。'],
  MISSING_CHAR: ['引号或括号没有闭合。', '请补上它的另一半。'],
  BAD_INDENT: ['缩进不对。', '同一层的键要对齐，下一层多缩进两格。'],
  UNEXPECTED_TOKEN: ['这里的写法 YAML 读不懂。', '值里有冒号、井号或引号时，请把整个值放进引号。'],
  BLOCK_AS_IMPLICIT_KEY: ['一行里有两个“键: 值”。', '值里有冒号时，请把整个值放进引号。'],
  MULTIPLE_DOCS: ['这里又出现了一行 ---。', '一个文件只放一份 YAML。'],
};

/**
 * Reads YAML 1.2 without anchors, aliases or tags (nothing in a book needs them, and nine lines of them can fill a memory).
 * @param firstLine the line of the file on which `text` begins, 1-based
 * @returns undefined, with every fault reported, if it cannot be read
 */
export function readYaml(text: string, firstLine: number, report: Report): LocatedYaml | undefined {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  if (/^[^\n]*[[{]{30}/m.test(text)) {
    report({ line: firstLine, column: 1 }, 'YAML 的括号嵌套太深。', '请写成普通的“键: 值”。');
    return undefined;
  }
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  } catch {
    report({ line: firstLine, column: 1 }, 'YAML 读不下去。', '请写成普通的“键: 值”。');
    return undefined;
  }
  let clean = true;
  for (const error of [...document.errors, ...document.warnings]) {
    const [message, mend] = explained[error.code] ?? ['这里不是合法的 YAML。', '请写成“键: 值”。'];
    report(place(error.pos[0]), message, mend);
    clean = false;
  }
  visit(document, {
    Pair(_, { key }) {
      if (!isCollection(key)) return;
      report(place(key.range?.[0] ?? 0), '键要是一个词。', '请写成“键: 值”；值里有括号或冒号时放进引号。');
      clean = false;
    },
    Node(_, node) {
      if (isScalar(node) && typeof node.value === 'string') {
        const at = place(node.range?.[0] ?? 0);
        const hidden = hiddenIn(node.value);
        for (const { message, mend } of hidden) report(at, message, mend);
        const blank = node.value !== '' && !isVisible(node.value);
        if (blank) report(at, '这里没有看得见的字。', '请写上，或删掉它。');
        if (blank || hidden.length > 0) clean = false;
      }
      const anchored = 'anchor' in node && node.anchor;
      if (!isAlias(node) && !anchored && !node.tag?.startsWith('!')) return;
      report(
        place(node.range?.[0] ?? 0),
        '书里的 YAML 不用锚点、别名（& 和 *）或标签（!）。',
        '请把值直接写出来；以 * 或 & 开头的文字放进引号。',
      );
      clean = false;
    },
  });
  if (!clean) return undefined;
  return { value: document.toJS({ maxAliasCount: 0 }), at: (path, key) => locate(document, path, key, place) };
}

/** What an object calls a key that YAML takes for null, a number or a truth. */
const keyOf = (value: unknown): string => (value === null ? '' : String(value));

function locate(
  document: Document.Parsed,
  path: (string | number)[],
  key: boolean | undefined,
  place: (offset: number) => Place,
): Place {
  let offset = 0;
  let node: unknown = document.contents;
  if (isNode(node) && node.range) offset = node.range[0];
  for (const [i, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && keyOf(item.key.value) === String(step),
      );
      if (!pair) break;
      const target = key && i === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      if (isNode(target) && target.range) offset = target.range[0];
      node = pair.value;
    } else {
      const item: unknown = document.getIn(path.slice(0, i + 1), true);
      if (isNode(item) && item.range) offset = item.range[0];
      node = item;
    }
  }
  return place(offset);
}
