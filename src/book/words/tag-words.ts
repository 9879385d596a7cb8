import { toString } from 'mdast-util-to-string';
import { resolvedData, type Tag } from './attributes.ts';

/** What a reader reads where a resolved inline tag stands; a block tag reads as its content. */
export function wordsOfTag(tag: Tag): string {
  const data = () =>
    resolvedData(tag) as {
      label: string;
      works: { short: string }[];
      zh: string;
      en: string;
      own: boolean;
      first: boolean;
      text: string;
      exponent?: number;
    };
  switch (tag.name) {
    case 'Ref':
      return data().label;
    case 'Cite':
      return `（${data()
        .works.map(({ short }) => short)
        .join('；')}）`;
    case 'Term': {
      const { own, zh, en, first } = data();
      return `${own ? toString(tag) : zh}${first ? `（${en}）` : ''}`;
    }
    case 'Value':
      return data().text + (data().exponent === undefined ? '' : `×10^${data().exponent}`);
    default:
      return toString(tag);
  }
}
