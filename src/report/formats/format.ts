import { Checked } from '../check';
import { CheckFinding } from '../check-finding';
import { Paint } from '../paint';

/** What a format may need beside the findings. */
export interface RenderOptions {
  /** The version of this package. */
  readonly toolVersion: string;
  /** Whether a finding makes the check fail. */
  readonly fails: (finding: CheckFinding) => boolean;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether counts by rule are told instead of findings. */
  readonly statistics?: boolean;
  /** The file of options that was read. */
  readonly configuration?: string;
}

/** Makes a text of what a check found. */
export type Renderer = (checked: Checked, options: RenderOptions) => string;
