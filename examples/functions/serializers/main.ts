import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';
import { serializers } from 'cdk8s-argo-workflows/serializer';

const measure = task(
  'measure',
  ({ count }: { count: number }) => ({
    rows: Array.from({ length: count }, (_, index) => ({ id: `m${index}`, celsius: 10 + index })),
    by: new Map([['station', new Date('2026-01-31T12:00:00Z')]]),
    title: 'Measurements, "raw"',
  }),
  {
    outputs: {
      rows: { serializer: serializers.csv({ columns: { id: 'string', celsius: 'number' } }) },
      by: { serializer: serializers.structuredClone() },
      title: { serializer: serializers.text() },
    },
  },
);

const draw = task(
  'draw',
  ({ rows }: { rows: { celsius: number }[] }) => Uint8Array.from(rows, ({ celsius }) => celsius),
  { serializer: serializers.bytes() },
);

const report = task(
  'report',
  ({ title, by, pixels }: { title: string; by: Map<string, Date>; pixels: Uint8Array }) =>
    `${title} on ${by.get('station')!.toISOString().slice(0, 10)}: ${[...pixels].join(' ')}`,
);

/** Values that are not JSON, and files in formats that other programs read. */
export const serializersOfAllKinds = pipeline('serializers', { count: p.number({ default: 3 }) }, ({ count }) => {
  const { rows, by, title } = measure({ count });
  return report({ title, by, pixels: draw({ rows }) });
});

if (require.main === module) void expose(serializersOfAllKinds);
