import type { TemplateModel } from '../../ir/model';

/** The name that a template has by its place. */
export function templateNameOf(node: TemplateModel): string {
  return node.kind === 'external' ? node.template : (node.templateName ?? cutName(idOf(node.place.id)));
}

/** An id as a part of a template's name. */
export function idOf(id: string): string {
  return (
    id
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'template'
  );
}

export function cutName(name: string): string {
  return name.slice(0, 100).replace(/-+$/, '');
}
