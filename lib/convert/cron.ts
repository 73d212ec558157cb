import { Entry, object } from './code';
import { secondsCode } from './duration';
import type { ObjectOfTemplates } from './object-templates';
import { Source } from './source';
import { child, Context, stringOf, structEntries, valueCode } from './struct';
import { closesTag, hasTag } from '../spec/tags';

/** The props of a CronWorkflow, with those of the workflow that it runs. */
export function cronEntries(spec: Source | undefined, templates: ObjectOfTemplates, context: Context): Entry[] {
  if (!spec) return [];
  const plain = (key: string, type: string) => (source: Source) => [
    { key, value: valueCode(type, source, { problems: context.problems }) },
  ];
  return structEntries('CronWorkflowSpec', spec, context, {
    workflowSpec: (source) => templates.specEntries(source, context).map(renamed),
    startingDeadlineSeconds: (source) => [{ key: 'startingDeadline', value: secondsCode(source, context) }],
    concurrencyPolicy: (source) => [policyEntry(source, context)],
    stopStrategy: (source) =>
      isBareExpression(child(source, 'expression'))
        ? structEntries(
            'StopStrategy',
            source,
            { problems: context.problems },
            { expression: plain('stopWhen', 'string') },
          )
        : plain('stopStrategy', 'StopStrategy')(source),
    // The library puts braces around an expression that has none.
    when: (source) =>
      source.kind === 'scalar' && hasTag(stringOf(source))
        ? plain('when', 'string')(source)
        : [{ key: 'cronOverrides', value: object(plain('when', 'string')(source)) }],
  });
}

/** Whether a text is an expression that the library takes without braces. */
function isBareExpression(source: Source | undefined): boolean {
  const text = source?.kind === 'scalar' ? stringOf(source) : '';
  return text.trim() !== '' && !hasTag(text) && !closesTag(text);
}

/** The fields of the workflow that a CronWorkflow has itself too. */
function renamed(entry: Entry): Entry {
  if (entry.key === 'suspend') return { ...entry, key: 'suspendWorkflows' };
  return entry.key === 'workflowMetadata' ? { ...entry, key: 'workflowSpecMetadata' } : entry;
}

const POLICIES: Readonly<Record<string, string>> = { Allow: 'ALLOW', Forbid: 'FORBID', Replace: 'REPLACE' };

function policyEntry(source: Source, { problems }: Context): Entry {
  const policy =
    source.kind === 'scalar' && Object.hasOwn(POLICIES, stringOf(source)) ? POLICIES[stringOf(source)] : undefined;
  if (policy === undefined) {
    problems.error(source.at, 'there is no such concurrency policy', "it is 'Allow', 'Forbid' or 'Replace'");
  }
  return { key: 'concurrencyPolicy', value: { kind: 'constant', owner: 'ConcurrencyPolicy', name: policy ?? 'ALLOW' } };
}
