import { apiVerdict } from './api-rules';
import { ArgoLint } from './argo-lint';
import { parseDocuments } from './parse';
import { readExamples, readRecordings, readRule } from './recordings';
let seed = 99; const rnd = (n: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * n); };
const VALUES: unknown[] = [null, true, 5, -3, 1.5, 'text', '', '{{x}}', [], {}, ['a'], [null], { a: 1 }, 777, 99999999999, '5', 'MQ=='];
function nodes(v: any, out: any[] = []): any[] { if (v && typeof v === 'object') { out.push(v); for (const k of Object.keys(v)) nodes(v[k], out); } return out; }
function mutate(o: any): any {
  const c = structuredClone(o); const ns = nodes(c); if (rnd(3) === 0 && c.metadata) { const ks = ['name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences', 'creationTimestamp', 'uid']; const MV: unknown[] = [...VALUES, 'a-', 'a.', 'A', 'a--', 'a.-', 'é', 'a'.repeat(64), 'a'.repeat(254), 'a.b', '-a', { 'a/b': 'c' }, { 'A.b/c': '' }, { 'a/': '' }, { '/a': '' }, { ['a'.repeat(64)]: 'b' }, { a: 'b'.repeat(64) }, { a: null }, { a: 1 }, ['a/b'], ['A/b'], ['orphan'], ['a', 'a'], [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' }], '2024-01-02T03:04:05Z', '2024-01-02']; c.metadata[ks[rnd(ks.length)]] = MV[rnd(MV.length)]; return c; } const nums = ns.filter((x) => Object.values(x).some((y) => typeof y === 'number')); const n = nums.length > 0 && rnd(2) === 0 ? nums[rnd(nums.length)] : ns[rnd(ns.length)]; const keys = Object.keys(n);
  const k = keys[rnd(keys.length)]; const op = rnd(5);
  if (op === 0 && !Array.isArray(n)) n.bogus = 1; else if (k === undefined) return c;
  else if (op === 1) { if (Array.isArray(n)) n.splice(Number(k), 1); else delete n[k]; }
  else if (op === 2 && Array.isArray(n)) n.push(structuredClone(n[Number(k)]));
  else if (op === 3 && !Array.isArray(n)) n[k.toUpperCase()] = n[k];
  else n[k] = VALUES[rnd(VALUES.length)];
  return c;
}
test('diff', async () => {
  const lint = ArgoLint.start()!;
  const texts = [...readExamples().values(), ...readRecordings().map((r) => readRule(r.file))].filter((t) => t.length < 8000);
  const objs = texts.flatMap((t) => { try { return parseDocuments(t); } catch { return []; } }) as any[];
  const seen = new Map<string, string>(); let n = 0; let same = 0;
  for (let i = 0; i < 40000; i++) {
    const o = mutate(objs[rnd(objs.length)]);
    if (!o || typeof o.kind !== 'string' || typeof o.apiVersion !== 'string') continue;
    const mine = apiVerdict(o);
    const v = (await lint.verdicts(JSON.stringify(o), { api: true })).filter((x) => x.layer === 'api' || x.layer === 'parse');
    const theirs = v.flatMap((x) => x.errors); n++;
    if ((mine.length === 0) === (theirs.length === 0)) { same++; continue; }
    const key = (mine.length ? 'MINE ' + mine[0] : 'THEIRS ' + theirs[0]).replace(/\[\d+\]/g, '[]').replace(/^(MINE|THEIRS) [\w.[\]]*?(\w+(\[\])*: )/, '$1 …$2').slice(0, 150);
    if (!seen.has(key)) seen.set(key, JSON.stringify(mine.length ? mine : theirs).slice(0, 260));
  }
  lint.stop();
  console.log(n, same, seen.size + '\n' + [...seen].map(([k, e]) => k + '   <<< ' + e).sort().join('\n'));
}, 300000);
