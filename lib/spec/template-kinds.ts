/** What is known of a kind of template. */
export interface TemplateKind {
  /** The class of constructs that are rendered with it as they are given. */
  readonly construct: string;
  /** Whether it runs in a pod of its own. */
  readonly pod?: boolean;
  /** Whether it runs other templates. */
  readonly calls?: boolean;
}

const KINDS = {
  container: { construct: 'ContainerTemplate', pod: true },
  script: { construct: 'ScriptTemplate', pod: true },
  dag: { construct: 'Dag', calls: true },
  steps: { construct: 'Steps', calls: true },
  suspend: { construct: 'SuspendTemplate' },
  resource: { construct: 'ResourceTemplate', pod: true },
  http: { construct: 'HttpTemplate' },
  data: { construct: 'DataTemplate', pod: true },
  containerSet: { construct: 'ContainerSetTemplate', pod: true },
  plugin: { construct: 'PluginTemplate' },
} satisfies Record<string, TemplateKind>;

/** The field of a template that says what it does. */
export type TemplateKindName = keyof typeof KINDS;

/** The kinds of templates by their fields: a template has exactly one of them. */
export const TEMPLATE_KINDS: Readonly<Record<TemplateKindName, TemplateKind>> = KINDS;

/** The names of all kinds. */
export const TEMPLATE_KIND_NAMES = Object.keys(KINDS) as readonly TemplateKindName[];

/** Whether a field of a template says what it does. */
export function isTemplateKind(field: string): field is TemplateKindName {
  return Object.hasOwn(KINDS, field);
}

/** The kinds that run in a pod of their own. */
export const POD_KIND_NAMES = TEMPLATE_KIND_NAMES.filter((name) => TEMPLATE_KINDS[name].pod);
