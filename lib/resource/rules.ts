import { PolicyRule } from '../value/policy-rule';

/** Rules as a role has them: those for the same objects are one, and each is there once, in the order in which they came. */
export function roleRules(rules: readonly PolicyRule[]): object[] {
  const found = new Map<string, { rule: PolicyRule; verbs: Set<string> }>();
  for (const rule of rules) {
    const { apiGroups, resources, resourceNames } = rule;
    const key = JSON.stringify([apiGroups, resources, resourceNames ?? []]);
    const known = found.get(key);
    if (known) rule.verbs.forEach((verb) => known.verbs.add(verb));
    else found.set(key, { rule, verbs: new Set(rule.verbs) });
  }
  return [...found.values()].map(({ rule: { apiGroups, resources, resourceNames }, verbs }) => ({
    apiGroups,
    resources,
    verbs: [...verbs],
    ...(resourceNames ? { resourceNames } : {}),
  }));
}
