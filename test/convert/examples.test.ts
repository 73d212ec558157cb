import { lostComments } from './comments';
import { converted } from './converted';
import { differences } from './same';
import { loopholes, ran, typeErrors } from './typescript';
import { ArgoLint } from '../oracle/argo-lint';
import { HAS_EXAMPLES, readExamples } from '../oracle/recordings';
import { describeWith } from '../oracle/suite';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

/** What Argo refuses for a key that stands twice, of which the program has the last. */
const TWICE: Readonly<Record<string, readonly unknown[]>> = {
  'k8s-patch-json-workflow': ['lint', 'api'].map((layer) =>
    expect.stringMatching(
      new RegExp(`"Workflow: ${layer}: [^]*key "annotations" already set in map" became "Workflow: ${layer}: ok"`),
    ),
  ),
};

describeWith({ ...HAS_EXAMPLES, 'argo-lint': lint !== undefined }, "Argo's examples as TypeScript", () => {
  const examples = readExamples();
  const programs = new Map([...examples].map(([file, yaml]) => [file.replace(/\.yaml$/, ''), converted(yaml, file)]));
  const all = [...examples].map(([file, yaml]) => [file.replace(/\.yaml$/, ''), yaml] as const);

  test('there are many', () => expect(all.length).toBeGreaterThan(100));

  test('are compiled by a strict compiler, which sees what is wrong', () => {
    const wrong = 'const unused: number = "text";\nexport {};\n';
    expect(typeErrors(new Map([...programs, ['wrong', wrong]]))).toEqual([
      "test/convert/written/wrong.ts:1: Type 'string' is not assignable to type 'number'.",
      "test/convert/written/wrong.ts:1: 'unused' is declared but its value is never read.",
    ]);
  }, 120_000);

  test.each(all)(
    '%s',
    async (name, yaml) => {
      const program = programs.get(name)!;
      expect(loopholes(program)).toEqual([]);
      const [written, again] = [ran(program), ran(program)];
      expect(again).toEqual(written);
      const files = Object.values(written);
      expect(files).toHaveLength(1);
      expect(await differences(lint!, yaml, files[0])).toEqual(TWICE[name] ?? []);
    },
    20_000,
  );

  test('keep their comments', () => {
    expect(
      all.flatMap(([name, yaml]) => lostComments(yaml, programs.get(name)!).map((line) => `${name}: ${line}`)),
    ).toEqual([]);
  });

  test('are converted to the same bytes again', () => {
    expect(
      [...examples]
        .filter(([file, yaml]) => converted(yaml, file) !== programs.get(file.replace(/\.yaml$/, '')))
        .map(([file]) => file),
    ).toEqual([]);
  }, 60_000);
});
