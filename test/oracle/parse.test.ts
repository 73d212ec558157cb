import { parseDocuments } from './parse';

function parsed(scalar: string): unknown {
  return (parseDocuments(`a: ${scalar}\n`)[0] as { a: unknown }).a;
}

describe('parseDocuments reads as Kubernetes does', () => {
  test.each([
    ['yes', true],
    ['On', true],
    ['y', true],
    ['n', false],
    ['off', false],
    ['~', null],
    ['', null],
    ['0777', 511],
    ['0o777', 511],
    ['0x1F', 31],
    ['0b11', 3],
    ['1_000', 1000],
    ['-010', -8],
    ['08', 8],
    ['1e3', 1000],
    ['1.10', 1.1],
    ['.5', 0.5],
    ['12:30', '12:30'],
    ['2024-01-02', '2024-01-02'],
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z'],
    ['"yes"', 'yes'],
    ["'0777'", '0777'],
    ['1.2.3', '1.2.3'],
    ['yEs', 'yEs'],
  ])('%s', (scalar, expected) => {
    expect(parsed(scalar)).toEqual(expected);
  });

  test('and leaves out empty documents', () => {
    expect(parseDocuments('---\n---\na: 1\n---\n# nothing\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('and refuses a key given twice', () => {
    expect(() => parseDocuments('a: 1\na: 2\n')).toThrow('Map keys must be unique');
  });

  test('and refuses what is not YAML', () => {
    expect(() => parseDocuments('a: [1\n')).toThrow();
  });
});
