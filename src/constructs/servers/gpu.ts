import { AMD_GPU, NVIDIA_GPU } from '../../platforms/kubernetes/names';

/**
 * Accelerators that a container needs, as an extended resource of the node.
 *
 * @example
 * new AutoscaledModel(chart, 'chat', {
 *   server: ModelServer.deployment({
 *     container: { image: 'registry.example.com/chat:1.4.0', portNumber: 8000, resources: { cpu: { request: Cpu.units(4) } } },
 *     metrics: MetricCatalog.vllm().endpoint,
 *     gpu: Gpu.nvidia(1),
 *     coldStart: Duration.minutes(5),
 *   }),
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   maxReplicas: 4,
 *   triggers: [VllmTrigger.inFlightRequests({ perReplica: 24 })],
 * });
 */
export class Gpu {
  /** NVIDIA GPUs, served by its device plugin as `nvidia.com/gpu`. */
  static nvidia(count: number): Gpu {
    return new Gpu(NVIDIA_GPU, count);
  }

  /** AMD GPUs, served by its device plugin as `amd.com/gpu`. */
  static amd(count: number): Gpu {
    return new Gpu(AMD_GPU, count);
  }

  /** Any other extended resource, such as `nvidia.com/mig-1g.5gb` or `aws.amazon.com/neuron`. */
  static resource(resource: string, count: number): Gpu {
    return new Gpu(resource, count);
  }

  private constructor(
    /** Name of the extended resource, such as `nvidia.com/gpu`. */
    public readonly resourceName: string,
    /** Number of them that each replica gets: a whole number, at least 1. */
    public readonly count: number,
  ) {}
}
