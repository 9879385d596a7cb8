import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { movingHand } from '../../components/lab/moving-hand.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run that writes down what it is told. */
function listeningRun() {
  const told: string[] = [];
  return { told, step: () => told.push('step'), resume: () => told.push('resume') };
}

test('only a run that closely follows another is one of a moving hand', () => {
  const hand = movingHand();
  expect(hand.moves()).toBe(false);
  vi.advanceTimersByTime(50);
  expect(hand.moves()).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(hand.moves()).toBe(false);
});

test('a run brings its first picture, and goes on when the hand rests', () => {
  const hand = movingHand(),
    run = listeningRun();
  hand.moves();
  hand.show(run, () => true);
  expect(run.told).toEqual(['step']);
  vi.runAllTimers();
  expect(run.told).toEqual(['step', 'resume']);
});

test('it does not go on when another has been asked for, or when it was held meanwhile', () => {
  const hand = movingHand(),
    [first, second] = [listeningRun(), listeningRun()];
  hand.moves();
  hand.show(first, () => true);
  hand.moves();
  hand.show(second, () => false);
  vi.runAllTimers();
  expect([first.told, second.told]).toEqual([['step'], ['step']]);
});
