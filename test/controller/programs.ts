import { Yaml } from 'cdk8s';
import { observed, Observed, workerOf } from './observed';
import { ArgoRun, Ran } from '../oracle/argo-run';
import { Author } from '../property/argo/author';
import { differences } from '../property/argo/compare';
import { isComplete } from '../property/argo/complete';
import { worker } from '../property/argo/worker';
import { Draw } from '../property/generate/draw';
import { Program, program } from '../property/generate/program';
import { outcome } from '../property/outcome';

const IDENTITY = { name: 'the-name', namespace: 'the-namespace', uid: 'the-uid' };

/** What becomes of a recursion that a random condition never stops. */
const TOO_DEEP = /Maximum recursion depth exceeded/;

/** A random program that ran, and how it differs from what its author means. */
export interface Comparison {
  readonly ran: Ran;
  readonly problems: readonly string[];
  /** How many texts of pods were compared. */
  readonly compared: number;
  readonly yaml: string;
}

/** Runs a random program through Argo's controller; undefined where it cannot be run, or never ends. */
export async function compareProgram(argo: ArgoRun, draw: Draw, failures: number): Promise<Comparison | undefined> {
  let made: Program;
  const found = outcome(() => (made = program(draw, true)).chart);
  if ('codes' in found) return undefined;
  const main = found.documents
    .filter(({ apiVersion }) => apiVersion === 'argoproj.io/v1alpha1')
    .find(({ spec }) => (spec.workflowSpec ?? spec).templates);
  const spec = main.spec.workflowSpec ?? main.spec;
  if (!isComplete(spec)) return undefined;
  const yaml = Yaml.stringify(...found.documents);
  const run = { kind: main.kind, name: main.metadata.name ?? main.metadata.generateName };
  const ran = await argo.run(yaml, workerOf(worker(draw, failures)), {
    run,
    workflow: IDENTITY,
    maxPods: 80,
    maxDepth: 20,
  });
  if (ran.cut !== undefined) return undefined;
  const seen = observed(ran);
  if (seen.errors.some((error) => TOO_DEEP.test(error))) return undefined;
  const { found: differing, compared } = compare(seen, made!, spec);
  const invalid = ran.message?.startsWith('invalid spec') ? [ran.message] : [];
  return {
    ran,
    compared,
    yaml,
    problems: [...(ran.stuck ? ['the workflow hangs'] : []), ...invalid, ...seen.errors, ...differing],
  };
}

function compare(
  seen: Observed,
  { main, arguments: given, onExit }: Program,
  { entrypoint, templates }: any,
): { found: string[]; compared: number } {
  const wrapped =
    seen.ends.has('main') && templates.some(({ name }: any) => name === entrypoint && /^entry(-\d+)?$/.test(name));
  const author = new Author(main, given, seen.ends, wrapped ? ['main'] : []);
  const results = [
    ...seen.pods.map((pod) => differences(pod, author.frame(pod.path)!, author)),
    ...seen.exitPods.map((pod) => differences(pod, author.handler(onExit!._template), author)),
  ];
  return {
    found: results.flatMap(({ found }) => found),
    compared: results.reduce((sum, { compared }) => sum + compared, 0),
  };
}
