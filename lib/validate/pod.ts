import { Fields } from './fields';
import { errors } from '../errors';
import { isLabelName, LABEL_NAMES } from '../spec/names';
import { isQuantity } from '../spec/quantity';
import { arrived, hasTag } from '../spec/tags';

const RESERVED_CONTAINERS = /^(wait|supervisor|init|main|artifact-plugin-.*)$/;
// Those that Argo's validator looks for.
const REFUSED_CONTAINERS = /^(wait|supervisor|artifact-plugin-.*)$/;
// Argo adds volumes of these names to every pod.
const RESERVED_VOLUMES = new Set([
  'var-run-argo',
  'tmp-dir-argo',
  'input-artifacts',
  'argo-staging',
  'argo-env-config',
  'argoexec-bin',
  'exec-sa-token',
  'kubeconfig',
]);
// The longest text that Linux passes to a program as one argument or variable; Argo writes a longer one to a file of its own.
const MAX_TEXT = 128 * 1024;
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** Checks the containers of a template and what they share. */
export function checkPod(fields: Fields, template: any): void {
  const main = template.container ?? template.script;
  if (main) checkContainer(fields, template.container ? 'container' : 'script', main);
  const set: any[] = template.containerSet?.containers ?? [];
  for (const [index, container] of set.entries()) {
    checkContainer(fields, `containerSet.containers[${index}]`, container);
    checkPlaces(fields, { inputs: container.name === 'main' ? template.inputs : undefined }, container);
  }
  if (template.containerSet) checkPlaces(fields, {}, template.containerSet);
  for (const field of ['initContainers', 'sidecars']) {
    for (const [index, container] of (template[field] ?? []).entries()) {
      checkName(fields, `${field}[${index}]`, container.name);
      fields.atRun.required(`${field}[${index}].image`, container.image, 'an image');
      checkContainer(fields, `${field}[${index}]`, container);
      checkPlaces(fields, {}, container);
    }
  }
  fields.atRun.unique(
    'container',
    [...(template.initContainers ?? []), ...(template.sidecars ?? [])].map(({ name }) => name),
  );
  checkVolumeNames(fields, template.volumes);
  if (main) checkPlaces(fields, template, main);
}

function checkName(fields: Fields, field: string, name: unknown): void {
  (name === '' && field.startsWith('sidecars') ? fields.atRun : fields).required(`${field}.name`, name, 'a name');
  if (typeof name !== 'string' || hasTag(name)) return;
  const refused = REFUSED_CONTAINERS.test(name) ? fields : fields.atRun;
  if (RESERVED_CONTAINERS.test(name)) {
    refused.add(errors.badName(fields.path, 'container', name, 'Argo gives that name to a container of its own'));
  } else if (!isLabelName(name)) {
    fields.atRun.add(errors.badName(fields.path, 'container', name, LABEL_NAMES));
  }
}

function checkContainer(fields: Fields, at: string, container: any): void {
  const { image, command, args, env, resources, volumeMounts, volumeDevices, imagePullPolicy, ports } = container;
  const isTexts = (value: any) => Array.isArray(value) && value.every((each) => typeof each === 'string');
  fields.atRun.check(
    `${at}.image`,
    image,
    (value) => typeof value === 'string' && value.trim() !== '',
    "the name of an image, for example 'registry/name:tag'",
  );
  fields.check(`${at}.command`, command, isTexts, "a list of texts, for example ['program']");
  fields.check(`${at}.args`, args, isTexts, 'a list of texts');
  fields.atRun.check(
    `${at}.imagePullPolicy`,
    imagePullPolicy,
    (policy) => PULL_POLICIES.includes(policy),
    `one of ${PULL_POLICIES.map((policy) => `'${policy}'`).join(', ')}`,
  );
  for (const [index, word] of [...(command ?? []), ...(args ?? [])].entries()) {
    checkLength(fields, `${at}, word ${index + 1} of command and args`, word);
  }
  for (const { name, value } of env ?? []) {
    checkLength(fields, `${at}.env.${name}`, value);
    if (!ENV_NAME.test(name)) {
      fields.atRun.add(
        errors.badName(
          fields.path,
          'environment variable',
          name,
          "its name has letters, digits, '_', '-' and '.', and begins with no digit",
        ),
      );
    }
  }
  for (const [kind, amounts] of Object.entries<any>(resources ?? {})) {
    for (const [name, amount] of Object.entries(Array.isArray(amounts) ? {} : amounts)) {
      const isNegative = String(amount).startsWith('-');
      if (!isQuantity(String(amount)) || isNegative) {
        (isNegative ? fields.atRun : fields).add(
          errors.badQuantity(fields.path, `${at}.resources.${kind}.${name}`, amount),
        );
      }
    }
  }
  const mounts: any[] = volumeMounts ?? [];
  for (const { name, mountPath } of mounts) {
    if (typeof mountPath !== 'string' || !mountPath.startsWith('/')) {
      fields.atRun.add(errors.badPath(fields.path, `volume '${name}'`, mountPath, 'which is not absolute'));
    } else if (mountPath.includes(':')) {
      fields.atRun.add(errors.badPath(fields.path, `volume '${name}'`, mountPath, "which holds a ':'"));
    }
  }
  for (const { containerPort } of ports ?? []) {
    fields.atRun.check(
      `${at}.ports`,
      containerPort,
      (port) => Number.isInteger(port) && port >= 1 && port <= 65535,
      'a port from 1 to 65535',
    );
  }
  fields.unique(
    `environment variable of ${at}`,
    (env ?? []).map(({ name }: any) => name),
  );
  fields.unique(
    `device of ${at}`,
    (volumeDevices ?? []).map(({ devicePath }: any) => devicePath),
  );
  fields.unique(
    `claim of ${at}`,
    (resources?.claims ?? []).map(({ name }: any) => name),
  );
  fields.unique(
    `port of ${at}`,
    (ports ?? []).map(({ containerPort, protocol = 'TCP' }: any) => `${containerPort}/${protocol}`),
  );
}

