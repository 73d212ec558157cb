import { Rule } from './constraint';

const TEMPLATE_TYPES = ['container', 'containerSet', 'dag', 'data', 'http', 'plugin', 'resource', 'script', 'steps', 'suspend'];
const LOCATIONS = ['artifactory', 'azure', 'gcs', 'git', 'hdfs', 'http', 'oss', 'plugin', 'raw', 's3'];

function count(self: Readonly<Record<string, unknown>>, names: readonly string[]): number {
  return names.filter((name) => name in self).length;
}

export const TEMPLATE_RULES: readonly Rule[] = [
  {
    message: 'template must have at most one template type',
    holds: (self) => count(self, TEMPLATE_TYPES) <= 1,
  },
  {
    message: 'timeout cannot be applied to steps or dag templates',
    holds: (self) => !('timeout' in self) || count(self, ['dag', 'steps']) === 0,
  },
  {
    message: 'activeDeadlineSeconds is only valid for leaf templates',
    holds: (self) => !('activeDeadlineSeconds' in self) || count(self, ['dag', 'steps']) === 0,
  },
];

export const LOCATION_RULES: readonly Rule[] = [{
  message: 'at most one artifact location can be specified',
  holds: (self) => count(self, LOCATIONS) <= 1,
}];

export const TASK_RULES: readonly Rule[] = [
  {
    message: "cannot use both 'depends' and 'dependencies'",
    holds: (self) => count(self, ['depends', 'dependencies']) <= 1,
  },
  {
    message: "task name cannot begin with a digit when using 'depends' or 'dependencies'",
    holds: (self) => count(self, ['depends', 'dependencies']) === 0 || !/^[0-9]/.test(String(self.name)),
  },
];

export const SEQUENCE_RULES: readonly Rule[] = [{
  message: 'only one of count or end can be defined',
  holds: (self) => count(self, ['count', 'end']) <= 1,
}];

export const RESOURCE_RULES: readonly Rule[] = [{
  message: 'only one of manifest or manifestFrom can be specified',
  holds: (self) => count(self, ['manifest', 'manifestFrom']) <= 1,
}];

export const GAUGE_RULES: readonly Rule[] = [{
  message: "'resourcesDuration.*' metrics cannot be used in real-time gauges",
  holds: (self) => self.realtime !== true || !String(self.value).includes('resourcesDuration.'),
}];
