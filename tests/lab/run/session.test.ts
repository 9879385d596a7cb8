import { sameState } from '../../../src/lab/declare/address.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Controls } from '../../../src/lab/declare/define.ts';
import {
  cost,
  isLive,
  isStale,
  next,
  open,
  TRIAL_SECONDS,
  type Event,
  type Outcome,
  type Session,
  type Subject,
} from '../../../src/lab/run/session.ts';
import { readParams } from '../../../src/lab/declare/validate.ts';

const controls = {
  d: { kind: 'number', label: '位数', min: 2, max: 16, step: 1, value: 4 },
  m: { kind: 'number', label: '块长', min: 2, max: 16, step: 1, value: 4, atMost: 'd' },
} as const satisfies Controls;
const state = (given: Record<string, number>, seed = 0) => ({ params: readParams(controls, given).params!, seed });
const subject: Subject = { controls, published: [state({}), state({ d: 8 })], origin: state({}) };
const outcome = (result: number, of = state({})): Outcome => ({
  ...of,
  result,
  sentence: `得 ${result}`,
  table: { columns: [], rows: [] },
});

/** The session after those events, from the origin. */
const after = (...events: Event[]): Session =>
  events.reduce((session, event) => next(session, event, subject), open(subject));
const visit = (given: Record<string, number>, ...faults: string[]): Event => ({
  type: 'open',
  asked: { ...state(given), faults },
});
const change = (name: string, value: unknown, gesture = 0): Event => ({ type: 'change', name, value, gesture });
const result = (ticket: number, value: number, verdict?: 'unpublished', progress = 0.5): Event => ({
  type: 'result',
  ticket,
  outcome: outcome(value),
  progress,
  ...(verdict && { verdict }),
});

