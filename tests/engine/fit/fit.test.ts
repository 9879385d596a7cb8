import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from '../../../src/engine/fit/fit.ts';
import { schedules } from '../../../src/engine/fit/schedules.ts';
import { ready } from '../../../src/engine/ready.ts';
import { plain, start as startCase, type TrainingCase } from '../training-case.ts';

beforeAll(() => ready());

/** A learner whose i-th step loses `slope`·i, and which notes what is asked of it. */
function recorder(slope = 1) {
  const asked: [steps: number, share: number][] = [];
  let taken = 0;
  return {
    asked,
    disposed: 0,
    trainer: {
      step(k: number, share = 1) {
        asked.push([k, share]);
        return Float32Array.from({ length: k }, () => slope * taken++);
      },
    },
    dispose() {
      this.disposed++;
    },
  };
}
const looked = <L>({ done, losses }: { done: number; losses: readonly number[]; learners: readonly L[] }) => ({
  done,
  losses: [...losses],
});

describe('train, measure, yield', () => {
  it('looks before the first step, then equally often, at most so often, and last when all steps are taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 50 }), (steps, looks) => {
        const learner = recorder();
        const reached = [...fit([() => learner], { steps, looks }, ({ done }) => done)];
        expect(reached[0]).toBe(0);
        expect(reached.at(-1)).toBe(steps);
        expect(reached.length - 1).toBeLessThanOrEqual(looks);
        const gaps = reached.slice(1).map((done, i) => done - reached[i]!);
        expect(new Set(gaps.slice(0, -1)).size).toBeLessThanOrEqual(1);
        expect(gaps.at(-1)).toBeLessThanOrEqual(gaps[0]!);
        // At a constant rate a slice is one call.
        expect(learner.asked).toEqual(gaps.map((gap) => [gap, 1]));
      }),
    );
    expect([...fit([recorder], { steps: 10, looks: 4 }, ({ done }) => done)]).toEqual([0, 3, 6, 9, 10]);
    expect([...fit([recorder], { steps: 0, looks: 4 }, looked)]).toEqual([{ done: 0, losses: [] }]);
  });

  it('tells each learner’s mean loss since the last look', () => {
    const all = [...fit([() => recorder(1), () => recorder(10)], { steps: 7, looks: 2 }, looked)];
    // Steps 0 … 3, then 4 … 6.
    expect(all).toEqual([
      { done: 0, losses: [] },
      { done: 4, losses: [1.5, 15] },
      { done: 7, losses: [5, 50] },
    ]);
  });

  it('gives every step its own share of the rate, whatever the looks', () => {
    for (const looks of [1, 3, 10, 100]) {
      const learner = recorder();
      const losses = [...fit([() => learner], { steps: 10, looks, schedule: schedules.cosine }, looked)];
      expect(learner.asked).toEqual(Array.from({ length: 10 }, (_, i) => [1, schedules.cosine(i, 10)]));
      if (looks === 1) expect(losses.at(-1)).toEqual({ done: 10, losses: [4.5] });
    }
    const stairs = recorder();
    const schedule = (i: number) => (i < 4 ? 1 : 0.5);
    for (const _ of fit([() => stairs], { steps: 9, looks: 3, schedule }, looked));
    expect(stairs.asked).toEqual([
      [3, 1],
      [1, 1],
      [2, 0.5],
      [3, 0.5],
    ]);
  });

  it('frees what it started, once: at its end, where its consumer stops, where measuring or a later start fails', () => {
    const learners = [recorder(), recorder()];
    const run = (stop: number | undefined, measure = looked) => {
      for (const { done } of fit(
        learners.map((learner) => () => learner),
        { steps: 10, looks: 5 },
        measure,
      ))
        if (done === stop) break;
    };
    const counts = () => learners.map(({ disposed }) => disposed);
    run(undefined);
    expect(counts()).toEqual([1, 1]);
    run(0);
    expect(counts()).toEqual([2, 2]);
    run(4);
    expect(counts()).toEqual([3, 3]);
    const failing = () => {
      throw new Error('no measure');
    };
    expect(() => run(undefined, failing)).toThrow('no measure');
    expect(counts()).toEqual([4, 4]);
    const starts = [() => learners[0]!, () => failing() as never];
    expect(() => fit(starts, { steps: 10, looks: 5 }, looked).next()).toThrow('no measure');
    expect(counts()).toEqual([5, 4]);
  });

  it('starts nothing before it is asked for a first result, and refuses what cannot be', () => {
    let started = 0;
    const asked = fit([() => (started++, recorder())], { steps: 3, looks: 1 }, looked);
    expect(started).toBe(0);
    asked.next();
    expect(started).toBe(1);
    for (const steps of [-1, 1.5, NaN])
      expect(() => fit([recorder], { steps, looks: 1 }, looked).next()).toThrow('invalid steps');
    for (const looks of [0, 1.5, NaN])
      expect(() => fit([recorder], { steps: 1, looks }, looked).next()).toThrow('invalid looks');
  });
});

describe('with trainers', () => {
  const one: TrainingCase = { ...plain, optimizer: { kind: 'adam', learningRate: 0.01 } };

  it('ends at the bits of training in one go, however often it looks', () => {
    const whole = startCase(one, 'fused');
    whole.trainer.step(50);
    for (const looks of [1, 7, 50]) {
      let learner: ReturnType<typeof startCase> | undefined;
      const begin = () => {
        learner = startCase(one, 'fused');
        return { trainer: learner.trainer, dispose: learner.stop };
      };
      let weights: number[] = [];
      for (const done of fit([begin], { steps: 50, looks }, ({ done }) => done))
        if (done === 50) weights = learner!.weights();
      expect(weights).toEqual(whole.weights());
    }
    whole.stop();
  });
});
