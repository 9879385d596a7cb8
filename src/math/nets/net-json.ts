import { planeFeatures } from './plane-features.ts';
import { netActivations, type NetActivation, type WrittenNet } from './written-net.ts';

/**
 * Nets as JSON, out and in:
 *
 *   { "inputs": ["x1", "x2"],
 *     "layers": [ { "kernel": [[w, w], [w, w]], "bias": [b, b], "activation": "tanh" },
 *                 { "kernel": [[w], [w]], "bias": [b], "activation": "sigmoid" } ] }
 *
 * `inputs` are features of the plane in the order of plane-features.ts; kernel[i][j] joins input i of the layer to its unit j. All hidden
 * layers have one activation of relu, tanh, sigmoid, linear; the last layer has one unit, "sigmoid" if it gives the probability of class 1
 * and "linear" if it gives a value. A net that learnt a scaled table has "scales" beside them, as in WrittenNet.
 */

/** A text that is no such net: one Chinese sentence that says where, what is wrong and how to mend it. */
export class NetFault extends Error {}

/** Rows of numbers stand on a line each. */
export function writeNetJson({ inputs, layers, activation, squashed, scales }: WrittenNet): string {
  const names = planeFeatures.filter((_, i) => inputs[i] === '1').map(({ id }) => JSON.stringify(id));
  const row = (numbers: readonly number[]) => `[${numbers.join(', ')}]`;
  const layer = ({ kernel, bias }: WrittenNet['layers'][number], l: number) => {
    const last = l === layers.length - 1;
    const rows = Array.from({ length: kernel.length / bias.length }, (_, i) =>
      row(kernel.slice(i * bias.length, (i + 1) * bias.length)),
    );
    return [
      '    {',
      `      "kernel": [\n        ${rows.join(',\n        ')}\n      ],`,
      `      "bias": ${row(bias)},`,
      `      "activation": "${last ? (squashed ? 'sigmoid' : 'linear') : activation}"`,
      '    }',
    ].join('\n');
  };
  const scaled = scales
    ? `,\n  "scales": { "x1": ${row(scales.x1)}, "x2": ${row(scales.x2)}, "y": ${row(scales.y)} }`
    : '';
  return `{\n  "inputs": [${names.join(', ')}],\n  "layers": [\n${layers.map(layer).join(',\n')}\n  ]${scaled}\n}\n`;
}

/** Hidden layers and units in a layer at most. */
const MOST_LAYERS = 6,
  MOST_UNITS = 8;
/** Longer texts are refused before they are read. */
const LONGEST = 100_000;
/** Larger numbers are of no net that learns. */
const LARGEST = 1e6;

/** @throws NetFault */
export function readNetJson(text: string): WrittenNet {
  if (text.length > LONGEST) fault(`文件有 ${text.length} 个字符，至多 ${LONGEST} 个；选一份由这里存出的网络`);
  const net = object(parsed(text.replace(/^\ufeff/, '')), '最外层');
  const inputs = readInputs(net.inputs);
  const list = array(net.layers, 'layers');
  if (list.length < 1 || list.length > MOST_LAYERS + 1)
    fault(`layers 有 ${list.length} 层，应有 1 到 ${MOST_LAYERS + 1} 层（最后一层是输出）；增减到这么多`);
  let before = [...inputs].filter((bit) => bit === '1').length;
  const layers = list.map((one, l) => {
    const read = readLayer(one, `layers[${l}]`, before);
    before = read.bias.length;
    return read;
  });
  const hidden = layers.slice(0, -1),
    last = layers.at(-1)!;
  if (last.bias.length !== 1)
    fault(`layers[${layers.length - 1}] 是输出层，应有 1 个单元，却有 ${last.bias.length} 个；只留一个`);
  if (last.activation !== 'sigmoid' && last.activation !== 'linear')
    fault(
      `layers[${layers.length - 1}].activation 是“${last.activation}”，输出层应是 sigmoid（两类）或 linear（值）；改成其中一个`,
    );
  const other = hidden.findIndex(({ activation }) => activation !== hidden[0]!.activation);
  if (other > 0)
    fault(
      `layers[${other}].activation 是“${hidden[other]!.activation}”，layers[0] 的却是“${hidden[0]!.activation}”；隐藏层要用同一种`,
    );
  const scales = net.scales === undefined || net.scales === null ? null : readScales(net.scales);
  return {
    inputs,
    layers: layers.map(({ kernel, bias }) => ({ kernel, bias })),
    activation: hidden[0]?.activation ?? 'tanh',
    squashed: last.activation === 'sigmoid',
    ...(scales && { scales }),
  };
}

