import { valuesIn } from './reached';
import type { Reached } from './reached';
import { Writers, effective } from './serializers';
import { errors } from '../../errors';
import type { PipelineError } from '../../errors';
import { sameFormat } from '../../serializer/codec';
import { Serializer, traitsOf } from '../../serializer/serializer';
import { addressOf } from '../describe';
import type { Call } from '../graph';

/** Outputs that are read as what they are not, or cannot go the way they should. */
export function formatErrors({ graphs, calls }: Reached): PipelineError[] {
  const writers = new Writers();
  return [
    ...calls.flatMap((call) => [...mismatches(call, writers), ...binaryParameters(call)]),
    ...[...graphs].flatMap((graph) =>
      [...valuesIn(graph)].flatMap((value) => {
        const names = value.kind === 'first' ? distinct(writers.of(value).map(({ name }) => name)) : [];
        return names.length > 1 ? [errors.mixedBranches(graph.name, names)] : [];
      }),
    ),
  ];
}

/** An input whose declared serializer is another one than the one of what it reads. */
function mismatches(call: Call, writers: Writers): PipelineError[] {
  return Object.entries(call.inputs).flatMap(([name, value]) => {
    const wanted = declared(call, name);
    const wrong = wanted === undefined ? undefined : writers.of(value).find((each) => !sameFormat(each, wanted));
    return wrong === undefined ? [] : [errors.otherSerializer(addressOf(call), name, wanted!.name, wrong.name)];
  });
}

function declared({ callee }: Call, name: string): Serializer | undefined {
  if (!('kind' in callee) || callee.kind !== 'task') return undefined;
  const own = callee.options.inputs?.[name]?.serializer;
  const file = callee.body.kind === 'container' ? callee.body.container.inputs[name] : undefined;
  return own ?? (file?.kind === 'file' ? file.serializer : undefined);
}

function binaryParameters(call: Call): PipelineError[] {
  const { callee } = call;
  if (!('kind' in callee) || callee.kind !== 'task' || callee.body.kind !== 'function') return [];
  const all = { serializer: effective(call, 'serializer'), transport: effective(call, 'transport') };
  const fields = Object.entries(callee.options.outputs ?? {}).map(([name, own]) => [name, { ...all, ...own }] as const);
  return [['its result', all] as const, ...fields]
    .filter(([, { serializer, transport }]) => transport === 'parameter' && serializer && !traitsOf(serializer).text)
    .map(([name, { serializer }]) => errors.binaryParameter(addressOf(call), name, serializer!.name));
}

const distinct = (names: readonly string[]) => [...new Set(names)];
