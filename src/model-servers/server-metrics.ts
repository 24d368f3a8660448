import { CatalogMetric } from './catalog-metric';

/** Where a server answers scrapes. */
export interface ServedAt {
  readonly path?: string;
  readonly port?: number;
}

/** An option of a command line that gives histograms other buckets: their upper bounds follow it as words. */
export interface BucketOption {
  readonly option: string;
  readonly histograms: string[];
  /** Which list it is, where an object of lists follows in JSON. */
  readonly key?: string;
}

/** An option of a command line that limits what a server takes at once. */
export interface LimitOption {
  readonly option: string;
  /** What it limits: requests, or tokens of their prompts, of which each request has one at least. */
  readonly of: 'requests' | 'tokens';
}

/** What of the way in which a server is started turns its metrics on, or off. */
export interface MetricsSwitch {
  /** Option of its command line without which it exports none; undefined for a server that exports them unless it is told otherwise. */
  readonly on?: string;
  /** Environment variable that turns them on as the option does. */
  readonly variable?: string;
  /** Options that name a file, which may hold the setting too. */
  readonly files?: string[];
  /** Option with which it exports none. */
  readonly off?: string;
  /** Whether that option takes a value, and turns them off by `false` alone. */
  readonly isBoolean?: boolean;
  /** How it is started, as the first words of its command line. */
  readonly programs: string[];
  /** How tags begin whose image starts it where no command is given, the empty text for all of them; undefined where none does. */
  readonly startedByTag?: string;
  /** Whether something else that is not known here may turn them on. */
  readonly isUnsure?: boolean;
  /** Where the server's project defines it: project, file, version. */
  readonly source: string;
}

/** What is known of one server: pure data, one file each. */
export interface ServerMetrics {
  /** The server as people call it. */
  readonly server: string;
  /** Where it serves metrics unless it was told otherwise. */
  readonly endpoint: ServedAt;
  readonly metrics: CatalogMetric[];
  /** The image that its project publishes, without the registry: its tags are versions of the server. */
  readonly image?: string;
  /** The program that it is started by, where its images are called by nothing that tells. */
  readonly command?: string;
  /** What became of its project, where nobody works on it any more. */
  readonly archived?: string;
  /** Options of its command line that give histograms other buckets than those of the catalogue. */
  readonly bucketOptions?: BucketOption[];
  /** Options of its command line that limit how much it takes at once; it refuses requests beyond. */
  readonly limitOptions?: LimitOption[];
  /** Whether it generates text, a request of which may take minutes. */
  readonly isLlm?: boolean;
  /** What turns its metrics on or off; undefined where nothing does, or nothing of it is seen in a manifest. */
  readonly metricsSwitch?: MetricsSwitch;
  /** What names of metrics begin with that no other program exports. */
  readonly prefix?: string;
  /** What its versions are, where it has several kinds of them; undefined where nobody could mistake one. */
  readonly versions?: string;
}

/** A server that has a port of its own. */
export interface ListeningServer extends ServerMetrics {
  readonly endpoint: Required<ServedAt>;
}

/** Buckets of a histogram whose author chose none. Source: prometheus_client 0.22 metrics.py, Histogram.DEFAULT_BUCKETS. */
export const PYTHON_CLIENT_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Numbers with dots, and whatever a release adds to them, such as `.post5`, `rc1` or `-py3`. */
const VERSION = /^v?(\d+(?:\.\d+)*)(?:[-.+]?[a-zA-Z][\w.+-]*)?$/;

/** Whether a text is a version that can be compared. */
export function isServerVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Whether a version comes before another: `0.9.1` before `0.10`. */
export function isBefore(version: string, other: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  for (let i = 0; i < Math.max(one.length, two.length); i++) {
    const difference = (one[i] ?? 0) - (two[i] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

function numbersOf(version: string): number[] {
  return (VERSION.exec(version)?.[1] ?? '').split('.').map(Number);
}
