import { Check, FLAG, isObject, list, map, object, OBJECT, propertiesOf, QUANTITY, TEXT, WHOLE } from './checks';

/**
 * The fields of Argo v4.1.2 that v4.0.5, the version of argo-lint, does not know, and what v4.1.2's CRDs ask of them. Variables in them
 * are not looked at, nor is the container of an executor plugin.
 */
const V41_FIELDS = new Map<string, Check>(
  Object.entries({
    addressingStyle: TEXT,
    executorPlugins: list(
      object(
        {
          metadata: OBJECT,
          spec: object(
            { sidecar: object({ automountServiceAccountToken: FLAG, container: OBJECT }, 'container') },
            'sidecar',
          ),
        },
        'metadata',
        'spec',
      ),
    ),
    fileKeyRef: object({ key: TEXT, optional: FLAG, path: TEXT, volumeName: TEXT }, 'key', 'path', 'volumeName'),
    pendingTimeout: TEXT,
    podCertificate: object(
      {
        certificateChainPath: TEXT,
        credentialBundlePath: TEXT,
        keyPath: TEXT,
        keyType: TEXT,
        maxExpirationSeconds: WHOLE,
        signerName: TEXT,
        userAnnotations: map(TEXT),
      },
      'keyType',
      'signerName',
    ),
    podResources: object({
      claims: list(object({ name: TEXT, request: TEXT }, 'name')),
      limits: map(QUANTITY),
      requests: map(QUANTITY),
    }),
    resourceClaims: list(object({ name: TEXT, resourceClaimName: TEXT, resourceClaimTemplateName: TEXT }, 'name')),
    restartPolicyRules: list(
      object({ action: TEXT, exitCodes: object({ operator: TEXT, values: list(WHOLE) }, 'operator') }, 'action'),
    ),
    saveStreamViaFile: FLAG,
  }),
);

export const V41_FIELD_NAMES = [...V41_FIELDS.keys()];

/** What these hold is the author's own, whatever it is called. */
const FREE = ['annotations', 'labels', 'plugin', 'withItems'];
/** Three fields of a schedule, its month and its day of the week. */
const SCHEDULE = /^((?:\S+\s+){3})(\S+)(\s+)(\S+)$/;
const MONTHS = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * A copy that v4.0.5 judges as v4.1.2 judges the original: without those fields, and with numbers for the names of months and days in
 * schedules, which the validators of both take, but of the CRDs only v4.1.2's.
 */
export function withoutV41(value: unknown, name = ''): unknown {
  if (FREE.includes(name)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) =>
      name === 'schedules' && typeof item === 'string' ? numbered(item) : withoutV41(item, name),
    );
  }
  if (!isObject(value)) {
    return value;
  }
  const kept = Object.entries(value).filter(([key]) => !V41_FIELDS.has(key));
  return Object.fromEntries(kept.map(([key, property]) => [key, withoutV41(property, key)]));
}

function numbered(schedule: string): string {
  const number = (text: string, names: readonly string[]) =>
    text.replace(/[a-z]{3,}/gi, (name) =>
      names.includes(name.toLowerCase()) ? `${names.indexOf(name.toLowerCase())}` : name,
    );
  return schedule.replace(
    SCHEDULE,
    (_, first, month, space, day) => `${first}${number(month, MONTHS)}${space}${number(day, DAYS)}`,
  );
}

/** What v4.1.2's CRDs have against those fields, wherever they stand. */
export function checkV41Fields(value: unknown, path: string, name = ''): string[] {
  if (FREE.includes(name)) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => checkV41Fields(item, `${path}[${index}]`, name));
  }
  return propertiesOf(value).flatMap(([key, property]) => {
    const check = V41_FIELDS.get(key) ?? ((inner, innerPath) => checkV41Fields(inner, innerPath, key));
    return check(property, `${path}.${key}`);
  });
}
