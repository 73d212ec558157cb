import { http, input, p, pipeline, task } from '../../../lib/dsl';
import { run } from '../../../lib/local';

/** Counts what runs at the same time, and holds it until somebody lets it go. */
class Running {
  public now = 0;
  public most = 0;
  private readonly waiting: (() => void)[] = [];

  public async hold(until: () => boolean): Promise<void> {
    this.most = Math.max(this.most, ++this.now);
    while (!until()) await new Promise<void>((resolve) => this.waiting.push(resolve) && setTimeout(resolve, 5));
    this.now--;
  }
}

let loops: Running[];
let limits: number[];
let beside: number;
beforeEach(() => {
  loops = [new Running(), new Running()];
  limits = [];
  beside = 0;
});

const item = task('item', async ({ loop, n }: { loop: number; n: number }) => {
  // Items go on only when as many run as may, in all loops, and the tasks beside them have begun.
  await loops[loop].hold(() => beside >= 4 && limits.every((limit, index) => loops[index].most >= limit));
  return n;
});
const other = task('other', async ({ n }: { n: number }) => {
  beside++;
  while (beside < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  return n;
});
const others = () => [1, 2, 3, 4].map((n) => other({ n }));
const LIST = { list: p.json<number[]>() };
const list = [1, 2, 3, 4, 5, 6];
const concurrency = { inProcess: 100 };

test('the limit of a loop holds for the loop alone', async () => {
  limits = [2];
  const limited = pipeline('limited', LIST, (inputs) => [
    inputs.list.map((n) => item({ loop: 0, n }), { limit: 2 }),
    others(),
  ]);
  expect(await run(limited, { list }, { concurrency })).toEqual([list, [1, 2, 3, 4]]);
  expect(loops[0].most).toBe(2);
}, 20_000);

test('each loop has its own limit', async () => {
  limits = [2, 3];
  const limited = pipeline('limited', LIST, (inputs) => [
    inputs.list.map((n) => item({ loop: 0, n }), { limit: 2 }),
    inputs.list.map((n) => item({ loop: 1, n }), { limit: 3 }),
    others(),
  ]);
  expect(await run(limited, { list }, { concurrency })).toEqual([list, list, [1, 2, 3, 4]]);
  expect(loops.map(({ most }) => most)).toEqual([2, 3]);
}, 20_000);

test('tasks before a loop are not limited by it', async () => {
  limits = [1];
  const all = task('all', ({ of }: { of: number[] }) => of);
  const limited = pipeline('limited', {}, () => all({ of: others() }).map((n) => item({ loop: 0, n }), { limit: 1 }));
  expect(await run(limited, {}, { concurrency })).toEqual([1, 2, 3, 4]);
  expect(loops[0].most).toBe(1);
}, 20_000);

test('loops of handlers have limits', async () => {
  const ends: number[] = [];
  const slow = new Running();
  const handle = task('handle', async ({ n }: { n: number }) => {
    await slow.hold(() => slow.most >= 2);
    ends.push(n);
  });
  const handled = pipeline('handled', LIST, () => other({ n: (beside = 4) }), {
    onExit: (_, inputs) => {
      inputs.list.map((n) => handle({ n }), { limit: 2 });
    },
  });
  await run(handled, { list }, { concurrency });
  expect(ends.sort()).toEqual(list);
  expect(slow.most).toBe(2);
}, 20_000);

test('a limit holds for requests', async () => {
  const asked = new Running();
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, options) => {
    await asked.hold(() => asked.most >= 2);
    return new Response(options!.body as string);
  });
  const get = http('get', {
    url: 'http://x.example',
    method: 'POST',
    body: `${input('n')}`,
    result: http.json<number>(),
    inputs: { n: input.text<number>() },
  });
  const requests = pipeline('requests', LIST, (inputs) => [inputs.list.map((n) => get({ n }), { limit: 2 }), 1]);
  expect(await run(requests, { list }, { concurrency })).toEqual([list, 1]);
  expect(asked.most).toBe(2);
  fetched.mockRestore();
}, 20_000);
