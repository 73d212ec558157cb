/** Questions about regular expressions, made at random but always the same for the same seed. */

export interface Question {
  readonly Pattern: string;
  readonly Text: string;
  readonly By: string;
  readonly Most: number;
}

const LITERALS = 'a b A é ß K ſ 日 😀 0 7 _ - / "'
  .split(' ')
  .concat(' ', '\\.', '\\n', '\\t', '\\x41', '\\x{1F600}', '\\*');
const CLASSES =
  String.raw`. \d \D \w \W \s \S [a-c] [^a] [[:alpha:]] [[:^digit:]] [[:word:]] \pL \PL \p{Greek} \p{Lu} \p{Nd} [\d_] [é-ü] [^\s]
\p{Han} [a\-b] []a] \Q.+\E \p{Cyrillic} [[:punct:]] [\pL\d] \a \v`.split(/\s+/);
const ANCHORS = String.raw`^ $ \A \z \b \B`.split(' ');
const REFUSED =
  String.raw`(?=a) (?!b) (?<=a) \1 [ a** a{1001} ( \Z \C x{2,1} (?P<n \p{Nope} [b-a] *a (?i \u0041 a++ (?>a) \x{110000} (?P<1>a)
[[:nope:]] a{,2} \e \cA \h (?#c) a{2}{3} (?P=n) \k<n> [[a]] [a&&b]`.split(/\s+/);
const REPEATS = '* + ? *? +? ?? {2} {1,2} {0,} {1,3}? {0}'.split(' ');
const FLAGS = ['', '', '', '(?i)', '(?s)', '(?m)', '(?ims)', '(?U)'];
const CHARACTERS = [...'abcABKéÉßẞKſs日😀ΩωяЯ07_-.*/"$', ' ', '\n', '\t', '\u00a0', '\u2028', ''];
const REPLACEMENTS = '|x|$0|$1|<$1>|${1}x|$1x|$n0|${n1}-|$$|$|${|$é|${0}$2|\\1|$10|$01|😀$n1'.split('|');

/** Numbers from a seed, by the generator of Park and Miller. */
class Chance {
  constructor(private seed: number) {}

  public below(limit: number): number {
    this.seed = (this.seed * 48_271) % 2_147_483_647;
    return this.seed % limit;
  }

  public of<T>(all: readonly T[]): T {
    return all[this.below(all.length)];
  }
}

export function questions(seed: number, count: number): Question[] {
  const chance = new Chance(seed);
  let groups = 0;
  const group = () => {
    // Names stand once: re2js refuses what Go takes, two groups of one name.
    const named = [`(?P<n${groups++}>`, `(?<n${groups++}>`];
    return chance.of(['(', '(?:', '(?i:', '(?s:', '(?m:', '(?U:', '(?-s:', '(?im-s:', ...named]);
  };
  const atom = (depth: number): string => {
    const kind = chance.below(12);
    if (kind < 5 || (kind >= 9 && depth > 2)) return chance.of(LITERALS);
    if (kind < 8) return chance.of(CLASSES);
    return kind < 9 ? chance.of(ANCHORS) : `${group()}${alternatives(depth + 1)})`;
  };
  const repeated = (depth: number) => atom(depth) + (chance.below(3) === 0 ? chance.of(REPEATS) : '');
  const row = (depth: number) => Array.from({ length: 1 + chance.below(3) }, () => repeated(depth)).join('');
  const alternatives = (depth: number): string => {
    let all = row(depth);
    while (chance.below(4) === 0) all += `|${chance.below(6) ? row(depth) : ''}`;
    return all;
  };
  return Array.from({ length: count }, () => {
    groups = 0;
    const whole = chance.below(8) === 0 ? chance.of(REFUSED) : chance.of(FLAGS) + alternatives(0);
    return {
      Pattern: chance.below(25) === 0 ? whole + chance.of(REFUSED) : whole,
      Text: Array.from({ length: chance.below(12) }, () => chance.of(CHARACTERS)).join(''),
      By: chance.of(REPLACEMENTS),
      Most: chance.of([-1, -1, 0, 1, 2, 3]),
    };
  });
}
