import { errors, PipelineError } from '../errors';
import { namesIn } from '../spec/expression-names';
import { tagsOf } from '../spec/tags';

/** What the object around templates declares, so that templates can read it. */
export interface Surroundings {
  /** Names of the arguments; undefined where others add arguments later. */
  readonly parameters?: readonly string[];
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  /** Names under which outputs are exported. */
  readonly outputs: readonly string[];
  readonly priority: boolean;
}

const DECLARE =
  'Use one of these, or declare it: a parameter of the pipeline, a label or annotation in metadata, globalName of an output, priority in workflowOverrides';

/** Refuses `workflow.*` variables in a template that the object around it does not declare. */
export function checkWorkflowVariables(
  path: string,
  text: string,
  surroundings: () => Surroundings,
): readonly PipelineError[] {
  if (!text.includes('workflow.') && !text.includes('workflow[')) return [];
  const found = new Map<string, PipelineError>();
  for (const tag of tagsOf(text)) {
    const names = tag.expression ? namesIn(unescaped(tag.text)) : [tag.text.trim().split('.')];
    for (const name of names) {
      const known = name[0] === 'workflow' ? knownLike(name, surroundings()) : undefined;
      const variable = name.slice(0, name[1] === 'outputs' ? 4 : 3).join('.');
      if (known && !known.includes(variable)) {
        found.set(variable, errors.unknownVariable(path, variable, known, DECLARE));
      }
    }
  }
  return [...found.values()];
}

// The text is JSON, so quotes and backslashes in it have backslashes.
function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}

/** The variables there are of the kind of a name; undefined where there is nothing to check. */
function knownLike(
  [, kind, name]: string[],
  { parameters, labels, annotations, outputs, priority }: Surroundings,
): string[] | undefined {
  const named = (names: readonly string[], also: string[] = []) => [
    ...names.map((each) => `workflow.${kind}.${each}`),
    ...also,
  ];
  switch (kind) {
    case 'parameters':
      if (parameters === undefined) return undefined;
      return named(parameters, parameters.length > 0 ? ['workflow.parameters', 'workflow.parameters.json'] : []);
    case 'labels':
      return name === 'json' ? undefined : named(labels, ['workflow.labels.json']);
    case 'annotations':
      return name === 'json' ? undefined : named(annotations, ['workflow.annotations.json']);
    case 'outputs':
      return ['parameters', 'artifacts'].flatMap((what) => outputs.map((each) => `workflow.outputs.${what}.${each}`));
    case 'priority':
      return priority ? undefined : [];
    default:
      return undefined;
  }
}
