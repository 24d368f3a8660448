import { Finding, Rule, ScalingGraph, Severity } from '../../src';

/** Finds nothing, and remembers how many objects each check had. */
export class CountingRule extends Rule {
  readonly checked: number[] = [];

  constructor() {
    super({ id: 'test-count', severity: Severity.WARNING, says: 'It counts.', remedy: 'Count on.' });
  }

  find(graph: ScalingGraph): Finding[] {
    this.checked.push(graph.objects.length);
    return [];
  }
}
