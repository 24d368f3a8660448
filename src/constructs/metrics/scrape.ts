import { Duration } from 'cdk8s';
import { GivenBuckets } from '../../model-servers/given-buckets';
import { LabelMatcher } from '../../promql/label-matcher';

/** What a platform makes of one model in the series of its own metrics, whoever scrapes them. */
export interface PlatformSeries {
  /** What the names of its metrics begin with. */
  readonly prefix: string;

  /** What they all say of the model. */
  readonly labels: LabelMatcher[];

  /** What takes the place of a trigger's conditions on the same labels, since the model is asked otherwise than most. */
  readonly conditions: LabelMatcher[];

  /** Selects the `up` of what serves them; undefined where its labels are not known. */
  readonly up?: LabelMatcher[];
}

/** Why metrics of a known server are not among the series, and what to do about it. */
export interface Missing {
  readonly problem: string;
  readonly fix: string;
}

/** How the series of one model come to Prometheus: what its triggers need to know to ask for them. */
export interface Scrape {
  /** Selects the model's series and no other's; undefined where nobody said how. */
  readonly series?: LabelMatcher[];

  /** Selects the model's `up`; undefined where its labels are not known. */
  readonly up?: LabelMatcher[];

  /** Labels that the monitor puts on each series, whose own ones of these names become `exported_<name>`; undefined where it is not known. */
  readonly attached?: string[];

  /** Whether `series` are the model's own whoever scrapes them, and not what somebody said of them; by default where this library writes the monitor. */
  readonly ownSeries?: boolean;

  /** Undefined where the platform has no metrics of its own. */
  readonly platform?: PlatformSeries;

  /** Tells of a known server, by its name in the catalogue, whether its metrics cannot be among the series; undefined where they may be. */
  readonly missing?: (server: string) => Missing | undefined;

  /** Buckets that the server of the model was given on its command line; undefined where that is not known. */
  readonly givenBuckets?: GivenBuckets;

  /** How often the pods are scraped; undefined where that is not known. */
  readonly interval?: Duration;

  /** Who scrapes the model, where this library writes no monitor. */
  readonly scrapedBy?: string;
}

/** What is known to select the model alone; none where somebody else's series are asked for. */
export function ownSeriesOf({ ownSeries, scrapedBy, series = [] }: Scrape): LabelMatcher[] {
  return ownSeries ?? scrapedBy === undefined ? series : [];
}

/** What selects the `up` of whatever serves a metric. */
export function upOf(scrape: Scrape, metric: string): LabelMatcher[] | undefined {
  const platform = platformOf(scrape, metric);
  return platform === undefined ? scrape.up : platform.up;
}

/** What a platform says of the model in the labels of a metric. */
export function platformLabelsOf(scrape: Scrape, metric: string): LabelMatcher[] {
  return platformOf(scrape, metric)?.labels ?? [];
}

/** The platform, where a metric is its own. */
function platformOf({ platform }: Scrape, metric: string): PlatformSeries | undefined {
  return platform !== undefined && metric.startsWith(platform.prefix) ? platform : undefined;
}
