import { Chart } from 'cdk8s';
import {
  ContainerTask,
  Input,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  TaskDefaults,
  WorkflowDefaults,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

interface SongProps {
  readonly theme: Reference;
  readonly style: Reference;
}

/** A part that other pipelines use: it composes one song and records it. */
class Song extends Pipeline {
  /** The recording of the song. */
  readonly recording: Reference;

  constructor(scope: Construct, id: string, props: SongProps) {
    super(scope, id, {
      templateName: 'song',
      parameters: { theme: Parameter.string(), style: Parameter.string() },
      arguments: { ...props },
    });

    const compose = new ContainerTask(this, 'compose', {
      command: ['sh', '-c', 'printf "%s song about %s" "$STYLE" "$THEME" > /tmp/composition'],
      env: { STYLE: this.parameter('style'), THEME: this.parameter('theme') },
      outputs: { composition: Output.parameter('/tmp/composition') },
    });

    const record = new ContainerTask(this, 'record', {
      command: ['sh', '-c', 'printf "recording of a %s" "$COMPOSITION" > /tmp/recording'],
      env: { COMPOSITION: compose.output('composition') },
      outputs: { recording: Output.parameter('/tmp/recording') },
    });

    this.addOutput('recording', record.output('recording'));
    this.recording = this.output('recording');
  }
}

/** Pipelines inside a pipeline: an album of two songs, each recorded by the same part. */
export class NestedPipelines extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    TaskDefaults.of(this).add({ image: 'busybox:1.37' });

    const album = new Pipeline(this, 'album', {
      parameters: { name: Parameter.string(), style: Parameter.string({ default: 'synth-pop' }) },
    });

    const brainstorm = new ContainerTask(album, 'brainstorm-themes', {
      command: ['sh', '-c', 'echo "$IDEA" > /tmp/themes'],
      env: { IDEA: JSON.stringify({ first: 'love', second: 'loss' }) },
      outputs: { themes: Output.parameter('/tmp/themes', { type: ParameterType.JSON }) },
    });

    const style = album.parameter('style');
    const first = new Song(album, 'first-song', { theme: brainstorm.output('themes').property('first'), style });
    const second = new Song(album, 'second-song', { theme: brainstorm.output('themes').property('second'), style });

    const publish = new ContainerTask(album, 'publish-album', {
      parameters: { album: Parameter.json() },
      arguments: { album: { name: album.parameter('name'), tracks: [first.recording, second.recording] } },
      command: ['sh', '-c', 'echo "$ALBUM" | tee /tmp/album'],
      env: { ALBUM: Input.parameter('album') },
      outputs: { album: Output.parameter('/tmp/album', { type: ParameterType.JSON }) },
    });

    album.addOutput('album', publish.output('album'));

    new WorkflowTemplate(this, 'template', {
      pipeline: album,
      metadata: { name: 'album' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
