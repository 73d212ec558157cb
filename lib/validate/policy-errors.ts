import { IConstruct } from 'constructs';
import { policiesAt, policiesInUse } from './policies';
import { errors, PipelineError } from '../errors';
import type { TemplateModel } from '../ir/model';
import { constructAt } from '../spec/construct-place';

/** The breaches of an object and of the templates in it. */
export function policyErrors(
  resource: IConstruct,
  manifest: any,
  templates: () => readonly { node: TemplateModel; template: any }[],
): PipelineError[] {
  if (!policiesInUse()) return [];
  const subjects = [
    ...templates().map(({ node, template }) => ({
      construct: constructAt(node.place)!,
      kind: 'Template',
      manifest: template,
    })),
    { construct: resource, kind: manifest.kind as string, manifest },
  ];
  return subjects.flatMap(({ construct, kind, manifest: seen }) => {
    const { path } = construct.node;
    return policiesAt(construct).flatMap((policy) =>
      policy.check({ path, kind, manifest: seen }).map((message) => errors.policy(path, policy.name, message)),
    );
  });
}
