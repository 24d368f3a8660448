import { App } from 'cdk8s';
import { DeploymentLatencyAndCpu } from './deployment-latency-and-cpu';
import { DeploymentLatencyAndRate } from './deployment-latency-and-rate';
import { DeploymentVertical } from './deployment-vertical';
import { GpuInference } from './gpu-inference';

/** Every example in one app: `npx cdk8s synth` writes each chart to `manifests/<example>.k8s.yaml`. */
export const EXAMPLES = {
  'deployment-latency-and-cpu': DeploymentLatencyAndCpu,
  'deployment-latency-and-rate': DeploymentLatencyAndRate,
  'deployment-vertical': DeploymentVertical,
  'gpu-inference': GpuInference,
};

const app = new App();
for (const [name, Example] of Object.entries(EXAMPLES)) {
  new Example(app, name);
}
app.synth();
