import { isObject } from './structure';

/** Fields that Argo v3.7.0 does not know and v4.1.2 does, but for `plugin`, which depends on where it stands. */
const FIELDS = [
  'addressingStyle', 'executorPlugins', 'fileKeyRef', 'pendingTimeout', 'podCertificate', 'podResources', 'resourceClaims',
  'restartPolicyRules', 'saveStreamViaFile',
];
/** Where an artifact or its location stands. */
const ARTIFACTS = ['archiveLocation', 'artifact', 'artifactPaths', 'artifacts'];
/** What these hold is the author's own, whatever it is called. */
const FREE = ['plugin', 'withItems'];

const MENTION = new RegExp(`\\b(plugin|${FIELDS.join('|')})\\b`);

/** Whether manifests may have such fields: may, as it only looks at the words. */
export function mayHaveV4Fields(manifests: string): boolean {
  return MENTION.test(manifests);
}

/** A copy without those fields, with a location in place of an artifact plugin, so that v3.7.0 can judge all the rest. */
export function withoutV4Fields(value: unknown, name = ''): unknown {
  if (FREE.includes(name)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withoutV4Fields(item, name));
  }
  if (!isObject(value)) {
    return value;
  }
  const kept = Object.entries(value)
    .filter(([key]) => !FIELDS.includes(key))
    .map(([key, property]) => ARTIFACTS.includes(name) && key === 'plugin' ? location(property) : [key, withoutV4Fields(property, key)]);
  return Object.fromEntries(kept);
}

function location(plugin: unknown): [string, unknown] {
  return ['s3', { endpoint: 'endpoint', bucket: 'bucket', key: isObject(plugin) ? plugin.key : undefined }];
}
