import { SeriesFilter } from './series-filter';
import { Place } from '../../faults/place';
import { isPathSegment } from '../../platforms/kubernetes/path-segment';
import { constantOf, goExpand, groupReferences } from '../../promql/go-expand';
import { goRegexp, GoRegexpFault, groupsOf } from '../../promql/go-regexp';

/** Which metrics of Prometheus a rule takes, and what it calls them. */
export interface NamingSpec {
  readonly seriesFilters?: SeriesFilter[];
  readonly matches?: string;
  readonly as?: string;
}

/** Names metrics as the adapter does. Source: prometheus-adapter v0.12 pkg/naming/metric_namer.go. */
export class SeriesNaming {
  /** Refuses expressions that Go refuses, and names that come out wrong. */
  static checked(place: Place, { seriesFilters = [], matches, as }: NamingSpec): SeriesNaming {
    const filters = seriesFilters.map((filter, i) => ({
      wanted: filter._key === 'is',
      expression: expressionOf(place.at('seriesFilters').at(i).at(filter._key), filter._expression),
    }));
    if (matches === '') {
      place.at('matches').refuse('is empty', matches, 'leave it out, and every metric of seriesQuery counts');
    }
    const expression = matches === undefined ? /.*/ : expressionOf(place.at('matches'), matches);
    if (as === undefined) {
      const { count } = groupsOf(expression);
      if (count > 1) {
        place.at('as').refuse(`is needed: matches captures ${count} groups, and the adapter does not start without it`, as, 'write it with the groups, such as \'${1}_rps\'');
      }
      return new SeriesNaming(filters, expression, count === 1 ? '$1' : '$0');
    }
    checkAs(place.at('as'), as, expression);
    return new SeriesNaming(filters, expression, as);
  }

  private constructor(
    private readonly filters: { readonly wanted: boolean; readonly expression: RegExp }[],
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
}

/** Refuses what cannot be the name of a metric in the API. */
export function checkApiName(place: Place, name: string): void {
  if (!isPathSegment(name)) {
    place.refuse('is no name of a metric in the API, which is a part of a path', name, 'use letters, digits, "_", "-", ":" and "."');
  }
}

function checkAs(place: Place, as: string, expression: RegExp): void {
  const { count, names } = groupsOf(expression);
  for (const { text, name, number } of groupReferences(as)) {
    const missing = number === undefined ? !names.includes(name) : number > count;
    const longer = /^(\d+)\D/.exec(name)?.[1];
    if (missing && longer !== undefined && !text.startsWith('${')) {
      place.refuse(`refers to a group called ${name}, which is not there and leaves nothing`, as, `write it as ${as.replace(text, `\${${longer}}${name.slice(longer.length)}`)}`);
    }
    if (missing) {
      place.refuse(`refers to the group ${name}, and matches captures ${count === 0 ? 'none' : [...Array.from({ length: count }, (_, i) => i + 1), ...names].join(', ')}`, as,
        'put the part of the name that you want in brackets in matches');
    }
  }
  checkApiName(place, as);
}

/** The expression as Go reads it; refuses what it would not, or what cannot be followed here. */
export function expressionOf(place: Place, text: string): RegExp {
  const expression: RegExp | GoRegexpFault = text === '' ? 'invalid' : goRegexp(text);
  if (expression === 'invalid') {
    return place.refuse('is no regular expression of RE2, and the adapter does not start with it', text, 'correct it; look-around and back-references do not exist there');
  }
  return expression === 'unspeakable'
    ? place.refuse('is a regular expression that RE2 takes and this library cannot follow', text, 'write it without flags inside, \\Q, \\E, \\C and \\p')
    : expression;
}
