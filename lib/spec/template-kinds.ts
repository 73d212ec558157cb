/** What is known of a kind of template. */
export interface TemplateKind {
  /** Whether it runs in a pod of its own. */
  readonly pod: boolean;
  /** Whether it runs other templates. */
  readonly calls?: boolean;
}

const KINDS = {
  container: { pod: true },
  containerSet: { pod: true },
  dag: { pod: false, calls: true },
  data: { pod: true },
  http: { pod: false },
  plugin: { pod: false },
  resource: { pod: true },
  script: { pod: true },
  steps: { pod: false, calls: true },
  suspend: { pod: false },
} satisfies Record<string, TemplateKind>;

/** The field of a template that says what it does. */
export type TemplateKindName = keyof typeof KINDS;

/** The kinds of templates by their fields: a template has exactly one of them. */
export const TEMPLATE_KINDS: Readonly<Record<TemplateKindName, TemplateKind>> = KINDS;

/** Their names. */
export const TEMPLATE_KIND_NAMES = Object.keys(KINDS) as readonly TemplateKindName[];
