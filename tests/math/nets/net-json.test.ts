import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NetFault, readNetJson, writeNetJson } from '../../../src/math/nets/net-json.ts';
import type { WrittenNet } from '../../../src/math/nets/written-net.ts';
import { anyNet } from './any-net.ts';

it('what is written is read as the same net, to the last bit', () => {
  fc.assert(
    fc.property(anyNet, (net) => {
      const { scales, ...rest } = net;
      expect(readNetJson(writeNetJson(net))).toEqual(scales ? net : rest);
    }),
  );
});

const net: WrittenNet = {
  inputs: '1100000',
  layers: [
    { kernel: [1, 2, 3, 4], bias: [5, 6] },
    { kernel: [7, 8], bias: [9] },
  ],
  activation: 'tanh',
  squashed: true,
};

it('is written in the documented form', () => {
  expect(JSON.parse(writeNetJson(net))).toEqual({
    inputs: ['x1', 'x2'],
    layers: [
      {
        kernel: [
          [1, 2],
          [3, 4],
        ],
        bias: [5, 6],
        activation: 'tanh',
      },
      { kernel: [[7], [8]], bias: [9], activation: 'sigmoid' },
    ],
  });
  expect(readNetJson(`\ufeff${writeNetJson(net)}`)).toEqual(net);
});

type Loose = { inputs: unknown; layers: Record<string, unknown>[]; scales?: unknown };
const spoiled = (spoil: (loose: Loose) => void): string => {
  const loose = JSON.parse(writeNetJson(net)) as Loose;
  spoil(loose);
  return JSON.stringify(loose);
};

describe('what is no net is refused with a place and a way out', () => {
  const cases: [string, string, RegExp][] = [
    [
      'a broken text',
      writeNetJson(net).replace('"bias": [5, 6],', '"bias": [5, 6'),
      /^第 \d+ 行第 \d+ 个字符起不是 JSON；/,
    ],
    ['a cut text', writeNetJson(net).slice(0, 40), /JSON；检查/],
    ['a list', '[1]', /^最外层应是 \{ … \}，却是 \[1\]/],
    ['no layers', '{"inputs":["x1"]}', /^缺少 layers；/],
    ['no inputs', spoiled((n) => (n.inputs = [])), /^inputs 是空的/],
    ['an unknown input', spoiled((n) => (n.inputs = ['x1', 'x3'])), /^inputs\[1\] 是 "x3"，应是 x1、x2/],
    ['an input twice', spoiled((n) => (n.inputs = ['x2', 'x2'])), /^inputs\[1\] 的 x2 重复了/],
    [
      'a row short',
      spoiled((n) => (n.layers[0]!.kernel = [[1, 2]])),
      /^layers\[0\]\.kernel 有 1 行，这一层却有 2 个输入/,
    ],
    [
      'a number short',
      spoiled((n) => (n.layers[0]!.kernel = [[1, 2], [3]])),
      /^layers\[0\]\.kernel\[1\] 有 1 个数，应有 2 个/,
    ],
    ['a word', spoiled((n) => (n.layers[1]!.kernel = [['a'], [1]])), /^layers\[1\]\.kernel\[0\]\[0\] 是 "a"，应是/],
    ['a number too large', spoiled((n) => (n.layers[1]!.bias = [1e9])), /^layers\[1\]\.bias\[0\] 是 1000000000/],
    [
      'two outputs',
      spoiled((n) =>
        Object.assign(n.layers[1]!, {
          kernel: [
            [1, 2],
            [1, 2],
          ],
          bias: [1, 2],
        }),
      ),
      /^layers\[1\] 是输出层，应有 1 个单元，却有 2 个/,
    ],
    [
      'no units',
      spoiled((n) => Object.assign(n.layers[0]!, { kernel: [[], []], bias: [] })),
      /^layers\[0\]\.bias 有 0 个数/,
    ],
    [
      'an unknown activation',
      spoiled((n) => (n.layers[0]!.activation = 'gelu')),
      /^layers\[0\]\.activation 是 "gelu"，应是 relu/,
    ],
    [
      'an output that bends otherwise',
      spoiled((n) => (n.layers[1]!.activation = 'tanh')),
      /^layers\[1\]\.activation 是“tanh”，输出层应是/,
    ],
    ['too many layers', spoiled((n) => (n.layers = Array.from({ length: 8 }, () => n.layers[1]!))), /^layers 有 8 层/],
    ['ends out of order', spoiled((n) => (n.scales = { x1: [2, 1], x2: [0, 1], y: [0, 1] })), /^scales\.x1 是 \[2,1\]/],
    ['a book', 'x'.repeat(100_001), /^文件有 100001 个字符/],
  ];
  it.each(cases)('%s', (_, text, message) => {
    let said: unknown;
    try {
      readNetJson(text);
    } catch (error) {
      said = error;
    }
    expect(said).toBeInstanceOf(NetFault);
    expect((said as NetFault).message).toMatch(message);
    expect((said as NetFault).message).toMatch(/；.+。$/u);
    expect((said as NetFault).message.length).toBeLessThan(200);
  });

  it('two kinds of hidden layers', () => {
    const hidden = { kernel: [[1], [1]], bias: [0], activation: 'relu' };
    const text = spoiled((n) => {
      n.layers = [n.layers[0]!, hidden, { kernel: [[1]], bias: [0], activation: 'linear' }];
    });
    expect(() => readNetJson(text)).toThrow('layers[1].activation 是“relu”，layers[0] 的却是“tanh”');
  });

  it('nothing else is thrown, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readNetJson(text);
        } catch (error) {
          expect(error).toBeInstanceOf(NetFault);
        }
      }),
    );
  });
});
