import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

interface Order {
  readonly id: number;
  readonly dollars: number;
  readonly cancelled: boolean;
}

const fetchOrders = task('fetch-orders', ({ day }: { day: string }): Order[] => [
  { id: 1, dollars: 20, cancelled: false },
  { id: 2, dollars: 35, cancelled: true },
  { id: day.length, dollars: 50, cancelled: false },
]);
const dropCancelled = task('drop-cancelled', ({ orders }: { orders: Order[] }) => ({
  kept: orders.filter(({ cancelled }) => !cancelled),
  dropped: orders.filter(({ cancelled }) => cancelled).length,
}));
const toEuros = task('to-euros', ({ orders, rate }: { orders: Order[]; rate: number }) =>
  orders.map(({ id, dollars }) => ({ id, euros: dollars * rate })),
);
const store = task(
  'store',
  ({ rows }: { rows: { id: number; euros: number }[] }) =>
    `${rows.length} rows, ${rows.reduce((sum, { euros }) => sum + euros, 0)} euros`,
);

/** Knows nothing of where orders come from, and can be tested alone. */
const clean = pipeline('clean', { orders: p.json<Order[]>(), rate: p.number({ default: 0.5 }) }, ({ orders, rate }) => {
  const { kept, dropped } = dropCancelled({ orders });
  return { rows: toEuros({ orders: kept, rate }), dropped };
});

/** Orders are fetched, cleaned by another pipeline, and stored. */
export const composition = pipeline('composition', { day: p.string() }, ({ day }) => {
  const cleaned = clean({ orders: fetchOrders({ day }) });
  return { stored: store({ rows: cleaned.rows }), dropped: cleaned.dropped };
});

if (require.main === module) void expose(composition);
