import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';
import { serializers } from 'cdk8s-argo-workflows/serializer';

const shout = task('shout', ({ text }: { text: string }) => text.toUpperCase(), { serializer: serializers.text() });
export const main = pipeline('main', { text: p.string() }, ({ text }) => shout({ text }));
if (require.main === module) void expose(main);
