import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CoinFlip } from './coin-flip/coin-flip';
import { ComputedValues } from './computed-values/computed-values';
import { DailyCron } from './daily-cron/daily-cron';
import { Diamond } from './diamond/diamond';
import { FourResources } from './four-resources/four-resources';
import { HelloWorld } from './hello-world/hello-world';
import { KubernetesApp } from './kubernetes-app/kubernetes-app';
import { MapReduce } from './map-reduce/map-reduce';
import { NestedMapReduce } from './nested-map-reduce/nested-map-reduce';
import { NestedPipelines } from './nested-pipelines/nested-pipelines';
import { PassingParameters } from './passing-parameters/passing-parameters';
import { RecursiveCoinFlip } from './recursive-coin-flip/recursive-coin-flip';

/** All examples, by the name of their folder. Each is a chart. */
export const EXAMPLES: Readonly<Record<string, new (scope: Construct, id: string) => Chart>> = {
  'hello-world': HelloWorld,
  'passing-parameters': PassingParameters,
  diamond: Diamond,
  'nested-pipelines': NestedPipelines,
  'map-reduce': MapReduce,
  'nested-map-reduce': NestedMapReduce,
  'coin-flip': CoinFlip,
  'recursive-coin-flip': RecursiveCoinFlip,
  'computed-values': ComputedValues,
  'daily-cron': DailyCron,
  'kubernetes-app': KubernetesApp,
  'four-resources': FourResources,
};
