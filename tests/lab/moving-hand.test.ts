import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { movingHand } from '../../components/lab/moving-hand.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run that writes down what it is told. */
function listeningRun() {
  const told: string[] = [];
  return { told, pause: () => told.push('pause'), resume: () => told.push('resume') };
}

test('only a run that closely follows another is one of a moving hand', () => {
  const hand = movingHand();
  expect(hand.begins()).toBe(false);
  vi.advanceTimersByTime(50);
  expect(hand.begins()).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(hand.begins()).toBe(false);
});

test('a run waits after its first picture, and goes on when the hand rests', () => {
  const hand = movingHand(),
    run = listeningRun();
  hand.begins();
  hand.rest(run, () => true);
  expect(run.told).toEqual(['pause']);
  vi.runAllTimers();
  expect(run.told).toEqual(['pause', 'resume']);
});

test('it does not go on when another has begun, or when it was held meanwhile', () => {
  const hand = movingHand(),
    [first, second] = [listeningRun(), listeningRun()];
  hand.begins();
  hand.rest(first, () => true);
  hand.begins();
  hand.rest(second, () => false);
  vi.runAllTimers();
  expect([first.told, second.told]).toEqual([['pause'], ['pause']]);
});
