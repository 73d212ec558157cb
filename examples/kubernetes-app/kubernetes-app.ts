import { Chart, Cron, Size } from 'cdk8s';
import {
  ContainerTask,
  CronWorkflow,
  Env,
  EnvSource,
  Pipeline,
  TaskDefaults,
  Volume,
  WorkflowDefaults,
} from 'cdk8s-argo-workflows';
import * as kplus from 'cdk8s-plus-34';
import { Construct } from 'constructs';

/** A pipeline beside the other resources of its application: a web site, and the pipeline that makes it anew every hour. */
export class KubernetesApp extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const settings = new kplus.ConfigMap(this, 'settings', { data: { TITLE: 'The time', LANGUAGE: 'en' } });
    const credentials = new kplus.Secret(this, 'credentials', {
      stringData: { key: 'a real one comes from elsewhere' },
    });
    const site = new kplus.PersistentVolumeClaim(this, 'site', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(1),
    });

    // Argo reports the outputs of a pod with the pod's token, which cdk8s-plus leaves out unless it is asked for.
    const builder = new kplus.ServiceAccount(this, 'builder', { automountToken: true });
    const reporter = new kplus.Role(this, 'reporter');
    reporter.allow(
      ['create', 'patch'],
      kplus.ApiResource.custom({ apiGroup: 'argoproj.io', resourceType: 'workflowtaskresults' }),
    );
    new kplus.RoleBinding(this, 'builder-is-reporter', { role: reporter }).addSubjects(builder);

    const build = new Pipeline(this, 'build');
    TaskDefaults.of(build).add({
      image: 'busybox:1.37',
      envFrom: [EnvSource.configMap(settings)],
      volumes: { '/site': Volume.fromPersistentVolumeClaim(site) },
    });

    const measure = new ContainerTask(build, 'measure', {
      command: ['sh', '-c', 'date > /site/time.txt && echo "signed with ${#KEY} characters" >> /site/time.txt'],
      env: { KEY: Env.secret(credentials, 'key') },
    });

    new ContainerTask(build, 'render', {
      after: [measure],
      command: ['sh', '-c', 'echo "<html lang=$LANGUAGE><h1>$HEADING</h1>" | cat - /site/time.txt > /site/index.html'],
      env: { HEADING: kplus.EnvValue.fromConfigMap(settings, 'TITLE') },
    });

    new CronWorkflow(this, 'hourly', {
      pipeline: build,
      schedules: [Cron.hourly()],
      serviceAccount: builder,
      defaults: WorkflowDefaults.recommended(),
    });

    new kplus.Deployment(this, 'web', {
      replicas: 2,
      containers: [
        {
          image: 'busybox:1.37',
          command: ['httpd', '-f', '-p', '8080', '-h', '/site'],
          portNumber: 8080,
          securityContext: { user: 8737 },
          volumeMounts: [
            {
              path: '/site',
              volume: kplus.Volume.fromPersistentVolumeClaim(this, 'site-volume', site),
              readOnly: true,
            },
          ],
        },
      ],
    });
  }
}
