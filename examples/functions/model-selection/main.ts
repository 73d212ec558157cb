import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Model {
  readonly name: string;
  readonly slope: number;
  readonly offset: number;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

const prepareDatasets = task('prepare-datasets', ({ size }: { size: number }) => {
  const points = Array.from({ length: size }, (_, x): Point => ({ x, y: 3 * x + 1 }));
  return { training: points.filter(({ x }) => x % 4 !== 3), test: points.filter(({ x }) => x % 4 === 3) };
});
const listCandidates = task('list-candidates', () => [
  { name: 'constant', line: false },
  { name: 'line', line: true },
]);
const train = task(
  'train',
  ({ points, candidate }: { points: Point[]; candidate: { name: string; line: boolean } }): Model => {
    const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
    const slope = candidate.line
      ? mean(points.map((point) => (point.x - x) * (point.y - y))) / mean(points.map((point) => (point.x - x) ** 2))
      : 0;
    return { name: candidate.name, slope, offset: y - slope * x };
  },
);
const choose = task('choose', ({ models, points }: { models: Model[]; points: Point[] }) => {
  const error = ({ slope, offset }: Model) => mean(points.map(({ x, y }) => (y - slope * x - offset) ** 2));
  return models.reduce((a, b) => (error(b) < error(a) ? b : a)).name;
});

/** Several models are trained at the same time on one part of the data, and the other part says which is best. */
export const modelSelection = pipeline('model-selection', { size: p.number({ default: 12 }) }, ({ size }) => {
  const datasets = prepareDatasets({ size });
  const models = listCandidates().map((candidate) => train({ points: datasets.training, candidate }));
  return choose({ models, points: datasets.test });
});

if (require.main === module) void expose(modelSelection);
