import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random, streams, type Random } from '../../src/math/random.ts';

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** Σ (observed − expected)²/expected. */
const chiSquare = (observed: readonly number[], expected: number) =>
  observed.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
/** χ² has mean k and variance 2k: ±5 standard deviations. */
const plausible = (statistic: number, k: number) => Math.abs(statistic - k) < 5 * Math.sqrt(2 * k);

const counts = (cells: number, samples: number, draw: () => number) => {
  const seen = Array.from({ length: cells }, () => 0);
  for (let i = 0; i < samples; i++) seen[draw()]!++;
  return seen;
};

describe('a stream', () => {
  test('is these very integers for ever', () => {
    const first = (seed: number, name: string) => {
      const stream = random(seed, name);
      return Array.from({ length: 4 }, () => stream.bits());
    };
    expect({
      weights0: first(0, 'weights'),
      weights1: first(1, 'weights'),
      data0: first(0, 'data'),
      far: first(Number.MAX_SAFE_INTEGER, '数据'),
    }).toMatchInlineSnapshot(`
      {
        "data0": [
          537794890,
          139468668,
          3511543114,
          1920639428,
        ],
        "far": [
          1685127351,
          2713431111,
          3253353261,
          4062938845,
        ],
        "weights0": [
          2586571869,
          2721163719,
          375443404,
          373033384,
        ],
        "weights1": [
          2700242749,
          3130871167,
          1098947861,
          3451475280,
        ],
      }
    `);
  });

  test('follows from seed and name alone', () => {
    fc.assert(
      fc.property(seeds, fc.string(), (seed, name) => {
        const a = random(seed, name),
          b = streams(seed)(name);
        for (let i = 0; i < 20; i++)
          if (a.bits() !== b.bits() || a.normal() !== b.normal() || a.integer(7) !== b.integer(7)) return false;
        return true;
      }),
    );
  });

  test('is not moved by draws from another', () => {
    const alone = random(3, 'weights'),
      beside = random(3, 'weights'),
      other = random(3, 'data');
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < i % 5; j++) other.normal();
      expect(beside.bits()).toBe(alone.bits());
    }
  });

  test.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses the seed %d', (seed) => {
    expect(() => random(seed, 'x')).toThrow(/invalid seed/);
  });
});

/** Correlation of the uniform numbers of two streams. */
function correlation(a: Random, b: Random, samples: number): number {
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += (a.uniform() - 0.5) * (b.uniform() - 0.5);
  return (12 * sum) / samples;
}

describe('different streams', () => {
  const neighbours: [Random, Random][] = [
    ...Array.from({ length: 50 }, (_, i): [Random, Random] => [random(i, 'weights'), random(i + 1, 'weights')]),
    ...['a', 'b', 'data', 'weight', 'weights0', ' weights', '权重'].map((name): [Random, Random] => [
      random(0, 'weights'),
      random(0, name),
    ]),
    [random(12, '3/x'), random(1, '23/x')],
    [random(0, 'weights'), random(2 ** 32, 'weights')],
  ];
  test('are uncorrelated, neighbours in seed or name too', () => {
    const samples = 4000;
    for (const [a, b] of neighbours) expect(Math.abs(correlation(a, b, samples))).toBeLessThan(5 / Math.sqrt(samples));
  });

  test('begin differently', () => {
    const first = new Set<string>();
    for (let seed = 0; seed < 2000; seed++) {
      for (const name of ['data', 'weights', 'shuffle']) {
        const stream = random(seed, name);
        first.add(`${stream.bits()} ${stream.bits()}`);
      }
    }
    expect(first.size).toBe(6000);
  });
});

describe('bits', () => {
  test('are 32, each set half of the time, successive ones unrelated', () => {
    const stream = random(4, 'bits'),
      samples = 20_000,
      set = Array.from({ length: 32 }, () => 0),
      repeated = Array.from({ length: 32 }, () => 0);
    let last = stream.bits();
    for (let i = 0; i < samples; i++) {
      const value = stream.bits();
      if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) expect.fail(`${value}`);
      for (let j = 0; j < 32; j++) {
        set[j]! += (value >>> j) & 1;
        repeated[j]! += (~(value ^ last) >>> j) & 1;
      }
      last = value;
    }
    for (const count of [...set, ...repeated])
      expect(Math.abs(count - samples / 2)).toBeLessThan(2.5 * Math.sqrt(samples));
  });
});

