import { Fields, objectIn } from '../kubernetes/untyped';

/** What the metadata of a trigger say in plain text; what comes from the environment or from an authentication is not known here. */
export class TriggerText {
  private readonly metadata: Fields;

  constructor(metadata: unknown) {
    this.metadata = objectIn(metadata);
  }

  /** The text of a parameter, which KEDA trims; undefined where it is not there, blank, or named by a variable. */
  text(key: string): string | undefined {
    const value = this.metadata[key];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? undefined : text;
  }

  /** Whether a parameter is not given here, neither in plain nor by a variable. */
  isAbsent(key: string): boolean {
    return this.text(key) === undefined && this.text(`${key}FromEnv`) === undefined;
  }
}

/** How a key ends that names a variable. Source: kedacore/keda v2.20 typed_config.go. */
const NAMES_VARIABLE = 'FromEnv';
/** The variable that holds the path of a file. Source: kedacore/keda v2.20 gcp_common.go. */
const NAMES_FILE = 'credentialsFromEnvFile';

/** Whether a key of a trigger's metadata names an environment variable of the scaled pods. */
export function namesVariable(key: string): boolean {
  return key.endsWith(NAMES_VARIABLE) || key === NAMES_FILE;
}
