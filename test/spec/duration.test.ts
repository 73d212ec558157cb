import { Duration } from 'cdk8s';
import { goDuration, wholeSeconds } from '../../lib/spec/duration';
import { thrown } from '../support/refused';

test.each([
  [Duration.seconds(0), '0s'],
  [Duration.seconds(10), '10s'],
  [Duration.minutes(10), '600s'],
  [Duration.hours(2), '7200s'],
  [Duration.days(1), '86400s'],
  [Duration.millis(1500), '1500ms'],
  [Duration.millis(2000), '2s'],
])('%s is written as Go reads it: %s', (duration, text) => {
  expect(goDuration(duration)).toBe(text);
});

test('Whole seconds are numbers', () => {
  expect(wholeSeconds(Duration.minutes(2), 'p', 'f')).toBe(120);
  expect(wholeSeconds(Duration.seconds(0), 'p', 'f', 0)).toBe(0);
});

test('Parts of a second and too short times are refused with the field and the least', () => {
  expect(thrown(() => wholeSeconds(Duration.millis(1500), 'p', 'f'))).toBe(
    "AW1207 p: has 1.5 seconds for 'f', but Argo counts it in whole seconds, from 1. Choose another duration.",
  );
  expect(thrown(() => wholeSeconds(Duration.seconds(0), 'p', 'f'))).toBe(
    "AW1207 p: has 0 seconds for 'f', but Argo counts it in whole seconds, from 1. Choose another duration.",
  );
});
