import type { Control, Controls, Params } from '../../src/lab/declare/define.ts';
import { FORMATS } from '../../src/lab/data/need.ts';
import { between } from '../../src/lab/declare/validate-lists.ts';
import { writeParams } from '../../src/lab/declare/validate.ts';
import { readable } from '../../src/math/number-text.ts';

/** The declaration of an experiment in words, for its page and the reference of the command line. */

/** Which values a parameter takes. */
export function rangeText(control: Control): string {
  switch (control.kind) {
    case 'number': {
      const { min, max, step, optional, atMost, unit } = control;
      const limit = atMost === undefined ? '' : `，不超过 ${atMost}`;
      return `${readable(min)} 到 ${readable(max)} 的${Number.isInteger(step) ? '整数' : '数'}${unit ? `（${unit}）` : ''}${limit}${optional ? '，可以留空' : ''}`;
    }
    case 'choice':
      return Object.entries(control.options)
        .map(([value, label]) => `${value}：${label}`)
        .join('；');
    case 'function':
      return `最多 ${control.maxLength} 个字符的算式，或画出的曲线；现成的有 ${Object.keys(control.presets).join('、')}`;
    case 'bits':
      return control.names
        ? `${control.names.length} 个 0 或 1，依次是 ${control.names.join('、')}`
        : `一串 0 和 1，与 ${control.lengthOf} 同长`;
    case 'numbers': {
      const { least, most, min, max, step, unit } = control;
      return `${between(least, most)} 个${Number.isInteger(step) ? '整数' : '数'}${unit ? `（${unit}）` : ''}，每个从 ${readable(min)} 到 ${readable(max)}，用逗号隔开`;
    }
    case 'rows':
      return `${between(...control.rows)} 行数，每行 ${between(...control.each)} 个，每个从 ${readable(control.min)} 到 ${readable(control.max)}；数用逗号、行用分号隔开`;
    case 'points': {
      const { x, y, groups, each } = control;
      return `${between(...groups)} 组点，每组 ${between(...each)} 个，写成 x,y，点用空格、组用分号隔开；x 从 ${readable(x[0])} 到 ${readable(x[1])}，y 从 ${readable(y[0])} 到 ${readable(y[1])}`;
    }
    case 'images':
    case 'recordings':
    case 'table':
    case 'tied-states': {
      const own = Object.entries(control.sets).map(([name, { label }]) => `${name}：${label}`);
      return `数据：${own.join('；')}；或者你自己的文件（${FORMATS[control.kind]}）`;
    }
  }
}

export const defaultText = ({ value }: Control): string => (value === null ? '空' : String(value));

/** The line that gives a run in a terminal; words with characters that a shell would read are quoted. */
export function commandLine(id: string, controls: Controls, params: Params, seed: number): string {
  const given = Object.entries(writeParams(controls, params)).map(([name, value]) => quoted(`${name}=${value}`));
  return ['npm run -s lab --', id, ...given, ...(seed === 0 ? [] : [`seed=${seed}`])].join(' ');
}

const quoted = (word: string) => (/^[\w=.,:+/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
