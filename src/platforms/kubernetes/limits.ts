/** Largest number that the integer fields of the API take. */
export const MAX_INT32 = 2_147_483_647;

/** Most bytes that a ConfigMap holds. Source: kubernetes v1.36 pkg/apis/core/types.go, MaxSecretSize. */
export const MAX_CONFIG_MAP_BYTES = 1_048_576;