describe('a figure', () => {
  test('starts with its published result and runs on a tap', () => {
    expect(open(subject).phase).toBe('published');
    expect(after({ type: 'run' })).toMatchObject({ phase: 'starting', ticket: 1 });
    expect(after({ type: 'run' }, result(1, 7))).toMatchObject({ phase: 'running', shown: { result: 7 } });
  });

  test('shows what the run before brings while the new one has nothing: it decides nothing, and comes too late once there is more', () => {
    const dragged = after(change('d', 5), change('d', 6), result(1, 7));
    expect(dragged).toMatchObject({ phase: 'starting', ticket: 2, shown: { result: 7 }, params: { d: 6 } });
    expect(isStale(dragged, subject)).toBe(true);
    expect(after(change('d', 5), change('d', 6), result(1, 7, 'unpublished')).phase).toBe('starting');
    const going = after(change('d', 5), change('d', 6), result(2, 8), result(1, 7));
    expect(going).toMatchObject({ phase: 'running', shown: { result: 8 } });
    expect(after(change('d', 5), { type: 'restore' }, result(1, 7)).shown).toBeUndefined();
    expect(after(change('d', 5), result(2, 7)).shown).toBeUndefined();
  });

  test('of a link to other parameters runs by itself; to published ones it shows them; what is wrong in the link is said either way', () => {
    expect(after(visit({ d: 5 }))).toMatchObject({ phase: 'starting', trial: true, params: { d: 5 }, past: [] });
    expect(after(visit({ d: 8 }))).toMatchObject({ phase: 'published', trial: false });
    expect(after(visit({}, 'd 应是整数。')).fault?.message).toContain('d 应是整数。');
    expect(after(visit({ d: 5 }, 'm 应是整数。')).fault?.message).toContain('m 应是整数。');
  });

  test('holds what a link asked for when it proves long, and says what is left of it; a run that a touch began is never held', () => {
    const long: Event = { type: 'long', ticket: 1 };
    const offered = after(visit({ d: 5 }), result(1, 7, undefined, 0.25), long);
    expect(offered).toMatchObject({ phase: 'waiting', held: true, shown: { result: 7 } });
    expect(cost(offered)).toBeCloseTo(TRIAL_SECONDS * 3, 12);
    expect(next(offered, result(1, 8), subject)).toMatchObject({ phase: 'waiting', shown: { result: 8 } });
    expect(next(offered, { type: 'run' }, subject)).toMatchObject({ phase: 'running', held: false, ticket: 1 });
    expect(next(offered, change('d', 6), subject)).toMatchObject({ phase: 'starting', ticket: 2, held: false });
    expect(cost(after(visit({ d: 5 }), long))).toBeUndefined();
    expect(after(visit({ d: 5 }), result(1, 7, 'unpublished'), long).phase).toBe('done');
    expect(after(change('d', 5), result(1, 7), long).phase).toBe('running');
    expect(after(visit({ d: 5 }), visit({ d: 6 }), long).phase).toBe('starting');
  });

  test('says when the picture is not of the parameters that are set', () => {
    const stale = (...events: Event[]) => isStale(after(...events), subject);
    expect(stale()).toBe(false);
    expect(stale(change('d', 5))).toBe(true);
    expect(stale(change('d', 5), { ...result(1, 7), outcome: outcome(7, state({ d: 5 })) } as Event)).toBe(false);
    expect(stale(change('d', 5), { type: 'undo' })).toBe(false);
    expect(stale({ type: 'seed', seed: 3 })).toBe(true);
  });

  test('two quick touches both count, though nothing of the first is shown yet', () => {
    const more = change('d', ({ d }: { d: number }) => d + 1);
    expect(after(more, more).params.d).toBe(6);
  });

  test('changed to parameters without a result runs at once, to published ones shows theirs', () => {
    expect(after(change('d', 5))).toMatchObject({ phase: 'starting', ticket: 1, params: { d: 5, m: 4 } });
    expect(after(change('d', 5), change('d', 8))).toMatchObject({ phase: 'published', ticket: 1 });
  });

  test('back at its origin shows the still again, but a view that the reader is touching stays', () => {
    const events = [change('d', 5), result(1, 7), change('d', 4)];
    expect(after(...events)).toMatchObject({ phase: 'published', shown: undefined });
    const viewed = { ...subject, viewed: true };
    const touched = events.reduce((session, event) => next(session, event, viewed), open(viewed));
    expect(touched).toMatchObject({ phase: 'published', shown: { result: 7 } });
    expect(next(touched, { type: 'published', outcome: outcome(4) }, viewed).shown?.result).toBe(4);
    expect(next(open(viewed), change('d', 4), viewed).shown).toBeUndefined();
  });

  test('shows a published result once it was read, unless the reader has moved on', () => {
    const read: Event = { type: 'published', outcome: outcome(8, state({ d: 8 })) };
    expect(after(change('d', 8), read)).toMatchObject({ phase: 'published', shown: { result: 8 } });
    expect(after(change('d', 8), change('d', 4), read)).toMatchObject({ phase: 'published', shown: undefined });
    expect(after(change('d', 8), { type: 'run' }, read).shown).toBeUndefined();
    expect(after({ type: 'run' }, result(1, 7), { type: 'restore' }).shown).toBeUndefined();
  });

  test('lowers what depends on the changed parameter', () => {
    expect(after(change('d', 3)).params).toEqual({ d: 3, m: 3 });
  });

  test('keeps everything and says why when a value cannot be taken', () => {
    const session = after(change('d', 'x'));
    expect(session).toMatchObject({ phase: 'published', params: { d: 4 }, fault: { name: 'd' } });
    expect(next(session, change('d', 4), subject).fault).toBeUndefined();
  });

  test('pauses, steps and goes on; a result on its way while pausing does not start it again', () => {
    const paused = after({ type: 'run' }, result(1, 1), { type: 'pause' }, result(1, 2));
    expect(paused).toMatchObject({ phase: 'paused', shown: { result: 2 } });
    expect(next(paused, { type: 'step' }, subject).phase).toBe('paused');
    expect(next(paused, { type: 'run' }, subject)).toMatchObject({ phase: 'running', held: false, ticket: 1 });
  });

  test('a step or a reset from rest starts a new held run of the same parameters and seed', () => {
    for (const type of ['step', 'reset'] as const) {
      const session = after(change('d', 5), { type: 'seed', seed: 3 }, { type });
      expect(session).toMatchObject({ phase: 'starting', held: true, params: { d: 5 }, seed: 3, ticket: 3 });
      expect(next(session, result(3, 1), subject).phase).toBe('paused');
    }
  });

  test('a run that ends while held is done', () => {
    expect(after({ type: 'step' }, result(1, 1, 'unpublished'))).toMatchObject({
      phase: 'done',
      verdict: 'unpublished',
      progress: 1,
    });
  });

  test('undo goes back one gesture, restore to the origin, and restore can be undone', () => {
    const dragged = after(change('d', 5, 1), change('d', 6, 1), change('d', 7, 2));
    expect(next(dragged, { type: 'undo' }, subject).params.d).toBe(6);
    expect([1, 2].reduce((session) => next(session, { type: 'undo' }, subject), dragged)).toMatchObject({
      params: { d: 4 },
      phase: 'published',
      past: [],
    });
    const restored = next(dragged, { type: 'restore' }, subject);
    expect(restored).toMatchObject({ phase: 'published', params: { d: 4 } });
    expect(next(restored, { type: 'undo' }, subject).params.d).toBe(7);
  });

  test('undo takes back every change, seed and restore, the latest first, and nothing else', () => {
    const move = fc.oneof(
      fc.record({
        type: fc.constant('change' as const),
        name: fc.constantFrom('d', 'm'),
        value: fc.integer({ min: 0, max: 18 }),
        gesture: fc.nat(2),
      }),
      fc.record({ type: fc.constant('seed' as const), seed: fc.nat(3) }),
      fc.constantFrom<Event>(
        { type: 'restore' },
        { type: 'run' },
        { type: 'pause' },
        { type: 'step' },
        { type: 'reset' },
      ),
    );
    const stateOf = ({ params, seed }: Session) => ({ params, seed });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 45 }), (moves) => {
        // The states to come back to, and which hand made the last of them: all that one gesture sets is one.
        const states: ReturnType<typeof stateOf>[] = [];
        let hand = '';
        let session = open(subject);
        for (const event of moves) {
          const before = session;
          session = next(session, event, subject);
          if (event.type === 'change') {
            expect(session.seed).toBe(before.seed);
            if (sameState(before, session)) continue;
            const own = `gesture ${event.gesture}`;
            if (own !== hand) states.push(stateOf(before));
            hand = own;
          } else if (event.type === 'seed' || event.type === 'restore') {
            states.push(stateOf(before));
            hand = event.type;
            expect(stateOf(session)).toEqual(
              event.type === 'seed' ? { ...stateOf(before), seed: event.seed } : subject.origin,
            );
          } else expect(stateOf(session)).toEqual(stateOf(before));
        }
        for (const expected of states.reverse()) {
          session = next(session, { type: 'undo' }, subject);
          expect(stateOf(session)).toEqual(expected);
        }
        expect(next(session, { type: 'undo' }, subject)).toBe(session);
        expect(stateOf(session)).toEqual(stateOf(open(subject)));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('remembers the latest fifty', () => {
    const seeds = Array.from({ length: 60 }, (_, i): Event => ({ type: 'seed', seed: i + 1 }));
    const undone = Array.from({ length: 60 }, (): Event => ({ type: 'undo' }));
    expect(after(...seeds, { type: 'undo' }).seed).toBe(59);
    expect(after(...seeds, ...undone).seed).toBe(10);
  });

  test('a fault is said and leaves the last result; running again is a new run', () => {
    const faulty = after({ type: 'run' }, result(1, 9), { type: 'fault', ticket: 1, message: '断了。' });
    expect(faulty).toMatchObject({ phase: 'faulty', shown: { result: 9 }, fault: { message: '断了。' } });
    expect(next(faulty, { type: 'run' }, subject)).toMatchObject({ phase: 'starting', ticket: 2, fault: undefined });
  });

  test('never takes what belongs to another ticket, whatever happens in whatever order', () => {
    const events = fc.oneof(
      fc.constantFrom<Event>(
        { type: 'run' },
        { type: 'pause' },
        { type: 'step' },
        { type: 'reset' },
        { type: 'undo' },
        { type: 'restore' },
      ),
      fc.record({
        type: fc.constant('change' as const),
        name: fc.constantFrom('d', 'm', 'z'),
        value: fc.integer({ min: 0, max: 18 }),
        gesture: fc.nat(2),
      }),
      fc.record({ type: fc.constant('seed' as const), seed: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        const session = after(...list);
        expect(next(session, result(session.ticket + 1, 1), subject)).toBe(session);
        if (session.ticket > 0)
          expect(next(session, { type: 'fault', ticket: session.ticket - 1, message: '旧' }, subject)).toBe(session);
        if (!isLive(session)) expect(next(session, result(session.ticket, 1), subject)).toBe(session);
        expect(readParams(controls, session.params).fault).toBeUndefined();
        expect(session.past.length).toBeLessThanOrEqual(50);
      }),
    );
  });
});

describe('the reader’s own run before', () => {
  const fresh = (ticket: number): Event => result(ticket, 1, undefined, 0);

  test('is what the last one had come to; one that was only set back to its beginning is none', () => {
    expect(after({ type: 'run' }, result(1, 7)).before).toBeUndefined();
    const back = after({ type: 'run' }, result(1, 7), { type: 'reset' }, fresh(2));
    expect(back.before?.result).toBe(7);
    expect(next(back, change('d', 5), subject).before?.result).toBe(7);
    expect(after({ type: 'run' }, result(1, 7, 'unpublished'), change('d', 8)).before?.result).toBe(7);
    expect(after(change('d', 8), change('d', 5)).before).toBeUndefined();
  });

  test('stays the same all through one drag', () => {
    const dragged = [change('d', 5, 9), result(2, 8), change('d', 6, 9), result(3, 9)];
    expect(after({ type: 'run' }, result(1, 7), ...dragged).before?.result).toBe(7);
    expect(after({ type: 'run' }, result(1, 7), ...dragged, change('d', 7, 10)).before?.result).toBe(9);
  });

  test('is waited with, where what is set is to be seen at its beginning', () => {
    const held = after({ type: 'run' }, result(1, 7), { ...change('d', 5), held: true } as Event);
    expect(held).toMatchObject({ phase: 'starting', held: true, ticket: 2 });
    expect(next(held, fresh(2), subject).phase).toBe('paused');
  });
});
