import { parseAllDocuments } from 'yaml';
import { byTask, envOf, leaves, podsAt, wordsOf } from './pods';
import { EXAMPLES } from '../../examples/all';
import { appOf, synthesized } from '../examples/golden';
import { ArgoRun, Ran, RunOptions, Worker } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

/** Runs an object of an example, the first that can be run if none is said. */
function run(name: string, worker: Worker, options?: RunOptions): Promise<Ran> {
  return argo!.run(synthesized(appOf(name), name), worker, options);
}

/** The objects of an example that can be run. */
function runnable(name: string): { kind: string; name: string }[] {
  const objects = parseAllDocuments(synthesized(appOf(name), name)).map((document) => document.toJS());
  return objects
    .filter(({ apiVersion }) => apiVersion === 'argoproj.io/v1alpha1')
    .map(({ kind, metadata }) => ({ kind, name: metadata.name ?? metadata.generateName }));
}

const ARGUMENTS: Readonly<Record<string, Record<string, string>>> = {
  'nested-pipelines': { name: 'Hits' },
  'passing-parameters': { number: '3' },
};

const BY_TASK = byTask({
  flip: () => leaves({ flips: '1' }, 'heads'),
  heads: () => leaves({ verdict: 'You win' }),
  'generate-numbers': () => leaves({ numbers: '[3,1,2]' }),
  'ask-shop': () => leaves({ revenue: '7' }),
  add: () => leaves({ total: '{"revenue":7}' }),
  extract: () => leaves({ count: '2' }),
  'brainstorm-themes': () => leaves({ themes: '{"first":"love","second":"loss"}' }),
  compose: () => leaves({ composition: 'a song' }),
  record: () => leaves({ recording: 'a recording' }),
  'publish-album': () => leaves({ album: '{}' }),
  double: () => leaves({ doubled: '6' }),
  square: () => leaves({ squared: '36' }),
  fetch: () => leaves({ orders: '[{"id":"a","price":20},{"id":"c","price":70}]' }),
  celebrate: () => leaves({ mood: 'Glad' }),
  greet: () => leaves({ text: 'Hello' }),
});

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

