import { argumentEntry } from './calls';
import { Code, Entry, object, staticCall } from './code';
import { entryOf } from './remarks';
import { Source } from './source';
import { child, Context, isNothing, structEntries, valueCode } from './struct';

/** The props of an event binding, whose texts are expressions over the event. */
export function bindingEntries(spec: Source | undefined, context: Context): Entry[] {
  if (!spec) return [];
  const nothing = { problems: context.problems };
  const expression = (source: Source) => staticCall('EventExpression', 'of', valueCode('string', source, nothing));
  const expressions = (source: Source) =>
    source.kind === 'map'
      ? source.entries
          .filter((each) => child(source, each.key))
          .map((each) => entryOf(each.key, expression(each.value), each.value))
      : [];
  return structEntries('WorkflowEventBindingSpec', spec, context, {
    event: (source) => structEntries('Event', source, nothing),
    submit: (source) =>
      structEntries('Submit', source, nothing, {
        workflowTemplateRef: (ref) =>
          structEntries('WorkflowTemplateRef', ref, nothing, {
            name: (name) => [{ key: 'workflowTemplate', value: valueCode('string', name, nothing) }],
          }),
        arguments: (given) =>
          argumentEntry(given, nothing).map((entry) => ({ ...entry, value: eventArguments(entry.value) })),
        metadata: (metadata) =>
          isOfRuns(metadata)
            ? [
                {
                  key: 'workflowMetadata',
                  value: object(
                    structEntries('ObjectMeta', metadata, nothing, {
                      name: (each) => [{ key: 'name', value: expression(each) }],
                      generateName: (each) => [{ key: 'generateName', value: expression(each) }],
                      labels: (each) => [{ key: 'labels', value: object(expressions(each)) }],
                      annotations: (each) => [{ key: 'annotations', value: object(expressions(each)) }],
                    }),
                  ),
                },
              ]
            : [{ key: 'bindingOverrides', value: overrides(spec, nothing) }],
      }),
  });
}

/** Whether metadata has only what makes sense for runs, and something of it. */
function isOfRuns(metadata: Source): boolean {
  const keys = metadata.kind === 'map' ? metadata.entries.filter(({ value }) => !isNothing(value)) : [];
  return (
    keys.length > 0 &&
    keys.every(
      ({ key, value }) =>
        ['name', 'generateName'].includes(key) ||
        (['labels', 'annotations'].includes(key) && value.kind === 'map' && value.entries.length > 0),
    )
  );
}

/** The whole spec but for the arguments: its fields are required. */
function overrides(spec: Source, context: Context): Code {
  return object(
    structEntries('WorkflowEventBindingSpec', spec, context, {
      submit: (submit) => [
        { key: 'submit', value: object(structEntries('Submit', submit, context, { arguments: () => [] })) },
      ],
    }),
  );
}

/** Arguments that an event gives, in the library's words. */
function eventArguments(code: Code): Code {
  if (code.kind !== 'object') return code;
  return object(
    code.entries.map((entry) => {
      const options =
        entry.value.kind === 'static' && entry.value.owner === 'Parameter' ? entry.value.args[0] : undefined;
      const [from] = options?.kind === 'object' && options.entries.length === 1 ? options.entries : [];
      const source =
        from?.key === 'valueFrom' && from.value.kind === 'object' && from.value.entries.length === 1
          ? from.value.entries[0]
          : undefined;
      if (['value', 'text', 'list', 'object'].includes(entry.value.kind)) {
        return { ...entry, value: staticCall('Parameter', 'of', object([{ key: 'value', value: entry.value }])) };
      }
      return source?.key === 'event' ? { ...entry, value: staticCall('EventExpression', 'of', source.value) } : entry;
    }),
  );
}
