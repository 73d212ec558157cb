import type { ContainerParts } from './container-body';
import { LeafKind } from './leaf';
import { programsOf } from './programs';
import { withDefaults } from './task-defaults';
import { ContainerTemplateOptions } from './template-options';
import { late } from '../late';
import { Parameter } from '../value/parameter';

/** What every template of one container has, whose result is what the container prints. */
export interface ContainerKindProps extends ContainerTemplateOptions {
  readonly resultType?: Parameter;
}

const TEXT = Parameter.string();

/**
 * A kind of template of one container: a container, or a script, which is a container with a source.
 *
 * @param field the field that holds the container
 * @param own what the container is made of besides the options of both kinds
 */
export function containerKind<P extends ContainerKindProps>(
  field: 'container' | 'script',
  own: (props: P) => ContainerParts,
): LeafKind<P> {
  return {
    field,
    is: `is a ${field}`,
    hasFiles: true,
    completed: withDefaults,
    result: (props) => props.resultType ?? TEXT,
    fields: (path, props, rendering) => late().containerFields(path, field, props, own(props), rendering),
    programs: (props, manifest) => (props.allowInterpolation ? [] : programsOf(manifest)),
  };
}
