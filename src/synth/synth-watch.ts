import { Chart } from 'cdk8s';
import { Dependable, IConstruct, IDependable } from 'constructs';

/** How often cdk8s reads all dependencies of an app to resolve them, as it does before it validates it for one of its charts. */
const READS_OF_CHART = 2;
/** How often in all, before and after the first validation, until the one for its first chart: for the app, for its charts, for that chart. */
const READS_OF_APP = READS_OF_CHART + 1 + READS_OF_CHART;

/**
 * Tells what of a synth is under way, so that what it has checked is not checked again, and what it writes was checked.
 *
 * `app.synth()` and `app.synthYaml()` validate the app, ask for its charts, and then have each chart validate all of the app again before
 * it is written; `chart.toJson()` alone is that last step. No method tells them apart, but dependencies are read: all of the app's before
 * each validation and by `app.charts`, and those below one chart before its objects are rendered. An app and its charts "depend" on
 * something here that comes to nothing and notices when it is asked. What does not follow the order of a synth is taken for another one.
 */
export class SynthWatch {
  /** How often the dependencies of all of the app were read since the last validation. */
  private reads = 0;
  /** The same before that validation. */
  private readsBefore = 0;
  /** The reading under way, or the last one. cdk8s asks each chart for each other one, so that this is a number and no set of charts. */
  private reading = 0;
  /** The chart whose objects are rendered since the last validation. */
  private writing?: IConstruct;
  private wasWritten = false;
  /** Charts of the synth whose validation may still use the last look. */
  private left = 0;
  private isOfApp = false;
  private readonly watched = new Map<IConstruct, WatchedChart>();

  constructor(private readonly root: IConstruct) {
    root.node.addDependency(noticing(() => {
      this.reads += 1;
      this.reading += 1;
    }));
  }

  /** Whether dependencies were read since the last validation, so that one that is asked for is another one. */
  get wasReadSince(): boolean {
    return this.reads > 0 || this.wasWritten;
  }

  /** Begins a validation; tells whether it is of the synth that the last look was taken in. */
  validates(): boolean {
    const { reads, readsBefore, wasWritten } = this;
    const goesOn = this.isOfApp
      ? reads === READS_OF_CHART && wasWritten
      : reads > READS_OF_CHART && readsBefore + reads >= READS_OF_APP && !wasWritten;
    const isSame = this.left > 0 && goesOn;
    this.isOfApp = isSame;
    this.left = isSame ? this.left - 1 : 0;
    this.readsBefore = reads;
    this.reads = 0;
    this.writing = undefined;
    this.wasWritten = false;
    return isSame;
  }

  /** Takes note of a look at the app; after one that found errors the synth ends. */
  looked(charts: IConstruct[], isRefused: boolean): void {
    this.left = isRefused || Chart.isChart(this.root) ? 0 : charts.length;
    for (const chart of charts) {
      const known = this.watched.get(chart);
      if (known !== undefined) {
        known.reading = this.reading;
        continue;
      }
      const watched = { chart, reading: this.reading };
      this.watched.set(chart, watched);
      chart.node.addDependency(noticing(() => this.readsChart(watched)));
    }
  }

  /** Whether a chart is being written, right after it was validated. */
  isWriting(chart: IConstruct): boolean {
    return this.writing === chart;
  }

  /** A chart that was not read yet is read with all of the app, else for itself, and perhaps with charts in it. */
  private readsChart(watched: WatchedChart): void {
    if (watched.reading !== this.reading) {
      watched.reading = this.reading;
    } else if (this.writing === undefined || !watched.chart.node.scopes.includes(this.writing)) {
      this.writing = watched.chart;
      this.wasWritten = true;
    }
  }
}

/** A chart, and the reading in which it was read last. */
interface WatchedChart {
  readonly chart: IConstruct;
  reading: number;
}

/** What depends on nothing else. */
const NO_ROOTS: IConstruct[] = [];

/** Something to depend on that adds no dependency. */
function noticing(notice: () => void): IDependable {
  const dependable: IDependable = {};
  Dependable.implement(dependable, {
    get dependencyRoots() {
      notice();
      return NO_ROOTS;
    },
  });
  return dependable;
}
