import type { Export, CallModel } from '../ir/model';
import { Reference } from '../value/reference';
import { Encoding } from '../value/value-type';

/**
 * An output of a pipeline that calls itself, read inside of it before it is declared: usually it is declared as the output of
 * the inner call, else the own one. What it holds is asked later, and the question must not go round for ever.
 */
export function recursiveOutput(task: CallModel, name: string, collected: (encoding: Encoding) => Encoding): Reference {
  const declared = () => {
    const { outputs } = task.template;
    return Object.hasOwn(outputs, name) ? (outputs[name] as Export).value : undefined;
  };
  let asked = false;
  const source = {
    kind: 'output' as const,
    task,
    name,
    get artifact(): boolean | undefined {
      if (asked) return undefined;
      asked = true;
      const artifact = declared()?._isArtifactIfKnown;
      asked = false;
      return artifact;
    },
  };
  return Reference._of(source, () => {
    const encoding = declared()?._encodingIfKnown;
    return encoding && collected(encoding);
  });
}
