import { GpuClaimProps } from './gpu-claim-props';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { DeviceClaim, deviceClaimFaults } from '../../platforms/kubernetes/device-claims';
import { AMD_GPU, NVIDIA_GPU } from '../../platforms/kubernetes/names';
import { checkProps } from '../props/check-props';

/**
 * Accelerators that a container needs, as an extended resource of the node or by a claim.
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

  /**
   * Devices of Dynamic Resource Allocation (DRA), which a driver such as NVIDIA's serves instead of a device plugin. Needs Kubernetes 1.34:
   * older API servers have no `resource.k8s.io/v1` for the template, and drop a claim unless a feature gate is on, so that pods start without a
   * device. Not for Seldon Core 1, whose objects have no place for claims.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ (1.36)
   *
   * @example
   * new AutoscaledModel(chart, 'chat', {
   *   server: ModelServer.deployment({
   *     container: { image: 'registry.example.com/chat:1.4.0', portNumber: 8000, resources: { cpu: { request: Cpu.units(4) } } },
   *     metrics: MetricCatalog.vllm().endpoint,
   *     gpu: Gpu.claim({ deviceClassName: 'gpu.nvidia.com' }),
   *   }),
   *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
   *   maxReplicas: 4,
   *   triggers: [VllmTrigger.inFlightRequests({ perReplica: 24 })],
   * });
   */
  static claim(props: GpuClaimProps): Gpu {
    const place = Place.named('Gpu.claim');
    checkProps(place, 'GpuClaimProps', props);
    refuseAll(place, deviceClaimFaults(props));
    return new Gpu(undefined, props.deviceClassName === undefined ? undefined : props.count ?? 1, { ...props });
  }

  private constructor(
    /** Name of the extended resource, such as `nvidia.com/gpu`; undefined for a claim. */
    public readonly resourceName?: string,
    /** Number of them that each replica gets: a whole number, at least 1. Undefined for a claim that exists, which says it itself. */
    public readonly count?: number,
    /** @internal */
    public readonly _claim?: DeviceClaim,
  ) {}
}
