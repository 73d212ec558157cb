import { ArgoLint } from './argo-lint';
import { describeWith } from './suite';

const VALID = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: valid-}
spec:
  entrypoint: main
  templates: [{name: main, container: {image: busybox, command: [echo]}}]
`;
const NO_ENTRYPOINT = VALID.replace('entrypoint: main', 'entrypoint: nowhere');

const lint = ArgoLint.start();

describeWith({ 'argo-lint': lint !== undefined }, 'argo-lint', () => {
  afterAll(() => lint!.stop());

  test('takes a valid workflow on all layers, and says by the rules of which Argo', async () => {
    expect(await lint!.verdicts(VALID)).toEqual(
      ['lint', 'create', 'api'].map((layer) => ({
        source: '<stdin>',
        index: 0,
        kind: 'Workflow',
        name: 'valid-',
        layer,
        ok: true,
        errors: [],
        argo: 'v4.0.5',
      })),
    );
  });

  test('refuses an entrypoint that is nowhere', async () => {
    const [verdict] = await lint!.verdicts(NO_ENTRYPOINT);
    expect(verdict).toMatchObject({
      layer: 'lint',
      ok: false,
      errors: [expect.stringContaining("template name 'nowhere' undefined")],
    });
  });

  test('answers many requests at once, each with its own verdicts', async () => {
    const sets = Array.from({ length: 50 }, (_, index) => VALID.replace('valid-', `valid-${index}-`));
    const answers = await Promise.all(sets.map((set) => lint!.verdicts(set)));
    expect(answers.map(([verdict]) => verdict.name)).toEqual(sets.map((_, index) => `valid-${index}-`));
  });

  test('says so when it has ended', async () => {
    const other = ArgoLint.start()!;
    const last = other.verdicts(VALID);
    other.stop();
    expect(await last).toHaveLength(3);
    await expect(other.verdicts(VALID)).rejects.toThrow(/argo-lint ended|write after end/);
  });
});

describe('without the tool', () => {
  const required = process.env.ARGO_LINT_REQUIRED;

  afterEach(() => {
    jest.dontMock('node:fs').dontMock('node:child_process').resetModules();
    if (required === undefined) {
      delete process.env.ARGO_LINT_REQUIRED;
    } else {
      process.env.ARGO_LINT_REQUIRED = required;
    }
  });

  function start(): ArgoLint | undefined {
    jest.resetModules();
    jest.doMock('node:fs', () => ({ ...jest.requireActual<object>('node:fs'), existsSync: () => false }));
    jest.doMock('node:child_process', () => ({
      ...jest.requireActual<object>('node:child_process'),
      execFileSync: () => {
        throw new Error('no such command');
      },
    }));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('./argo-lint') as typeof import('./argo-lint')).ArgoLint.start();
  }

  test('there are no verdicts', () => {
    delete process.env.ARGO_LINT_REQUIRED;
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    expect(start()).toBeUndefined();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('Go is not installed'));
    warn.mockRestore();
  });

  test('there is an error where it is required', () => {
    process.env.ARGO_LINT_REQUIRED = '1';
    expect(start).toThrow('ARGO_LINT_REQUIRED');
  });
});
