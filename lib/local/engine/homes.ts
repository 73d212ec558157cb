import type { Callee, Home } from './context';
import { compiledTemplate, CompiledTemplate } from './template';
import { TEMPLATE_KIND_NAMES } from '../../spec/template-kinds';

/** A resource that templates can be called of. */
export interface Library {
  readonly kind: string;
  readonly name: string;
  readonly spec: any;
}

/** Finds templates by name. */
export class Homes {
  private readonly homes = new Map<Library, Home>();
  private readonly inlines = new WeakMap<object, any>();

  /** @param libraries the WorkflowTemplates and ClusterWorkflowTemplates at hand */
  constructor(private readonly libraries: readonly Library[]) {}

  /** The home of the names in a spec, whose `templateDefaults` count for all of the workflow. */
  public of(what: string, spec: any, defaults: any): Home {
    const templates = new Map<string, any>((spec.templates ?? []).map((template: any) => [template.name, template]));
    const compiled = new Map<string, CompiledTemplate>();
    return {
      local: (name) => {
        let found = compiled.get(name);
        if (!found) {
          const source = templates.get(name);
          if (!source) {
            throw new Error(
              `template '${name}' is not in ${what}; it has ${[...templates.keys()].join(', ') || 'none'}`,
            );
          }
          compiled.set(name, (found = compiledTemplate(withDefaults(source, defaults))));
        }
        return found;
      },
    };
  }

  /** The template that a task, a step or a hook calls. */
  public resolve({ template, templateRef, inline }: any, home: Home, defaults: any): Callee {
    if (inline) return { template: compiledTemplate(this.inline(inline, defaults)), home };
    if (!templateRef) return { template: home.local(template), home };
    const library = this.find(templateRef.name, Boolean(templateRef.clusterScope));
    let other = this.homes.get(library);
    if (!other) this.homes.set(library, (other = this.of(`${library.kind} '${library.name}'`, library.spec, defaults)));
    return { template: other.local(templateRef.template), home: other };
  }

  public find(name: string, isCluster: boolean): Library {
    const kind = isCluster ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
    const found = this.libraries.find((library) => library.name === name && library.kind === kind);
    if (found) return found;
    const known = this.libraries.filter((library) => library.kind === kind).map((library) => library.name);
    throw new Error(`there is no ${kind} '${name}'; the option templates has ${known.join(', ') || 'none'}`);
  }

  private inline(source: any, defaults: any): any {
    if (!defaults) return source;
    let found = this.inlines.get(source);
    if (!found) this.inlines.set(source, (found = withDefaults(source, defaults)));
    return found;
  }
}

/** A template with what the workflow says of all its templates. */
function withDefaults(template: any, defaults: any): any {
  if (!defaults) return template;
  const result = merged(defaults, template);
  for (const kind of TEMPLATE_KIND_NAMES) if (template[kind] === undefined) delete result[kind];
  return result;
}

function merged(under: any, over: any): any {
  if (
    typeof under !== 'object' ||
    typeof over !== 'object' ||
    under === null ||
    over === null ||
    Array.isArray(under) ||
    Array.isArray(over)
  ) {
    return over;
  }
  const result = { ...under };
  for (const [key, value] of Object.entries(over)) result[key] = key in under ? merged(under[key], value) : value;
  return result;
}
