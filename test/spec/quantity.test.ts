import { isQuantity } from '../../lib/spec/quantity';

test.each([
  '0',
  '1',
  '0.5',
  '.5',
  '1.',
  '+1',
  '-1',
  '500m',
  '100n',
  '5u',
  '1k',
  '2M',
  '2G',
  '1T',
  '1P',
  '1E',
  '512Ki',
  '512Mi',
  '1.5Gi',
  '1Ti',
  '1Pi',
  '1Ei',
  '1e3',
  '1E3',
  '1e-3',
  '1E+3',
])('%s is a quantity', (text) => {
  expect(isQuantity(text)).toBe(true);
});

test.each([
  '',
  ' ',
  '1 Gi',
  '1GB',
  '1gi',
  '1K',
  '1mi',
  'Gi',
  '1,5',
  '.',
  '1e',
  'one',
  '0x10',
  '1Gi ',
  '1\n',
  '{{x}}',
  'NaN',
  'Infinity',
])('%j is not a quantity', (text) => {
  expect(isQuantity(text)).toBe(false);
});
