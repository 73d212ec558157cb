import type { IConstruct } from 'constructs';
import type { TemplateNode } from './model';

/** The name that a template has by its construct. */
export function templateNameOf(node: TemplateNode): string {
  const { _template: model } = node;
  return model.kind === 'external' ? model.template : (model.templateName ?? cutName(idOf(node)));
}

/** The id of a construct as a part of a template's name. */
export function idOf({ node }: IConstruct): string {
  return (
    node.id
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'template'
  );
}

export function cutName(name: string): string {
  return name.slice(0, 100).replace(/-+$/, '');
}
