import { App } from 'cdk8s';
import { DeploymentLatencyAndCpu } from './deployment-latency-and-cpu';
import { DeploymentLatencyAndRate } from './deployment-latency-and-rate';
import { DeploymentVertical } from './deployment-vertical';
import { GpuInference } from './gpu-inference';

const EXAMPLES = {
  'deployment-latency-and-cpu': DeploymentLatencyAndCpu,
  'deployment-latency-and-rate': DeploymentLatencyAndRate,
  'deployment-vertical': DeploymentVertical,
  'gpu-inference': GpuInference,
};

// An app each, since several examples describe the same model: `npx cdk8s synth` writes `manifests/<example>.k8s.yaml`.
for (const [name, Example] of Object.entries(EXAMPLES)) {
  const app = new App();
  new Example(app, name);
  app.synth();
}