describe('uniform', () => {
  test('has the moments of the uniform law', () => {
    const stream = random(5, 'uniform'),
      samples = 200_000,
      sums = [0, 0, 0, 0];
    let least = 1,
      most = 0;
    for (let i = 0; i < samples; i++) {
      const x = stream.uniform();
      least = Math.min(least, x);
      most = Math.max(most, x);
      for (let k = 0; k < 4; k++) sums[k]! += x ** (k + 1);
    }
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBeLessThan(1);
    sums.forEach((sum, k) =>
      expect(Math.abs(sum / samples - 1 / (k + 2))).toBeLessThan((5 * 0.3) / Math.sqrt(samples)),
    );
  });

  test('fills a hundred cells, and pairs of successive numbers a grid, evenly', () => {
    const stream = random(6, 'uniform'),
      draw = () => Math.floor(stream.uniform() * 10);
    expect(
      plausible(
        chiSquare(
          counts(100, 100_000, () => Math.floor(stream.uniform() * 100)),
          1000,
        ),
        99,
      ),
    ).toBe(true);
    expect(
      plausible(
        chiSquare(
          counts(100, 100_000, () => 10 * draw() + draw()),
          1000,
        ),
        99,
      ),
    ).toBe(true);
  });

  test('uses all 53 bits', () => {
    const stream = random(7, 'uniform');
    const odd = counts(2, 10_000, () => (stream.uniform() * 2 ** 53) % 2);
    expect(plausible(chiSquare(odd, 5000), 1)).toBe(true);
  });
});

describe('integer', () => {
  test.each([1, 2, 3, 6, 7, 10, 52, 97])('below %i is even over its values', (n) => {
    const stream = random(8, `integer ${n}`);
    const seen = counts(n, 1000 * n, () => stream.integer(n));
    expect(seen).toHaveLength(n); // none out of range
    if (n > 1) expect(plausible(chiSquare(seen, 1000), n - 1)).toBe(true);
  });

  test('has no modulo bias where it would be greatest', () => {
    // Below 3·2^30, x mod n would give the lowest third twice the weight of each of the others.
    const stream = random(9, 'bias'),
      n = 3 * 2 ** 30;
    const thirds = counts(3, 60_000, () => Math.floor(stream.integer(n) / 2 ** 30));
    expect(plausible(chiSquare(thirds, 20_000), 2)).toBe(true);
  });

  test('takes the whole range and refuses the rest', () => {
    const stream = random(10, 'range');
    expect(stream.integer(1)).toBe(0);
    expect(stream.integer(2 ** 32)).toBeLessThan(2 ** 32);
    for (const n of [0, -1, 1.5, NaN, 2 ** 32 + 1]) expect(() => stream.integer(n)).toThrow(/invalid n/);
  });
});

describe('normal', () => {
  test('has the moments of the standard normal law', () => {
    const stream = random(11, 'normal'),
      samples = 200_000,
      sums = [0, 0, 0, 0];
    for (let i = 0; i < samples; i++) {
      const x = stream.normal();
      for (let k = 0; k < 4; k++) sums[k]! += x ** (k + 1);
    }
    // Variances of x, x², x³, x⁴ are 1, 2, 15, 96.
    [0, 1, 0, 3].forEach((moment, k) =>
      expect(Math.abs(sums[k]! / samples - moment)).toBeLessThan(5 * Math.sqrt([1, 2, 15, 96][k]! / samples)),
    );
  });

  test('has its quantiles', () => {
    const stream = random(12, 'normal');
    // Boundaries of ten equally likely cells.
    const deciles = [
      -1.2815515655446, -0.8416212335729, -0.524400512708, -0.2533471031358, 0, 0.2533471031358, 0.524400512708,
      0.8416212335729, 1.2815515655446,
    ];
    const seen = counts(10, 100_000, () => {
      const x = stream.normal();
      return deciles.filter((limit) => x >= limit).length;
    });
    expect(plausible(chiSquare(seen, 10_000), 9)).toBe(true);
  });
});

describe('shuffle', () => {
  test('permutes in place', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer(), { maxLength: 60 }), (seed, values) => {
        const shuffled = [...values];
        expect(random(seed, 'shuffle').shuffle(shuffled)).toBe(shuffled);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });

  test('takes typed arrays', () => {
    expect(
      [...random(0, 'shuffle').shuffle(Int32Array.from({ length: 50 }, (_, i) => i))].toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  test('gives every order of four cards equally often', () => {
    const stream = random(13, 'shuffle'),
      seen = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = stream.shuffle([0, 1, 2, 3]).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    expect(plausible(chiSquare([...seen.values()], 1000), 23)).toBe(true);
  });
});
