import { locationManifest } from './arguments';
import { Site } from './read';
import { Unit } from './unit';
import { inertJson, lateText } from '../spec/tags';
import { compact } from '../spec/merge';
import { Parameter } from '../value/parameter';

/** The `inputs` of a template: what it declares, and what is threaded through it. */
export function inputsOf(unit: Unit, keys: readonly string[], site: Site): Record<string, unknown> | undefined {
  const { kind, parameters, artifacts } = unit.node._template;
  const needs = [...unit.needs.values()];
  const inputs = compact({
    parameters: [
      ...Object.entries(parameters).map(([name, parameter]) => parameterInput(name, parameter, unit.path)),
      ...needs.filter((need) => !need.reference._isArtifact).map((need) => ({ name: need.name })),
      ...keys.map((name) => ({ name })),
    ],
    artifacts: [
      ...Object.entries(artifacts).map(([name, artifact]) => {
        const { location, optional, mode, archive } = artifact._options;
        return compact({ name, path: kind === 'leaf' ? artifact._path : undefined, mode, optional, archive: archive?._manifest, ...(location ? locationManifest(location, site) : {}) });
      }),
      ...needs.filter((need) => need.reference._isArtifact).map((need) => compact({ name: need.name, optional: need.optional || undefined })),
    ],
  });
  return Object.keys(inputs).length > 0 ? inputs : undefined;
}

function parameterInput(name: string, parameter: Parameter, path: string): Record<string, unknown> {
  const value = parameter.default === undefined ? undefined : parameter._text(parameter.default, path, name);
  return compact({
    name,
    default: value === undefined ? undefined : parameter._carrier === 'json' ? inertJson(value) : lateText(value),
    description: parameter.description,
    enum: parameter.choices,
  });
}
