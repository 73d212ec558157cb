import { TEMPLATE_KIND_NAMES, TEMPLATE_KINDS, TemplateKindName } from '../spec/template-kinds';

const made = new Map<string, Readonly<Record<string, string>>>();

/**
 * The fields that overrides of a template may not set, with the reasons.
 *
 * @param kind the field that says what the template is, and the same in words
 */
export function reservedFor({ field, is }: { field: TemplateKindName; is: string }): Readonly<Record<string, string>> {
  let reserved = made.get(field);
  if (!reserved) {
    reserved = {
      name: "template names come from the construct's id; use templateName",
      inputs: 'the library threads inputs; use parameters and artifacts',
      outputs: 'tasks that read them are wired by the library; use outputs',
      ...Object.fromEntries(
        TEMPLATE_KIND_NAMES.filter((kind) => kind !== field).map((kind) => [
          kind,
          `this template ${is}${TEMPLATE_KINDS[kind].calls ? '; use a Pipeline' : ''}`,
        ]),
      ),
    };
    made.set(field, reserved);
  }
  return reserved;
}
