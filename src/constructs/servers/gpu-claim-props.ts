/** Devices of Dynamic Resource Allocation: a template that is written here, or a claim or template that exists. */
export interface GpuClaimProps {
  /**
   * Number of devices that each replica gets, from 1 to 32. Needs `deviceClassName`.
   *
   * @default 1
   */
  readonly count?: number;

  /**
   * Device class, which the driver of the devices installs, such as `gpu.nvidia.com`, or `mig.nvidia.com` for parts of a GPU. A
   * ResourceClaimTemplate for it is written beside the model.
   *
   * @default - none: the claim or its template exists already
   */
  readonly deviceClassName?: string;

  /**
   * Name of a ResourceClaim that exists. All replicas share its devices, and run where these are: more replicas add no devices.
   *
   * @default - none: each replica gets devices of its own
   */
  readonly resourceClaimName?: string;

  /**
   * Name of a ResourceClaimTemplate: one that exists, or with `deviceClassName` the one that is written.
   *
   * @default - `<model>-gpu` with `deviceClassName`
   */
  readonly resourceClaimTemplateName?: string;
}
