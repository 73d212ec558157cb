import { expose } from 'cdk8s-argo-workflows/cli';
import { approval, container, http, input, output, p, pipeline, script, task, when } from 'cdk8s-argo-workflows/dsl';

// A request, by Argo itself: no pod is started for it.
const fetchRate = http(
  'fetch-rate',
  {
    url: `https://bank.example/rate?currency=${input('currency')}`,
    inputs: { currency: input.text<string>() },
    result: http.json<{ rate: number }>(),
  },
  { retry: { attempts: 2 } },
);

// A function of this program.
const invoice = task('invoice', ({ items, rate }: { items: { name: string; dollars: number }[]; rate: number }) =>
  items.map(({ name, dollars }) => `${name}: ${dollars * rate}`),
);

// Another program, in an image of its own; it reads a file and writes one.
const archive = container('archive', {
  image: 'busybox:1.37',
  command: ['sh', '-c', 'wc -c < /tmp/invoice.json | tr -d " \\n" > /tmp/size'],
  inputs: { invoice: input.file<string[]>('/tmp/invoice.json') },
  outputs: { bytes: output.json<number>('/tmp/size') },
});

// A few lines in another language; what it prints is its result.
const letter = script('letter', {
  image: 'busybox:1.37',
  command: ['sh'],
  source: 'printf "Dear %s, it is %s bytes long." "$NAME" "$BYTES"',
  env: { NAME: input('name'), BYTES: input('bytes') },
  inputs: { name: input.text<string>(), bytes: input.text<number>() },
  outputs: { text: output.printed() },
});

// The workflow waits here until somebody answers.
const release = approval('release', {
  answers: { decision: p.enum(['send', 'drop'], { default: 'drop' }), by: p.string({ default: 'nobody' }) },
});

const send = task('send', ({ text, lines, by }: { text: string; lines: string[]; by: string }) => ({
  text,
  lines,
  by,
}));

/** One pipeline of functions, programs of others, requests and people. */
export const allKinds = pipeline(
  'all-kinds',
  {
    customer: p.string(),
    currency: p.enum(['SEK', 'NOK'], { default: 'SEK' }),
  },
  ({ customer, currency }) => {
    const { rate } = fetchRate({ currency });
    const lines = invoice({
      items: [
        { name: 'chair', dollars: 40 },
        { name: 'table', dollars: 100 },
      ],
      rate,
    });
    const { text } = letter({ name: customer, bytes: archive({ invoice: lines }).bytes });
    const { decision, by } = release({}, { after: [text] });
    return when(decision.eq('send'), () => send({ text, lines, by }));
  },
);

if (require.main === module) void expose(allKinds);