function fault(message: string): never {
  throw new NetFault(`${message}。`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    if (at === undefined) return fault('这不是完整的 JSON；检查括号与引号是否成对，或者重新存一份');
    const lines = text.slice(0, Number(at)).split('\n');
    return fault(
      `第 ${lines.length} 行第 ${lines.at(-1)!.length + 1} 个字符起不是 JSON；检查那里的逗号、括号与引号，或者重新存一份`,
    );
  }
}

/** A value inside a sentence, short. */
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '空的';
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
};

function object(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    fault(`${where}应是 { … }，却是 ${shown(value)}；照 { "inputs": […], "layers": […] } 来写`);
  return value as Record<string, unknown>;
}

function array(value: unknown, where: string): unknown[] {
  if (value === undefined) fault(`缺少 ${where}；照 { "inputs": […], "layers": […] } 补上`);
  if (!Array.isArray(value)) fault(`${where} 应是 [ … ]，却是 ${shown(value)}；补上方括号`);
  return value as unknown[];
}

function readInputs(value: unknown): string {
  const names = array(value, 'inputs');
  const places = names.map((name, i) => {
    const at = planeFeatures.findIndex(({ id }) => id === name);
    if (at < 0)
      fault(`inputs[${i}] 是 ${shown(name)}，应是 ${planeFeatures.map(({ id }) => id).join('、')} 之一；改成其中一个`);
    if (i > 0 && planeFeatures.findIndex(({ id }) => id === names[i - 1]) >= at)
      fault(
        `inputs[${i}] 的 ${String(name)} 重复了，或者排错了先后；按 ${planeFeatures.map(({ id }) => id).join('、')} 的先后来写`,
      );
    return at;
  });
  if (places.length === 0) fault('inputs 是空的；至少写一个，例如 "x1"');
  return planeFeatures.map((_, i) => (places.includes(i) ? '1' : '0')).join('');
}

function numbers(value: unknown, where: string, count: number | undefined): number[] {
  const list = array(value, where);
  if (count !== undefined && list.length !== count)
    fault(`${where} 有 ${list.length} 个数，应有 ${count} 个；补齐或去掉`);
  const at = list.findIndex((one) => typeof one !== 'number' || !(Math.abs(one) <= LARGEST));
  if (at >= 0) fault(`${where}[${at}] 是 ${shown(list[at])}，应是 −${LARGEST} 到 ${LARGEST} 的数；改成数`);
  return list.map((one) => (one as number) + 0);
}

function readLayer(value: unknown, where: string, inputs: number) {
  const layer = object(value, where);
  const bias = numbers(layer.bias, `${where}.bias`, undefined);
  if (bias.length < 1 || bias.length > MOST_UNITS)
    fault(`${where}.bias 有 ${bias.length} 个数，一层应有 1 到 ${MOST_UNITS} 个单元；增减单元`);
  const rows = array(layer.kernel, `${where}.kernel`);
  if (rows.length !== inputs)
    fault(`${where}.kernel 有 ${rows.length} 行，这一层却有 ${inputs} 个输入，一个输入写一行；补齐或去掉`);
  const kernel = rows.flatMap((row, i) => numbers(row, `${where}.kernel[${i}]`, bias.length));
  const activation = netActivations.find((name) => name === layer.activation);
  if (!activation)
    fault(`${where}.activation 是 ${shown(layer.activation)}，应是 ${netActivations.join('、')} 之一；改成其中一个`);
  return { kernel, bias, activation: activation as NetActivation };
}

function readScales(value: unknown) {
  const scales = object(value, 'scales');
  const ends = (name: string): [number, number] => {
    const list = array(scales[name], `scales.${name}`);
    const wrong = list.length !== 2 || !list.every((one) => typeof one === 'number');
    if (wrong || (list[0] as number) > (list[1] as number))
      fault(`scales.${name} 是 ${shown(scales[name])}，应是 [最小值, 最大值]；照这样写`);
    return list as [number, number];
  };
  return { x1: ends('x1'), x2: ends('x2'), y: ends('y') };
}
