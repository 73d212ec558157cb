import { goTime } from '../../spec/expr/go-time';

const LAYOUTS: Readonly<Record<string, string>> = {
  A: 'Monday',
  a: 'Mon',
  B: 'January',
  b: 'Jan',
  c: 'Mon Jan _2 15:04:05 2006',
  D: '01/02/06',
  d: '02',
  e: '_2',
  F: '2006-01-02',
  H: '15',
  h: 'Jan',
  I: '03',
  k: '15',
  l: '3',
  M: '04',
  m: '01',
  n: '\n',
  p: 'PM',
  R: '15:04',
  r: '03:04:05 PM',
  S: '05',
  T: '15:04:05',
  t: '\t',
  v: '_2-Jan-2006',
  X: '15:04:05',
  x: '01/02/06',
  Y: '2006',
  y: '06',
  Z: 'MST',
  z: '-0700',
};

/** A time by the letters of strftime: `workflow.creationTimestamp.Y`. */
export function strftime(time: Date): Record<string, string> {
  return Object.fromEntries(Object.entries(LAYOUTS).map(([letter, layout]) => [letter, goTime(time, layout)]));
}
