import { allKinds } from './all-kinds/main';
import { dinner } from './build-and-run-time/main';
import { Bundle } from './bundle/chart';
import { bundled } from './bundle/main';
import { chainedMaps } from './chained-maps/main';
import { CompanyConventions } from './company-conventions/chart';
import { companyConventions } from './company-conventions/main';
import { compositeMapReduce } from './composite-map-reduce/main';
import { composition } from './composition/main';
import { conditions } from './conditions/main';
import { customSerializer } from './custom-serializer/main';
import { defaultValues } from './default-values/main';
import { FunctionExample, inImage } from './example';
import { failingItems } from './failing-items/main';
import { handlers } from './handlers/main';
import { hardcodedValues } from './hardcoded-values/main';
import { helloWorld } from './hello-world/main';
import { mapOverParameter } from './map-over-parameter/main';
import { mapReduce } from './map-reduce/main';
import { modelSelection } from './model-selection/main';
import { nestedLoops } from './nested-loops/main';
import { nestedMapReduce } from './nested-map-reduce/main';
import { album } from './nested-pipelines/main';
import { partitioning } from './partitioning/main';
import { passingParameters } from './passing-parameters/main';
import { recursion } from './recursion/main';
import { returningLists } from './returning-lists/main';
import { runtimeOptions } from './runtime-options/main';
import { serializersOfAllKinds } from './serializers/main';
import { smallTasks } from './small-tasks/main';
import { staticParallelization } from './static-parallelization/main';