describeWith({ 'argo-run': argo !== undefined }, "Argo's controller runs examples", () => {
  const all = Object.keys(EXAMPLES).flatMap((name) =>
    runnable(name).map((object): [string, string, string] => [name, object.kind, object.name]),
  );
  test.each(all)('%s: %s %s succeeds', async (example, kind, name) => {
    const { phase, message, stuck } = await run(example, BY_TASK, {
      run: { kind, name },
      arguments: ARGUMENTS[example],
    });
    expect({ phase, message, stuck }).toEqual({ phase: 'Succeeded', message: undefined, stuck: false });
  });

  test.each([
    ['heads', 'You win'],
    ['tails', 'You lose'],
  ])('coin-flip: %s', async (side, verdict) => {
    const ran = await run(
      'coin-flip',
      byTask({
        flip: () => leaves({}, side),
        heads: () => leaves({ verdict: 'You win' }),
        tails: () => leaves({ verdict: 'You lose' }),
      }),
    );
    expect(ran.phase).toBe('Succeeded');
    expect(podsAt(ran, /^(heads|tails)$/)).toHaveLength(1);
    expect(podsAt(ran, /^announce$/).map(wordsOf)).toEqual([['echo', verdict]]);
  });

  test('recursive-coin-flip: as often as the coin shows tails', async () => {
    const ran = await run(
      'recursive-coin-flip',
      byTask({
        flip: (pod) =>
          leaves({ flips: `${Number(envOf(pod).FLIPS) + 1}` }, envOf(pod).FLIPS === '3' ? 'heads' : 'tails'),
      }),
    );
    expect(ran.phase).toBe('Succeeded');
    expect(ran.pods).toHaveLength(5);
    expect(podsAt(ran, /celebrate$/).map(wordsOf)).toEqual([['echo', 'It took 4 flips']]);
  });

  test('map-reduce: one pod for each number, in order, and all their files for the last', async () => {
    const ran = await run('map-reduce', byTask({ 'generate-numbers': () => leaves({ numbers: '[30, 10, 20]' }) }), {
      arguments: { factor: '5' },
    });
    expect(podsAt(ran, /multiply/).map((pod) => envOf(pod))).toEqual(
      ['30', '10', '20'].map((number) => ({ NUMBER: number, FACTOR: '5' })),
    );
    const [{ s3: folder }] = podsAt(ran, /^add$/)[0].template.inputs.artifacts;
    const keys = podsAt(ran, /multiply/).map(
      ({ nodeId }) => ran.nodes.find(({ id }) => id === nodeId)!.outputs.artifacts[0].s3.key,
    );
    expect(keys).toEqual(['0', '1', '2'].map((index) => `${folder.key}/${index}`));
  });

  test('map-reduce: nothing to do', async () => {
    const ran = await run('map-reduce', byTask({ 'generate-numbers': () => leaves({ numbers: '[]' }) }));
    expect(ran.phase).toBe('Succeeded');
    expect(ran.pods).toHaveLength(2);
  });

  test('nested-map-reduce: for each region, for each of its shops', async () => {
    const ran = await run(
      'nested-map-reduce',
      byTask({
        'ask-shop': (pod) => leaves({ revenue: `${envOf(pod).SHOP.length}` }),
        add: (pod) => leaves({ total: JSON.stringify({ region: envOf(pod).REGION, revenues: envOf(pod).REVENUES }) }),
      }),
    );
    expect(podsAt(ran, /ask-shop/).map((pod) => envOf(pod).SHOP)).toEqual([
      'Oslo',
      'Bergen',
      'Seville',
      'Cadiz',
      'Malaga',
    ]);
    const [echo, totals] = wordsOf(podsAt(ran, /report$/)[0]);
    expect([echo, JSON.parse(totals)]).toEqual([
      'echo',
      [
        { region: 'north', revenues: '[4,6]' },
        { region: 'south', revenues: '[7,5,6]' },
        { region: 'sea', revenues: '[]' },
      ],
    ]);
  });

  test('nested-pipelines: values go down into a pipeline and up again', async () => {
    const ran = await run(
      'nested-pipelines',
      byTask({
        'brainstorm-themes': (pod) => leaves({ themes: envOf(pod).IDEA }),
        compose: (pod) => leaves({ composition: `${envOf(pod).STYLE} song about ${envOf(pod).THEME}` }),
        record: (pod) => leaves({ recording: `recording of a ${envOf(pod).COMPOSITION}` }),
        'publish-album': (pod) => leaves({ album: envOf(pod).ALBUM }),
      }),
      { arguments: { name: 'a "{{workflow.name}}" $(HOME)', style: 'rock' } },
    );
    const [publish] = podsAt(ran, /publish-album$/);
    expect(JSON.parse(envOf(publish).ALBUM)).toEqual({
      name: 'a "{{workflow.name}}" $(HOME)',
      tracks: ['recording of a rock song about love', 'recording of a rock song about loss'],
    });
  });

  test('passing-parameters: each type as it was given', async () => {
    const title = 'A {{workflow.name}} {{=1+1}} "q" \\ $(HOME) 😀 \n\u0001\u001b[31m\u2028';
    const ran = await run(
      'passing-parameters',
      byTask({ double: () => leaves({ doubled: '5.0' }), square: () => leaves({ squared: '25' }) }),
      {
        arguments: { number: '2.5', title, rounding: 'up', verbose: 'true', labels: '{"team":"{{x}}","n":[1,null]}' },
      },
    );
    expect(ran.phase).toBe('Succeeded');
    expect(envOf(podsAt(ran, /double$/)[0])).toEqual({ NUMBER: '2.5' });
    expect(envOf(podsAt(ran, /square$/)[0])).toEqual({ NUMBER: '5.0', ROUNDING: 'up' });
    const { LABELS, ...rest } = envOf(podsAt(ran, /report$/)[0]);
    expect(rest).toEqual({ TITLE: `${title} for 2.5`, SQUARED: '25', VERBOSE: 'true', TEAM: '{{x}}' });
    expect(JSON.parse(LABELS)).toEqual({ team: '{{x}}', n: [1, null] });
  });

  test('daily-cron: an empty day is not published', async () => {
    const ran = await run('daily-cron', byTask({ extract: () => leaves({ count: '0' }) }));
    expect(ran.phase).toBe('Succeeded');
    expect(podsAt(ran, /./)).toHaveLength(1);
  });

  test('daily-cron: three attempts, then somebody is told', async () => {
    const ran = await run('daily-cron', byTask({ extract: () => ({ phase: 'Failed', message: 'no {{orders}}' }) }));
    expect(ran.phase).toBe('Failed');
    expect(podsAt(ran, /^extract/)).toHaveLength(3);
    const page = wordsOf(podsAt(ran, /page/)[0]);
    expect(page.slice(0, 3)).toEqual(['sales', 'page', '--failures']);
    expect(JSON.parse(page[3]).map(({ message }: any) => message)).toContain('no {{orders}}');
  });

  test('daily-cron: a mistake in the arguments is not tried again', async () => {
    const ran = await run('daily-cron', byTask({ extract: () => ({ phase: 'Failed', exitCode: 2 }) }));
    expect(podsAt(ran, /^extract/)).toHaveLength(1);
  });
});
