import { wordsOf } from './pods';
import { ArgoRun, PodResult, Ran, RunOptions } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

/** What tasks call: `make` leaves what the test says, `show` gets a text, `take` gets a file. */
const LEAVES = `
  - name: make
    container: {image: x, command: [make]}
    outputs:
      parameters: [{name: o, valueFrom: {path: /o}}]
      artifacts: [{name: f, path: /f, optional: true}]
  - name: print
    script: {image: x, command: [print], source: print}
  - name: show
    inputs: {parameters: [{name: v}]}
    container: {image: x, command: [show], args: ["{{=inputs.parameters['v']}}"]}
  - name: take
    inputs: {artifacts: [{name: f, path: /f, optional: true}]}
    container: {image: x, command: [take]}
`;

/** A form of docs/lowering.md, in a workflow. */
export interface Form {
  /** Tasks of the entrypoint, a line each; or its whole body. */
  readonly tasks?: readonly string[];
  readonly body?: string;
  readonly templates?: string;
  readonly spec?: string;
  /** The text that the pods of `make` and `print` leave, or what they do. */
  readonly made?: string | PodResult;
  readonly options?: RunOptions;
}

async function run(
  argo: ArgoRun,
  { tasks = [], body, templates = '', spec = '', made = 'made', options }: Form,
): Promise<Ran> {
  const left: PodResult =
    typeof made === 'string'
      ? { phase: 'Succeeded', outputs: { parameters: { o: made }, result: made, artifacts: { f: true } } }
      : made;
  return argo.run(
    `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: main
${spec}
  templates:
  - name: main
${body ?? `    dag:\n      tasks:\n${tasks.map((task) => `      - ${task}`).join('\n')}`}
${templates}${LEAVES}`,
    ({ templateName }) =>
      ['make', 'print'].includes(templateName) ? left : { phase: templateName === 'fail' ? 'Failed' : 'Succeeded' },
    { workflow: { name: 'w' }, maxPods: 300, ...options },
  );
}

/** How a workflow ended: that it waits for ever, the first error, or its phase; with what was shown. */
async function outcome(argo: ArgoRun, form: Form): Promise<string> {
  const ran = await run(argo, form);
  if (ran.stuck) return 'waits for ever';
  const errors = ran.nodes.filter(({ phase, message }) => phase === 'Error' && message).map(({ message }) => message!);
  const shown = ran.pods.filter(({ templateName }) => templateName === 'show').map((pod) => wordsOf(pod)[1]);
  const end = errors.length > 0 ? `error: ${errors[0].split('\n')[0]}` : ran.phase;
  return shown.length > 0 ? `${end}, ${JSON.stringify(shown)}` : end;
}

/** A recipe by its number, a form by what is special of it, and how it ends. */
export type Case = readonly [recipe: number, what: string, form: Form, ends: string];

/** Argo's controller does with forms what docs/lowering.md says: with those that are written, and those that fail. */
export function describeForms(cases: readonly Case[]): void {
  const argo = ArgoRun.start();
  afterAll(() => argo?.stop());
  describeWith({ 'argo-run': argo !== undefined }, "the forms of docs/lowering.md by Argo's controller", () => {
    test.each(cases)('recipe %d: %s', async (_, __, form, ends) => {
      expect(await outcome(argo!, form).catch(({ message }) => `refused: ${message}`)).toBe(ends);
    });
  });
}

/** A text of YAML. */
export const quoted = (value: string) => JSON.stringify(value);
/** A task that shows a value. */
export const show = (name: string, value: string, more = 'depends: a') =>
  `{name: ${name}, template: show, ${more}${more && ', '}arguments: {parameters: [{name: v, value: ${quoted(value)}}]}}`;
/** The task `a`, which leaves something. */
export const MAKE = '{name: a, template: make}';
export const FAILED: PodResult = { phase: 'Failed' };
export const SKIPPED = `{name: a, template: make, when: "1 == 2"}`;
/** Its output. */
export const O = "tasks['a'].outputs.parameters['o']";
/** A path below it, hidden from the search for paths. */
export const got = (...path: string[]) => path.reduce((inner, key) => `get(${inner}, '${key}')`, "tasks['a']");
/** A value that is read only where it succeeded. */
export const guarded = (value: string) => `{{=tasks['a'].status == 'Succeeded' ? ${value} : 'none'}}`;
