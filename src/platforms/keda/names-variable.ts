/** `xFromEnv`, and what the scalers of Google Cloud read the path of a file from. Source: kedacore/keda v2.20 typed_config.go, gcp_common.go. */
const NAMES_VARIABLE = /FromEnv$|^credentialsFromEnvFile$/;

/** Whether a key of a trigger's metadata names an environment variable of the scaled pods. */
export function namesVariable(key: string): boolean {
  return NAMES_VARIABLE.test(key);
}
