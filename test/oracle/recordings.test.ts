import { ArgoLint } from './argo-lint';
import { HAS_EXAMPLES, HAS_RULES, readExamples, readRecordings, readRule } from './recordings';
import { refusals } from './refusals';
import { describeWith } from './suite';

/** Recorded verdicts that are not followed, by case and layer, and why. */
const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  'NM-30 api':
    'an API server drops the namespace of a cluster-scoped object before it validates; the recording asked without that step',
  'RT-10 create': 'the recording refused unknown fields on this layer as well; argo-lint leaves them to the others',
  'WF-04 create': 'the same',
  'WF-05 create': 'the same',
};

/** Argo's examples that an API server refuses indeed, and why. */
const BROKEN_EXAMPLES: Readonly<Record<string, RegExp>> = {
  'k8s-jobs.yaml': /metadata.name: Required value/,
  'k8s-patch-json-workflow.yaml': /key "annotations" already set in map/,
};

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

function of(layer: string, refused: readonly string[]): string[] {
  return refused.filter((refusal) => refusal.split(': ')[1] === layer || refusal.startsWith('manifests: '));
}

describeWith({ ...HAS_RULES, 'argo-lint': lint !== undefined }, 'verdicts are as recorded with Argo v4.1.2', () => {
  const recordings = readRecordings();

  test('on many cases, a good part of them refused', () => {
    expect(recordings.length).toBeGreaterThan(290);
    expect(recordings.filter(({ oracle }) => !oracle.crd.ok).length).toBeGreaterThan(70);
    expect(recordings.filter(({ oracle }) => oracle.lint?.ok === false).length).toBeGreaterThan(100);
  });

  test.each(recordings.map((recording) => [recording.id, recording.title, recording] as const))(
    '%s %s',
    async (id, _title, { file, support, oracle }) => {
      const refused = await refusals([file, ...support].map(readRule).join('\n---\n'), lint);
      const recorded = { lint: oracle.lint, create: oracle.create, api: oracle.crd };
      for (const [layer, verdict] of Object.entries(recorded)) {
        if (verdict) {
          const found = of(layer, refused);
          const taken = `${id} ${layer}` in NOT_FOLLOWED ? !verdict.ok : verdict.ok;
          expect({ layer, found, taken: found.length === 0 }).toEqual({
            layer,
            found: taken ? [] : expect.anything(),
            taken,
          });
        }
      }
    },
  );
});

describeWith({ ...HAS_EXAMPLES, 'argo-lint': lint !== undefined }, "Argo's examples", () => {
  const examples = [...readExamples()];

  test('are many', () => {
    expect(examples.length).toBeGreaterThan(150);
  });

  test.each(examples)('%s', async (file, text) => {
    const expected = file in BROKEN_EXAMPLES ? [expect.stringMatching(BROKEN_EXAMPLES[file])] : [];
    // Some refer to templates that are in none of these files, so the layers that look for them are not asked.
    expect(of('api', await refusals(text, lint))).toEqual(expected);
  });
});
