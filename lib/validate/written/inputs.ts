import { checkArtifactPath, checkMode, checkPlace } from './artifacts';
import { isLeaf, Manifest } from './home';
import { checkInputNames } from './names';
import { Fields } from '../fields';

/** The inputs of a template. */
export function checkInputs(fields: Fields, template: Manifest): void {
  const { parameters = [], artifacts = [] } = template.inputs ?? {};
  checkInputNames(fields, 'input', parameters);
  checkInputNames(fields, 'input artifact', artifacts);
  for (const { name, enum: choices } of parameters as Manifest[]) {
    if (choices?.length === 0) fields.refuse(`inputs.parameters.${name}.enum`, choices, 'at least one choice');
  }
  for (const artifact of artifacts as Manifest[]) {
    const at = `inputs.artifacts.${artifact.name}`;
    checkArtifactPath(fields, at, artifact.path, isLeaf(template));
    checkPlace(fields, at, artifact);
    checkMode(fields, at, artifact);
    if (artifact.from) {
      fields.refuse(
        `${at}.from`,
        artifact.from,
        "no value: what calls the template says in its 'arguments' where the artifact comes from",
      );
    }
  }
}
