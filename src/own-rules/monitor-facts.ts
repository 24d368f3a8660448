import { KubernetesObject } from './kubernetes-object';
import { PortFacts, WorkloadFacts } from './workload-facts';

/** A ServiceMonitor, a PodMonitor, or the same of another product, such as a VMPodScrape. */
export interface MonitorFacts {
  /** The monitor itself, as a manifest. */
  readonly object: KubernetesObject;

  /** Labels of the Services that a ServiceMonitor selects, or of the pods that a PodMonitor selects. */
  readonly selector: { [label: string]: string };

  /** Workloads in the manifests whose pods the monitor has scraped. */
  readonly workloads: WorkloadFacts[];
}

/** A Service, also one that a platform will make. */
export interface ServiceFacts {
  /** The Service itself, as a manifest. */
  readonly object: KubernetesObject;

  /** Ports that the Service listens at. */
  readonly ports: PortFacts[];

  /** Labels of the pods that the Service selects; empty where it selects none. */
  readonly selector: { [label: string]: string };
}