/** All examples of pipelines of functions, by the name of their folder, with runs and what these give. */
export const FUNCTION_EXAMPLES: Readonly<Record<string, FunctionExample>> = {
  'hello-world': inImage(
    'hello-world',
    helloWorld,
    { result: 'Hello, world!' },
    { parameters: { name: 'Ada "{{workflow.name}}" $(HOME)' }, result: 'Hello, Ada "{{workflow.name}}" $(HOME)!' },
  ),
  'passing-parameters': inImage('passing-parameters', passingParameters, { parameters: { number: 3 }, result: 36 }),
  'default-values': inImage(
    'default-values',
    defaultValues,
    {
      result: {
        defaults: 'The cat has 4 legs and says nothing.',
        given: 'The stool has 3 legs and says nothing.',
        loud: 'The hen has 2 legs and says cluck.',
      },
    },
    {
      parameters: { animal: '', sound: 'null' },
      result: {
        defaults: 'The  has 4 legs and says nothing.',
        given: 'The stool has 3 legs and says nothing.',
        loud: 'The hen has 2 legs and says null.',
      },
    },
  ),
  'hardcoded-values': inImage('hardcoded-values', hardcodedValues, {
    parameters: { name: 'Ada' },
    result: 'To Ada\n"Quotes", \\ and $(dollars)\n{{workflow.name}} and {{=1 + 1}} 😀\nAda\n85 cents',
  }),
  'build-and-run-time': inImage(
    'build-and-run-time',
    dinner,
    { parameters: { seed: 1 }, result: ['2 x Bread', '2 x Green Olives', '2 x pasta'] },
    { parameters: { seed: 2, people: 3 }, result: ['3 x Bread', '3 x Green Olives', '3 x noodles'] },
  ),
  'nested-pipelines': inImage('nested-pipelines', album, {
    parameters: { name: 'Synthetic Hearts' },
    result: {
      name: 'Synthetic Hearts',
      tracks: ['recording of a synth-pop song about love', 'recording of a synth-pop song about loss'],
    },
  }),
  composition: inImage('composition', composition, {
    parameters: { day: 'monday' },
    result: { stored: '2 rows, 35 euros', dropped: 1 },
  }),
  'static-parallelization': inImage('static-parallelization', staticParallelization, {
    parameters: { number: 2 },
    result: 30,
  }),
  partitioning: inImage('partitioning', partitioning, { result: 66.2 }, { parameters: { days: 1 }, result: 50 }),
  'map-reduce': inImage(
    'map-reduce',
    mapReduce,
    { parameters: { exponent: 3 }, result: 100 },
    { parameters: { count: 0 }, result: 0 },
  ),
  'nested-map-reduce': inImage('nested-map-reduce', nestedMapReduce, {
    parameters: { days: 2 },
    result: { region: 'south', revenue: 36 },
  }),
  'composite-map-reduce': inImage('composite-map-reduce', compositeMapReduce, { result: 20 }),
  'model-selection': inImage('model-selection', modelSelection, { result: 'line' }),
  'chained-maps': inImage('chained-maps', chainedMaps, {
    parameters: { text: ' one two\nthree  ' },
    result: ['1. one two (2)', '2. three (1)'],
  }),
  'map-over-parameter': inImage(
    'map-over-parameter',
    mapOverParameter,
    {
      parameters: {
        cities: [
          { name: 'Oslo', celsius: -3 },
          { name: '{{Cadiz}}', celsius: 24 },
        ],
      },
      result: ['Oslo is cold', '{{Cadiz}} is warm'],
    },
    { parameters: { cities: [] }, result: [] },
  ),
  'nested-loops': inImage('nested-loops', nestedLoops, {
    result: [
      ['fruit for students: 0', 'bread for students: 1', 'tea for students: 2'],
      ['fruit for retired: 0', 'bread for retired: 1', 'tea for retired: 2'],
    ],
  }),
  'returning-lists': inImage('returning-lists', returningLists, {
    parameters: { text: 'pipelines' },
    result: ['PIP', 'ILE', 'SEN'],
  }),
  'failing-items': inImage('failing-items', failingItems, {
    parameters: { numbers: [2, 3, 8] },
    result: { skipped: [1, 4], collected: [1, { error: '3 is odd' }, 4] },
  }),
  conditions: inImage(
    'conditions',
    conditions,
    { parameters: { items: 1, speed: 'fast', gift: true }, result: 'by bike: 300 g, with a ribbon' },
    { parameters: { items: 1 }, result: 'by van, carefully: 300 g' },
    { parameters: { items: 20, speed: 'fast' }, result: 'by train: 6 kg' },
  ),
  recursion: inImage('recursion', recursion, { parameters: { n: 6 }, result: 8 }),
  handlers: inImage(
    'handlers',
    handlers,
    { parameters: { a: 6, b: 3, url: 'SERVICE' }, result: 2, requests: ['POST /cleaned {"status":"Succeeded"}'] },
    {
      parameters: { a: 6, b: 0, url: 'SERVICE' },
      fails: true,
      requests: ['POST /cleaned {"status":"Failed"}', 'POST /alarm {"failed":"the division"}'],
    },
  ),
  'runtime-options': inImage('runtime-options', runtimeOptions, {
    parameters: { url: 'SERVICE/busy' },
    result: 110,
    requests: ['GET /busy/rate?currency=SEK', 'GET /busy/rate?currency=SEK'],
  }),
  serializers: inImage('serializers', serializersOfAllKinds, { result: 'Measurements, "raw" on 2026-01-31: 10 11 12' }),
  'custom-serializer': inImage('custom-serializer', customSerializer, {
    parameters: { host: 'localhost' },
    result: 'http://localhost:8080 says a = b',
  }),
  'company-conventions': {
    pipeline: companyConventions,
    chart: CompanyConventions,
    runs: [{ parameters: { day: 'monday' }, result: 2 }],
  },
  bundle: {
    pipeline: bundled,
    chart: Bundle,
    runs: [{ parameters: { text: 'No image. It runs in a stock one. Good' }, result: 6 }],
  },
  'small-tasks': inImage('small-tasks', smallTasks, { result: 2 }),
  'all-kinds': inImage(
    'all-kinds',
    allKinds,
    {
      parameters: { customer: 'Ada & "Co"' },
      answers: { release: { decision: 'send', by: 'Grace' } },
      result: { text: 'Dear Ada & "Co", it is 28 bytes long.', lines: ['chair: 440', 'table: 1100'], by: 'Grace' },
      requests: ['GET /rate?currency=SEK'],
    },
    {
      parameters: { customer: 'Ada', currency: 'NOK' },
      answers: { release: { decision: 'drop' } },
      result: null,
      requests: ['GET /rate?currency=NOK'],
    },
  ),
};
