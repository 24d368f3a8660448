import { deepStrictEqual } from 'assert';
import { parseAllDocuments } from 'yaml';
import { addHandWritten } from './hand-written';
import { addModel, inOneChart } from './models';

const MODELS = 3;

/** What cdk8s-plus writes unasked and this library leaves out; few would patch it away, so the baseline has a fifth more YAML to write. */
const CDK8S_PLUS_DEFAULTS: Record<string, string[]> = {
  Deployment: [
    'spec.minReadySeconds',
    'spec.progressDeadlineSeconds',
    'spec.strategy',
    'spec.template.spec.automountServiceAccountToken',
    'spec.template.spec.dnsPolicy',
    'spec.template.spec.hostNetwork',
    'spec.template.spec.restartPolicy',
    'spec.template.spec.securityContext',
    'spec.template.spec.setHostnameAsFQDN',
    'spec.template.spec.terminationGracePeriodSeconds',
    'spec.template.spec.containers.0.imagePullPolicy',
    'spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem',
    'spec.template.spec.containers.0.securityContext.runAsNonRoot',
  ],
  Service: ['spec.externalIPs'],
};

/** Fails unless the baseline is one: what is compared has to render the same manifests. */
export function checkSameManifests(): void {
  const handWritten = manifestsOf(inOneChart(MODELS, addHandWritten).synthYaml());
  handWritten.forEach((manifest) => CDK8S_PLUS_DEFAULTS[manifest.kind]?.forEach((path) => remove(manifest, path.split('.'))));
  deepStrictEqual(handWritten, manifestsOf(inOneChart(MODELS, addModel).synthYaml()));
}

/** The manifests of a stream of YAML documents. */
export function manifestsOf(yaml: string): any[] {
  return parseAllDocuments(yaml).map((document) => document.toJS());
}

function remove(object: any, [field, ...rest]: string[]): void {
  if (!(field in object)) {
    throw new Error(`cdk8s-plus does not write ${field} any more: take it off the list`);
  }
  if (rest.length === 0) {
    delete object[field];
  } else {
    remove(object[field], rest);
  }
}
