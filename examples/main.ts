import { App } from 'cdk8s';
import { BusinessHours } from './business-hours';
import { CompositeSignal } from './composite-signal';
import { DeploymentLatencyAndCpu } from './deployment-latency-and-cpu';
import { DeploymentLatencyAndRate } from './deployment-latency-and-rate';
import { DeploymentVertical } from './deployment-vertical';
import { ExistingWorkload } from './existing-workload';
import { GpuInference } from './gpu-inference';
import { LoadTest } from './load-test';
import { ScaleToZero } from './scale-to-zero';
import { SecuredPrometheus } from './secured-prometheus';

const EXAMPLES = {
  'business-hours': BusinessHours,
  'composite-signal': CompositeSignal,
  'deployment-latency-and-cpu': DeploymentLatencyAndCpu,
  'deployment-latency-and-rate': DeploymentLatencyAndRate,
  'deployment-vertical': DeploymentVertical,
  'existing-workload': ExistingWorkload,
  'gpu-inference': GpuInference,
  'load-test': LoadTest,
  'scale-to-zero': ScaleToZero,
  'secured-prometheus': SecuredPrometheus,
};

// An app each, since several examples describe the same model: `npx cdk8s synth` writes `manifests/<example>.k8s.yaml`.
for (const [name, Example] of Object.entries(EXAMPLES)) {
  const app = new App();
  new Example(app, name);
  app.synth();
}
