/** What is known of a kind of template. */
export interface TemplateKind {
  /** Whether it runs in a pod of its own. */
  readonly pod?: boolean;
  /** Whether it runs other templates. */
  readonly calls?: boolean;
}

const KINDS = {
  container: { pod: true },
  script: { pod: true },
  dag: { calls: true },
  steps: { calls: true },
  suspend: {},
  resource: { pod: true },
  http: {},
  data: { pod: true },
  containerSet: { pod: true },
  plugin: {},
} satisfies Record<string, TemplateKind>;

/** The field of a template that says what it does. */
export type TemplateKindName = keyof typeof KINDS;

/** The kinds of templates by their fields: a template has exactly one of them. */
export const TEMPLATE_KINDS: Readonly<Record<TemplateKindName, TemplateKind>> = KINDS;

/** The names of all kinds. */
export const TEMPLATE_KIND_NAMES = Object.keys(KINDS) as readonly TemplateKindName[];

/** The kinds that run in a pod of their own. */
export const POD_KIND_NAMES = TEMPLATE_KIND_NAMES.filter((name) => TEMPLATE_KINDS[name].pod);