function checkLength(fields: Fields, field: string, text: unknown): void {
  if (typeof text !== 'string' || text.length <= MAX_TEXT / 4) return;
  const bytes = Buffer.byteLength(arrived(text));
  if (bytes > MAX_TEXT) {
    fields.atRun.add(
      errors.notAValue(
        fields.path,
        field,
        `${bytes} bytes`,
        `a text of at most ${MAX_TEXT} bytes: Linux starts no program with more. Pass it as an artifact`,
      ),
    );
  }
}

/** Checks `podResources` of a template or workflow: what a pod as a whole needs. */
export function checkPodResources(fields: Fields, field: string, resources: any): void {
  fields.check(`${field}.claims`, resources?.claims, () => false, 'no claims: they belong to containers');
  for (const name of Object.keys({ ...resources?.requests, ...resources?.limits })) {
    fields.check(
      `${field}`,
      name,
      (each) => ['cpu', 'memory'].includes(each) || each.startsWith('hugepages-'),
      "amounts of 'cpu', 'memory' and 'hugepages-...'",
    );
  }
}

/** Checks the volumes of a template or workflow. */
export function checkVolumeNames(fields: Fields, volumes: any[] = []): void {
  for (const { name, emptyDir } of volumes) {
    if (typeof name !== 'string' || (!isLabelName(name) && !hasTag(name))) {
      fields.atRun.add(errors.badName(fields.path, 'volume', name, LABEL_NAMES));
    }
    if (RESERVED_VOLUMES.has(name)) {
      fields.atRun.add(errors.badName(fields.path, 'volume', name, 'Argo gives that name to a volume of its own'));
    }
    const limit = emptyDir?.sizeLimit;
    if (limit !== undefined && !isQuantity(String(limit))) {
      fields.add(errors.badQuantity(fields.path, `volumes.${name}.emptyDir.sizeLimit`, limit));
    }
  }
  const seen = new Set<string>();
  for (const { name } of volumes) {
    if (seen.has(name)) fields.atRun.add(errors.duplicateVolume(fields.path, name));
    seen.add(name);
  }
}

/** Volumes and input artifacts are mounted, each at a place of its own. */
function checkPlaces(fields: Fields, template: any, main: any): void {
  const places: [string, string][] = [
    ...(main.volumeMounts ?? []).map(({ name, mountPath }: any) => [`volume '${name}'`, mountPath]),
    ...(template.inputs?.artifacts ?? []).map(({ name, path }: any) => [`input artifact '${name}'`, path]),
  ];
  const taken = new Map<string, string>();
  for (const [what, path] of places) {
    if (typeof path !== 'string') continue;
    const place = path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
    const other = taken.get(place);
    // Argo compares the places of artifacts in the template of a container only.
    const isCompared = template.container !== undefined || !template.inputs?.artifacts?.length;
    if (other) {
      (isCompared ? fields : fields.atRun).add(errors.badPath(fields.path, what, path, `which ${other} already has`));
    }
    taken.set(place, what);
  }
}
