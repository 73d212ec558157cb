import { errors } from '../errors';
import { Artifact } from '../value/artifact';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';

/** What a template declares, as it was given. */
export interface Declared {
  readonly parameters?: { [name: string]: Parameter };
  readonly artifacts?: { [name: string]: Artifact };
  readonly outputs?: { [name: string]: Output };
  readonly resultType?: Parameter;
}

const NONE: { [name: string]: any } = {};

/** Refuses declarations that are none, and one name for two inputs. */
export function checkSignature(
  path: string,
  { parameters = NONE, artifacts = NONE, outputs = NONE, resultType }: Declared,
): void {
  for (const name of Object.keys(parameters)) {
    if (!(parameters[name] instanceof Parameter)) {
      throw errors.notAValue(
        path,
        `parameters.${name}`,
        parameters[name],
        'a declaration, for example Parameter.string()',
      );
    }
  }
  for (const name of Object.keys(artifacts)) {
    if (!(artifacts[name] instanceof Artifact)) {
      throw errors.notAValue(
        path,
        `artifacts.${name}`,
        artifacts[name],
        "a declaration, for example Artifact.at('/path')",
      );
    }
    if (Object.hasOwn(parameters, name)) {
      throw errors.duplicateName(path, 'input artifact', name, 'an input parameter of the same template');
    }
  }
  for (const name of Object.keys(outputs)) {
    if (!(outputs[name] instanceof Output)) {
      throw errors.notAValue(
        path,
        `outputs.${name}`,
        outputs[name],
        "a declaration, for example Output.parameter('/path')",
      );
    }
  }
  if (resultType !== undefined && !(resultType instanceof Parameter)) {
    throw errors.notAValue(path, 'resultType', resultType, 'a declaration, for example Parameter.json()');
  }
}

/** The same for a template of one container, whose artifacts have a place in it. */
export function checkContainerSignature(path: string, declared: Declared): void {
  checkSignature(path, declared);
  for (const name of Object.keys(declared.artifacts ?? NONE)) {
    if (declared.artifacts![name]._path === undefined) throw errors.noPath(path, name);
  }
}
