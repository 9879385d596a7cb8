import { FORMATS } from '../data/need.ts';
import type { DataControl } from '../declare/data.ts';
import type { Control, Experiment, Json, Params } from '../declare/define.ts';
import { alignRows, cellText, tableText } from './columns.ts';
import { between } from '../declare/validate-lists.ts';

/** What the command line prints for people: the list, one experiment's help, one result. */

export const USAGE = `用法：
  npm run -s lab -- list                              列出所有实验
  npm run -s lab -- <实验> [名字=值 …] [seed=n]       运行，打印表格
  npm run -s lab -- <实验> [名字=值 …] --json         运行，打印一份 JSON：{ id, params, seed, result }
  npm run -s lab -- <实验> [名字=值 …] --csv          运行，打印一份 CSV，与页面上下载的相同
  npm run -s lab -- <实验> --data 名字=文件           用你自己的数据（几个文件就写几次）
  npm run -s lab -- <实验> --help                     它的参数和结果字段
选项：--root <文件夹> 用别处的实验。
退出码：0 成功，1 运行出错，2 写法、名字或值不对，130 被中断。`;

export function listText(experiments: { id: string; title: string; summary: string }[]): string {
  return alignRows(experiments.map(({ id, title, summary }) => [id, title, summary]));
}

export function helpText(id: string, { title, summary, controls, fields, seeded }: Experiment): string {
  const parameters = Object.entries(controls).map(([name, control]) => [
    `  ${name}`,
    control.label,
    allowedText(control),
    `默认 ${valueText(control.value)}`,
    control.help ?? '',
  ]);
  const seed = ['  seed', '随机种子', '非负整数', '默认 0', seeded ? '' : '这个实验没有随机，种子不起作用。'];
  const results = Object.entries(fields).map(([path, meaning]) => [`  ${path}`, meaning]);
  return `${id}：${title}\n${summary}\n\n参数（写成 名字=值）\n${alignRows([...parameters, seed])}\n\n结果字段（* 代表任一名字或序号）\n${alignRows(results)}`;
}

function allowedText(control: Control): string {
  switch (control.kind) {
    case 'number': {
      const limit = control.atMost === undefined ? '' : `，不超过 ${control.atMost}`;
      const kind = Number.isInteger(control.step) ? '整数' : '数';
      return `${control.min} 到 ${control.max} 的${kind}${control.unit === undefined ? '' : `（${control.unit}）`}${limit}${control.optional ? '，或者留空' : ''}`;
    }
    case 'choice':
      return Object.entries(control.options)
        .map(([value, label]) => `${value}（${label}）`)
        .join('、');
    case 'function':
      return `不超过 ${control.maxLength} 个字符，例如 ${Object.keys(control.presets).join('、')}`;
    case 'bits':
      return control.names
        ? `${control.names.length} 个 0 或 1，依次是 ${control.names.join('、')}`
        : `与 ${control.lengthOf} 同长的 0 和 1`;
    case 'numbers':
      return `${between(control.least, control.most)} 个 ${control.min} 到 ${control.max} 的${Number.isInteger(control.step) ? '整数' : '数'}，用逗号隔开`;
    case 'rows':
      return `${between(...control.rows)} 行数，每行 ${between(...control.each)} 个，每个 ${control.min} 到 ${control.max}；数用逗号、行用分号隔开`;
    case 'points':
      return `${between(...control.groups)} 组点 x,y，每组 ${between(...control.each)} 个，x 从 ${control.x.join(' 到 ')}，y 从 ${control.y.join(' 到 ')}；点用空格、组用分号隔开`;
    case 'images':
    case 'recordings':
    case 'table':
    case 'tied-states':
      return pickText(control);
  }
}

/** The sets of an input, and what one's own file may be. */
function pickText({ sets, kind }: DataControl): string {
  const own = Object.entries(sets).map(([name, { label }]) => `${name}（${label}）`);
  return `${own.join('、')}，或用 --data 给你自己的文件（${FORMATS[kind]}）`;
}

export function resultText(id: string, experiment: Experiment, params: Params, seed: number, result: Json): string {
  const given = Object.entries({ ...params, seed }).map(([name, value]) => `${name}=${valueText(value)}`);
  return [
    `${experiment.title}（${id}）`,
    given.join('  '),
    '',
    experiment.describe(result, params),
    '',
    tableText(experiment.table(result, params)),
  ].join('\n');
}

const valueText = (value: string | number | null): string => (value === null ? '（空）' : cellText(value));
