import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { questions, Question } from './regular-expressions';
import { pattern, patternProblem } from '../../lib/spec/regular-expression';

/** What Go says; see tools/go-regexp. */
interface Answer extends Question {
  readonly Refused?: string;
  readonly Matches?: boolean;
  readonly Find?: string;
  readonly All?: readonly string[];
  readonly Replaced?: string;
  readonly Literal?: string;
  readonly Split?: readonly string[];
}

const TOOL = join(__dirname, '../../tools/go-regexp');
const RECORDED = join(__dirname, 'regular-expression.answers.jsonl');

function askGo(asked: readonly Question[]): Answer[] | undefined {
  const lines = asked.map((each) => JSON.stringify(each)).join('\n');
  const { status, stdout, error, stderr } = spawnSync('go', ['run', '.'], {
    cwd: TOOL,
    input: lines,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' && !process.env.ARGO_LINT_REQUIRED) {
    return undefined;
  }
  if (status !== 0) throw new Error(error?.message ?? stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function ours({ Pattern, Text, By, Most }: Question): Answer {
  const question = { Pattern, Text, By, Most };
  const problem = patternProblem(Pattern);
  if (problem !== undefined) return { ...question, Refused: problem };
  const made = pattern(Pattern);
  return {
    ...question,
    Matches: made.test(Text),
    Find: made.find(Text) ?? '',
    All: made.findAll(Text, Most),
    Replaced: made.replaceAll(Text, By),
    Literal: made.replaceAllLiteral(Text, By),
    Split: made.split(Text, Most),
  };
}

/** Go leaves out what is empty. */
function complete(answer: Answer): Answer {
  if (answer.Refused !== undefined) return answer;
  return { Matches: false, Find: '', All: [], Replaced: '', Literal: '', Split: [], ...answer };
}

test('every answer is that of Go, by the recorded ones', () => {
  if (process.env.RECORD) {
    const lines = askGo(questions(4, 1500))!.map((each) => JSON.stringify(each));
    writeFileSync(RECORDED, `${lines.join('\n')}\n`);
  }
  expect(existsSync(RECORDED)).toBe(true);
  const answers: Answer[] = readFileSync(RECORDED, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toHaveLength(1500);
  expect(answers.map(ours)).toStrictEqual(answers.map(complete));
});

test('every answer is that of Go, for 6,000 other patterns', () => {
  const seed = Number(process.env.PROPERTY_SEED === 'random' ? Date.now() % 1e9 : 20) + 1;
  const answers = askGo(questions(seed, 6000));
  if (!answers) {
    console.log('Skipped: there is no Go to ask.');
    return;
  }
  expect(answers.map(ours)).toStrictEqual(answers.map(complete));
}, 120_000);

test.each([
  ['(?=a)', 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
  ['[', 'error parsing regexp: missing closing ]: `[`'],
  ['\\1', 'error parsing regexp: invalid escape sequence: `\\1`'],
  ['a{1001}', 'error parsing regexp: invalid repeat count: `{1001}`'],
])('%s is refused with the words of Go', (source, problem) => expect(patternProblem(source)).toBe(problem));

test.each([
  ['[[:alpha:]]+', 'é1a', true],
  ['^\\pL$', 'é', true],
  ['(?i)éa', 'ÉA', true],
  ['^.$', '😀', true],
])('%s on %s', (source, text, found) => expect(pattern(source).test(text)).toBe(found));

test('two groups of one name, which Go takes, are refused', () => {
  expect(patternProblem('(?P<n>a)(?P<n>b)')).toBe(
    "two groups are named 'n', which Argo takes and this library does not; give each a name of its own",
  );
});
