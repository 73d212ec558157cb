import { Reference } from './reference';

const made = new Map<string, Reference>();

function own(what: 'parameter' | 'artifactPath' | 'outputPath' | 'outputArtifactPath', name: string): Reference {
  const id = `${what} ${name}`;
  let found = made.get(id);
  if (!found) {
    made.set(id, (found = Reference._of({ kind: 'own', what, name }, what === 'parameter' ? 'text' : 'plain')));
  }
  return found;
}

/** The inputs and paths of the template in whose props the reference stands, before the template itself exists. */
export class Input {
  /**
   * The value of an input parameter. Renders `inputs.parameters.NAME`.
   *
   * @param name a key of `parameters`
   */
  public static parameter(name: string): Reference {
    return own('parameter', name);
  }

  /**
   * The path where an input artifact is placed. Renders `inputs.artifacts.NAME.path`.
   *
   * @param name a key of `artifacts`
   */
  public static artifactPath(name: string): Reference {
    return own('artifactPath', name);
  }

  /**
   * The path from which an output parameter is read. Renders `outputs.parameters.NAME.path`.
   *
   * @param name a key of `outputs`
   */
  public static outputPath(name: string): Reference {
    return own('outputPath', name);
  }

  /**
   * The path from which an output artifact is taken. Renders `outputs.artifacts.NAME.path`.
   *
   * @param name a key of `outputs`
   */
  public static outputArtifactPath(name: string): Reference {
    return own('outputArtifactPath', name);
  }

  private constructor() {}
}
