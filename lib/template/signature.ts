import { errors } from '../errors';
import { Artifact } from '../value/artifact';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';

/** What a template declares, as it was given. */
export interface Declared {
  readonly parameters?: { [name: string]: Parameter };
  readonly artifacts?: { [name: string]: Artifact };
  readonly outputs?: { [name: string]: Output };
  readonly result?: Parameter;
}

/** Refuses declarations that are none, and one name for two inputs. */
export function checkSignature(path: string, { parameters = {}, artifacts = {}, outputs = {}, result }: Declared): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!(parameter instanceof Parameter)) throw errors.notAValue(path, `parameters.${name}`, parameter, 'a declaration, for example Parameter.string()');
  }
  for (const [name, artifact] of Object.entries(artifacts)) {
    if (!(artifact instanceof Artifact)) throw errors.notAValue(path, `artifacts.${name}`, artifact, "a declaration, for example Artifact.at('/path')");
    if (Object.hasOwn(parameters, name)) throw errors.duplicateName(path, 'input artifact', name, 'an input parameter of the same template');
  }
  for (const [name, output] of Object.entries(outputs)) {
    if (!(output instanceof Output)) throw errors.notAValue(path, `outputs.${name}`, output, "a declaration, for example Output.parameter('/path')");
  }
  if (result !== undefined && !(result instanceof Parameter)) throw errors.notAValue(path, 'result', result, 'a declaration, for example Parameter.json()');
}

/** The same for a template of one container, whose artifacts have a place in it. */
export function checkContainerSignature(path: string, declared: Declared): void {
  checkSignature(path, declared);
  for (const [name, artifact] of Object.entries(declared.artifacts ?? {})) {
    if (artifact._path === undefined) throw errors.noPath(path, name);
  }
}
