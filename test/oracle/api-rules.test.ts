import { apiVerdict } from './api-rules';
import { parseDocuments } from './parse';
import { HAS_EXAMPLES, HAS_RULES, readExamples, readRecordings, readRule } from './recordings';
import { HAS_SCHEMA } from './schema';
import { describeWith } from './suite';

/** Recorded verdicts that are not followed, and why. */
const RECORDING_ERRORS: Readonly<Record<string, string>> = {
  'NM-30': 'an API server drops the namespace of a cluster-scoped object before it validates; the recording asked without that step',
};

/** The text of what no `yaml` option reads and Kubernetes does: a quoted scalar in a flow sequence that goes on with less indentation. */
const UNREADABLE = /Missing closing ["']quote/;

/** Argo's examples that an API server refuses indeed, and why. */
const BROKEN_EXAMPLES: Readonly<Record<string, RegExp>> = {
  'k8s-jobs.yaml': /^metadata.name: Required value/,
  'k8s-patch-json-workflow.yaml': /^Map keys must be unique/,
};

function verdictOnText(text: string): string[] {
  try {
    return parseDocuments(text).flatMap(apiVerdict);
  } catch (error) {
    return [(error as Error).message];
  }
}

describeWith({ ...HAS_SCHEMA, ...HAS_RULES }, 'verdicts of the API server of Argo v4.1.2', () => {
  const recordings = readRecordings();

  test('are known for many cases, a good part of them refusals', () => {
    expect(recordings.length).toBeGreaterThan(290);
    expect(recordings.filter(({ oracle }) => !oracle.crd.ok).length).toBeGreaterThan(70);
  });

  test.each(recordings.map((recording) => [recording.id, recording.title, recording] as const))('%s %s', (id, _, { file, oracle }) => {
    const verdict = verdictOnText(readRule(file));
    const expected = id in RECORDING_ERRORS ? !oracle.crd.ok : oracle.crd.ok;
    expect({ taken: verdict.length === 0, verdict }).toEqual({ taken: expected, verdict: expected ? [] : expect.anything() });
  });
});

describeWith({ ...HAS_SCHEMA, ...HAS_EXAMPLES }, "Argo's examples", () => {
  const examples = [...readExamples()];
  const readable = examples.filter(([, text]) => !UNREADABLE.test(verdictOnText(text).join()));

  test('can be read, but for a few', () => {
    expect(examples.length).toBeGreaterThan(150);
    expect(examples.length - readable.length).toBeLessThanOrEqual(6);
  });

  test.each(readable)('%s', (file, text) => {
    const expected = file in BROKEN_EXAMPLES ? [expect.stringMatching(BROKEN_EXAMPLES[file])] : [];
    expect(verdictOnText(text)).toEqual(expected);
  });
});
