import { App, Chart } from 'cdk8s';
import { ArgoManifest } from '../../lib';
import { PipelineError } from '../../lib/errors';
import { HAS_EXAMPLES, HAS_RULES, readExamples, readRecordings, readRule } from '../oracle/recordings';
import { describeWith } from '../oracle/suite';

const NEVER_RUNS = 'Argo looks at it only when it runs, and then it fails each time';
const ONE_COUNTS = 'Argo reads one of two things and drops the other without a word, and a construct holds one';

/** Cases that Argo and the API server take, and the library refuses. */
const REFUSED: Readonly<Record<string, string>> = {
  'WF-14': ONE_COUNTS,
  'WF-16': 'nobody reads the unknown field, which is a slip',
  'WF-22': NEVER_RUNS,
  'WF-23': NEVER_RUNS,
  'AR-23': ONE_COUNTS,
  'VR-03': NEVER_RUNS,
  'VR-31': NEVER_RUNS,
  'DG-08': NEVER_RUNS,
  'CR-11': NEVER_RUNS,
  'CR-12': NEVER_RUNS,
};

const IN_CLUSTER = 'what it refers to may be in the cluster';
const AS_TEXT = 'the value is synthesized as text, which the API server takes';

/** Cases that Argo or the API server refuses, and the library takes. */
const TAKEN: Readonly<Record<string, string>> = {
  'NM-05': 'an object without a name stays so: who submits it gives one',
  'NM-25': 'labels of an object stay as they are, with a warning; the API server refuses them when it is created',
  'NM-30': 'the namespace of a cluster-wide object is left out, with a warning',
  'WF-05': 'fields of Argo 3 are synthesized as those of Argo 4 that came for them, with a warning',
  'WF-06': 'the last one of two equal keys is synthesized, with a warning',
  'WF-08': IN_CLUSTER,
  'WF-37': IN_CLUSTER,
  'WF-39': AS_TEXT,
  'PM-09': AS_TEXT,
};

/** What the library has against manifests that are loaded and synthesized in one app. */
function problems(texts: readonly string[]): readonly string[] {
  const app = new App();
  const chart = new Chart(app, 'chart');
  try {
    texts.forEach((text, index) => ArgoManifest.fromYaml(chart, `manifest-${index}`, text));
  } catch (error) {
    if (error instanceof PipelineError) return [error.message];
    throw error;
  }
  const found = app.node.findAll().flatMap(({ node }) => node.validate());
  if (found.length === 0) app.synthYaml();
  return found;
}

describeWith(HAS_RULES, 'manifests that are loaded are judged as Argo v4.1.2 and an API server judged them', () => {
  test.each(readRecordings().map((recording) => [recording.id, recording.title, recording] as const))(
    '%s %s',
    (id, _title, { file, support, oracle }) => {
      const isRefused = [oracle.lint, oracle.create, oracle.crd].some((layer) => layer?.ok === false);
      const found = problems([...support, file].map(readRule));
      const expected = id in REFUSED || (isRefused && !(id in TAKEN));
      // A case is on a list only when it is judged in another way.
      expect([id in REFUSED && isRefused, id in TAKEN && !isRefused]).toStrictEqual([false, false]);
      expect({ found, isRefused: found.length > 0 }).toStrictEqual({
        found: expected ? expect.anything() : [],
        isRefused: expected,
      });
      for (const message of found) expect(message).toMatch(/^AW\d{4} \S+: /);
    },
  );
});

describeWith(HAS_EXAMPLES, "Argo's examples are taken", () => {
  test.each([...readExamples()])('%s', (_file, text) => {
    expect(problems([text])).toStrictEqual([]);
  });
});
