import { Chart, Cron, Size } from 'cdk8s';
import { ContainerTask, CronWorkflow, Env, EnvSource, Pipeline, TaskDefaults, Volume, WorkflowDefaults } from 'cdk8s-argo-workflows';
import * as kplus from 'cdk8s-plus-34';
import { Construct } from 'constructs';

/** A pipeline and the other resources of its application, made of the same objects: a web site that is rebuilt every hour. */
export class KubernetesApp extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const settings = new kplus.ConfigMap(this, 'settings', { data: { TITLE: 'Weather', LANGUAGE: 'en' } });
    const credentials = new kplus.Secret(this, 'credentials', { stringData: { token: 'from-a-vault-in-real-life' } });
    const site = new kplus.PersistentVolumeClaim(this, 'site', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(1),
    });

    const account = new kplus.ServiceAccount(this, 'builder');
    const role = new kplus.Role(this, 'report-results');
    role.allow(['create', 'patch'], kplus.ApiResource.custom({ apiGroup: 'argoproj.io', resourceType: 'workflowtaskresults' }));
    role.bind(account);

    const build = new Pipeline(this, 'build');
    TaskDefaults.of(build).add({ image: 'busybox:1.37', volumes: { '/site': Volume.fromPersistentVolumeClaim(site) } });

    const fetch = new ContainerTask(build, 'fetch', {
      command: ['sh', '-c', 'wget -q -O /site/data.json "https://weather.example/today?lang=$LANGUAGE&token=$TOKEN"'],
      env: {
        LANGUAGE: kplus.EnvValue.fromConfigMap(settings, 'LANGUAGE'),
        TOKEN: Env.secret(credentials, 'token'),
      },
    });

    new ContainerTask(build, 'render', {
      after: [fetch],
      command: ['sh', '-c', '(echo "<h1>$TITLE</h1><pre>"; cat /site/data.json; echo "</pre>") > /site/index.html'],
      envFrom: [EnvSource.configMap(settings)],
    });

    new CronWorkflow(this, 'hourly', {
      pipeline: build,
      schedules: [Cron.hourly()],
      serviceAccount: account,
      defaults: WorkflowDefaults.recommended(),
    });

    new kplus.Deployment(this, 'web', {
      replicas: 2,
      volumes: [],
      containers: [{
        image: 'nginxinc/nginx-unprivileged:1.29',
        portNumber: 8080,
        securityContext: { user: 101 },
        volumeMounts: [{ path: '/usr/share/nginx/html', volume: kplus.Volume.fromPersistentVolumeClaim(this, 'site-volume', site), readOnly: true }],
      }],
    });
  }
}
