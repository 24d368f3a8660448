/** The role of a DisaggregatedSet to scale. */
export interface DisaggregatedSetRoleProps {
  /** Name of the role, such as `decode`. In the set it needs `scaling.mode: External`: without it LWS makes nothing that could be scaled. */
  readonly role: string;

  /** Name of the DisaggregatedSet. */
  readonly set: string;
}
