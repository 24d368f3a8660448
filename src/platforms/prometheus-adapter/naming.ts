import { RuleConfig } from './rule-config';
import { Fault, fault } from '../../faults/fault';
import { constantOf, goExpand, groupReferences } from '../../promql/go-expand';
import { goRegexp, groupsOf } from '../../promql/go-regexp';
import { isPathSegment } from '../kubernetes/names';

/** What cannot be the name of a metric in the API. */
export function apiNameFaults(name: string): Fault[] {
  return isPathSegment(name) ? [] : [fault('is no name of a metric in the API, which is a part of a path', name, 'use letters, digits, "_", "-", ":" and "."')];
}

/** Names metrics as the adapter does. Source: prometheus-adapter v0.12 pkg/naming/metric_namer.go. */
export class SeriesNaming {
  /** Undefined where the adapter refuses an expression, or it cannot be followed here. */
  static of({ name: { as = '', matches = '' } = {}, seriesFilters = [] }: RuleConfig): SeriesNaming | undefined {
    const expression = goRegexp(matches === '' ? '.*' : matches);
    const filters = seriesFilters.map(({ is = '', isNot = '' }) => ({ wanted: is !== '', expression: goRegexp(is === '' ? isNot : is) }));
    if (!(expression instanceof RegExp) || !filters.every(isFollowed)) {
      return undefined;
    }
    const { count } = groupsOf(expression);
    return as === '' && count > 1 ? undefined : new SeriesNaming(filters.filter(isFollowed), expression, as === '' ? `$${count}` : as);
  }

  private constructor(
    private readonly filters: Filter[],
    private readonly matches: RegExp,
    private readonly as: string,
  ) {}

  /** What a metric is called in the API; undefined where the rule does not take it. */
  nameOf(metric: string): string | undefined {
    if (this.filters.some(({ wanted, expression }) => expression.test(metric) !== wanted)) {
      return undefined;
    }
    const match = this.matches.exec(metric);
    return match === null ? undefined : goExpand(this.as, match);
  }

  /** The name that every metric gets; undefined where it depends on the metric. */
  get constant(): string | undefined {
    return constantOf(this.as);
  }

  /** The one metric that `matches` lets through; undefined where there may be several. */
  get metric(): string | undefined {
    return /^\^([\w:]+)\$$/.exec(this.matches.source)?.[1];
  }

  /** Groups to which the name refers, and which `matches` does not capture. */
  get missingGroups(): { readonly text: string; readonly name: string }[] {
    const { count, names } = groupsOf(this.matches);
    return groupReferences(this.as).filter(({ name, number }) => number === undefined ? !names.includes(name) : number > count);
  }

  /** The groups that `matches` captures, in words. */
  get groups(): string {
    const { count, names } = groupsOf(this.matches);
    return count === 0 ? 'none' : [...Array.from({ length: count }, (_, i) => i + 1), ...names].join(', ');
  }
}

interface Filter<T = RegExp> {
  readonly wanted: boolean;
  readonly expression: T;
}

function isFollowed(filter: Filter<unknown>): filter is Filter {
  return filter.expression instanceof RegExp;
}
