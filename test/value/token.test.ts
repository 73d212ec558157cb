import { splitTokens } from '../../lib/value/token';
import { hasEncodedToken, hasToken, newToken, readable } from '../../lib/value/token-text';

const described = (text: string) => ({ _describe: () => text });
const one = described('one');
const two = { _text: 'two' };
const ONE = newToken(one);
const TWO = newToken(two);

test('a text is split at its tokens', () => {
  expect(splitTokens('', 'p')).toStrictEqual(['']);
  expect(splitTokens('plain {{x}}', 'p')).toStrictEqual(['plain {{x}}']);
  expect(splitTokens(ONE, 'p')).toStrictEqual([one]);
  expect(splitTokens(`${ONE}${TWO}`, 'p')).toStrictEqual([one, two]);
  expect(splitTokens(`a${ONE}b${TWO}`, 'p')).toStrictEqual(['a', one, 'b', two]);
  expect(splitTokens(`${ONE}\n😀${ONE}`, 'p')).toStrictEqual([one, '\n😀', one]);
});

test('tokens of many values are told apart', () => {
  const values = Array.from({ length: 300 }, (_, index) => ({ index }));
  const tokens = values.map(newToken);
  expect(new Set(tokens).size).toBe(300);
  expect(splitTokens(tokens.join('-'), 'p').filter((piece) => typeof piece !== 'string')).toStrictEqual(values);
});

test('what holds a token, whole or in part', () => {
  expect(hasToken(`a${ONE}`)).toBe(true);
  expect(hasToken(ONE.slice(0, 1))).toBe(true);
  expect(hasToken('aZ {{x}} \ue000')).toBe(false);
  expect(hasEncodedToken(encodeURIComponent(ONE))).toBe(true);
  expect(hasEncodedToken(JSON.stringify(ONE).replace(/[\ue0f0]/g, '\\ue0f0'))).toBe(true);
  for (const before of ['', '1', '22']) {
    expect(hasEncodedToken(Buffer.from(`${before}${ONE}`).toString('base64'))).toBe(true);
  }
  expect(hasEncodedToken(ONE)).toBe(false);
  expect(hasEncodedToken('%EE%83 \\ue0f')).toBe(false);
});

test('tokens in words, for messages', () => {
  expect(readable('plain aZ')).toBe('plain aZ');
  expect(readable(`a ${ONE} b ${TWO}`)).toBe('a <one> b <two>');
  expect(readable(`a ${ONE.slice(1)}`)).toBe('a <part of a reference>');
});
