import { KEDA_SINCE, KSERVE_SINCE, KUBERNETES_SINCE, SELDON_CORE1_SINCE, SELDON_CORE2_SINCE } from './since';
import { fault, Fault, faultAt, VersionSpan } from '../faults/fault';
import { FieldPath } from '../faults/field-path';
import { Fix, FixWords } from '../faults/fix';
import { Place } from '../faults/place';

/** What is known of the versions of a product. */
export interface Product {
  /** How the `versions` of a cluster's profile call it; undefined where they do not. */
  readonly key?: string;
  /** What of the profile states its version, where that is none of the `versions`. */
  readonly statedAs?: string;
  /**
   * The first and last versions of which this library knows what they have, and what they silently drop. The last is assumed where none
   * is stated.
   */
  readonly oldest: string;
  readonly newest: string;
  /** Which patch a stated version without one means; what is assumed is as patched as can be. */
  readonly patch: 'first' | 'last';
  /** Its name before a version, where that says which of several products it is. */
  readonly label?: string;
  /** The prop that states it for one model. */
  readonly prop?: string;
  /** The version that brought each feature. */
  readonly since: { readonly [feature: string]: string };
}

/** The products whose versions decide what works, by the names that `VersionSpan` gives them. */
export const PRODUCTS = {
  'Kubernetes': {
    key: 'kubernetes', oldest: '1.27', newest: '1.37', patch: 'last', prop: 'Autoscaler.hpa({ kubernetesVersion })', since: KUBERNETES_SINCE,
  },
  // Source: the releases of kedacore/keda; 2.21.0 is of 2026-09-23, 2.21.1 of 2026-11-15.
  'KEDA': { key: 'keda', oldest: '2.12', newest: '2.21', patch: 'last', prop: 'Autoscaler.keda({ kedaVersion })', since: KEDA_SINCE },
  'KServe': { key: 'kserve', oldest: '0.15', newest: '0.21', patch: 'last', prop: 'ModelServer.kserve({ kserveVersion })', since: KSERVE_SINCE },
  // Source: docs.seldon.ai/seldon-core-1, release highlights: 1.19.0 is generally available.
  'Seldon Core 1': {
    key: 'seldonCore1',
    oldest: '1.14',
    newest: '1.19',
    patch: 'last',
    label: 'Seldon Core',
    prop: 'ModelServer.seldonCore1({ seldonCore1Version })',
    since: SELDON_CORE1_SINCE,
  },
  'Seldon Core 2': {
    key: 'seldonCore2',
    oldest: '2.8',
    newest: '2.10',
    patch: 'first',
    label: 'Seldon Core',
    prop: 'ModelServer.seldonCore2({ seldonCore2Version })',
    since: SELDON_CORE2_SINCE,
  },
  // Source: kubernetes/autoscaler, tags vertical-pod-autoscaler-1.0.0 to 1.8.0.
  'VPA': { key: 'vpa', oldest: '1.0', newest: '1.8', patch: 'last', since: {} },
  'prometheus-operator': { key: 'prometheusOperator', oldest: '0.60', newest: '0.95', patch: 'last', since: {} },
  // Source: llm-d/llm-d-router, tags v0.9.0 (2026-06-23), v0.10.0 (2026-08-17); v0.11.0 is pinned by others.
  'llm-d router': { key: 'llmdRouter', oldest: '0.9', newest: '0.11', patch: 'last', prop: 'LlmdEppTrigger ({ routerVersion })', since: {} },
  'Prometheus': { statedAs: 'prometheus[0].version', oldest: '2.0', newest: '3.15', patch: 'last', since: {} },
} as const satisfies { readonly [name: string]: Product };

/** The name of a product. */
export type ProductName = keyof typeof PRODUCTS;
/** Something that not every supported version of a product has. */
export type Feature<N extends ProductName> = keyof (typeof PRODUCTS)[N]['since'] & string;

/** Whether what only some versions have is in the one that runs; unknown where nobody states which that is. */
export type Verdict = 'always' | 'never' | 'unknown';

type Numbers = readonly [major: number, minor: number, patch: number];

const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:-[0-9a-z.-]+)?)?$/;

/** The version of a product that runs in the cluster, or that is assumed to. */
export class ProductVersion<N extends ProductName = ProductName> {
  /** The version by which constructs write where none is stated. */
  static assumed<N extends ProductName>(product: N): ProductVersion<N> {
    return new ProductVersion(product, PRODUCTS[product].newest, undefined, false);
  }

  /** A version that is good for judging where none is stated; undefined where there is none at all. */
  static orAssumed<N extends ProductName>(product: N, stated: string | undefined, assumed: string | undefined): ProductVersion<N> | undefined {
    const [known] = [stated, assumed].filter((text) => versionFaults(product, text).length === 0);
    return known === undefined ? undefined : new ProductVersion(product, known, undefined, known === stated);
  }

  /** Reads `1.33`, `1.33.1` or `1.19.0-rc.1`, with a `v` before it or not; refuses versions whose features are not known here. */
  static parse<N extends ProductName>(place: Place, product: N, text: string): ProductVersion<N> {
    versionFaults(product, text).forEach(({ what, got, fix }) => place.refuse(what, got, fix));
    return new ProductVersion(product, text);
  }

  /** Reads a version that was judged before, of the place that stated it, such as `Cluster({ versions })`. */
  static stated<N extends ProductName>(product: N, text: string, by?: string): ProductVersion<N> {
    return new ProductVersion(product, text, by);
  }

  private readonly numbers: Numbers;
  private readonly text: string;

  private constructor(private readonly product: N, text: string, private readonly by?: string, private readonly isStated = true) {
    this.text = text.replace(/^v/, '');
    this.numbers = numbersOf(text, isStated ? PRODUCTS[product].patch : 'last');
  }

  /** Whether this version has a feature. */
  has(feature: Feature<N>): boolean {
    return this.isAtLeast(sinceOf(this.product, feature));
  }

  /** Whether this is a version, such as `2.17`, or a later one. */
  isAtLeast(version: string): boolean {
    return compare(this.numbers, numbersOf(version)) >= 0;
  }

  /** Whether this is a version of a span. */
  isIn({ from, before }: Pick<VersionSpan, 'from' | 'before'>): boolean {
    return (from === undefined || this.isAtLeast(from)) && (before === undefined || !this.isAtLeast(before));
  }

  /** Whether it has what the versions of a span have: for certain only where it is stated, or all supported versions have it. */
  verdictOn(span: VersionSpan | undefined): Verdict {
    if (span === undefined || isEveryVersion(span)) {
      return 'always';
    }
    if (!this.isIn(span)) {
      return 'never';
    }
    return this.isStated ? 'always' : span.isQuiet ? 'never' : 'unknown';
  }

  /** The faults that are certain with this version. Those that are not, rules warn of when they read what is written. */
  faultsIn<F extends { readonly only?: VersionSpan }>(faults: F[]): F[] {
    return faults.filter(({ only }) => this.verdictOn(only) === 'always');
  }

  /** Refuses what this version does not have. */
  need(place: Place, feature: Feature<N>, got: unknown, otherwise = 'leave it out'): void {
    const since = sinceOf(this.product, feature);
    if (this.verdictOn({ product: this.product, before: since }) === 'always') {
      place.refuse(`needs ${labelOf(this.product)} ${since} (${feature}), and version is ${this.text}`, got,
        `${otherwise}, or correct the version of ${this.by ?? productOf(this.product).prop}`);
    }
  }
}

/** What is told of a field that only versions from one on have: what those before it do with it, and that most clusters are past those. */
interface SinceText {
  readonly pointer: FieldPath;
  readonly got: unknown;
  readonly then: string;
  readonly fix?: Fix;
  readonly isQuiet?: boolean;
}

/** A field that only versions from one on have. */
export function sinceFault<N extends ProductName>(
  product: N, feature: Feature<N>, { pointer, got, then, fix = upgradeFix(product), isQuiet }: SinceText,
): Fault {
  const before = sinceOf(product, feature);
  return { ...faultAt(pointer, `needs ${labelOf(product)} ${before}: ${then}`, got, fix), only: { product, before, ...isQuiet && { isQuiet } } };
}

/** What to do about what a version does not have yet. */
export function upgradeFix(product: ProductName): FixWords {
  return { yaml: `leave it out, or upgrade ${product}`, typescript: `leave it out, or ${correction(product)}` };
}

/** What to do about a version that is stated for one model, and wrong. */
export function correction(product: ProductName): string {
  return `correct the version of ${productOf(product).prop}`;
}

/** What is wrong with the text of a version: it is none, or one whose features are not known here. */
export function versionFaults(product: ProductName, text: unknown): Fault[] {
  const { oldest, newest } = productOf(product);
  if (typeof text === 'string' && VERSION.test(text) && compare(numbersOf(text), numbersOf(oldest)) >= 0 && compare(minorOf(text), numbersOf(newest)) <= 0) {
    return [];
  }
  return [fault(`is no version of ${product} that is known here (${oldest} to ${newest})`, text,
    `write it as '${newest}', which is also right for those after it`)];
}

/** Whether all supported versions of a product are in a span. */
export function isEveryVersion({ product, from, before }: VersionSpan): boolean {
  const known = productNamed(product);
  return known !== undefined && (from === undefined || compare(numbersOf(from), numbersOf(known.oldest)) <= 0)
    && (before === undefined || compare(numbersOf(before), numbersOf(known.newest, 'last')) > 0);
}

/** A product by the name that `VersionSpan` gives it. */
export function productNamed(name: string): Product | undefined {
  return Object.hasOwn(PRODUCTS, name) ? productOf(name as ProductName) : undefined;
}

/** `KEDA before 2.17`, `KEDA from 2.17 on`, `KEDA 2.17 to before 2.20`. */
export function spanText({ product, from, before }: VersionSpan): string {
  const name = productNamed(product)?.label ?? product;
  if (from === undefined) {
    return before === undefined ? name : `${name} before ${before}`;
  }
  return `${name} from ${from} ${before === undefined ? 'on' : `to before ${before}`}`;
}

function productOf(name: ProductName): Product {
  return PRODUCTS[name];
}

function labelOf(name: ProductName): string {
  return productOf(name).label ?? name;
}

function sinceOf(product: ProductName, feature: string): string {
  return productOf(product).since[feature];
}

function numbersOf(text: string, unsaid: 'first' | 'last' = 'first'): Numbers {
  const [, major, minor, patch = unsaid === 'first' ? 0 : Infinity] = VERSION.exec(text) ?? [];
  return [Number(major), Number(minor), Number(patch)];
}

function minorOf(text: string): Numbers {
  const [major, minor] = numbersOf(text);
  return [major, minor, 0];
}

function compare(one: Numbers, other: Numbers): number {
  const i = one.findIndex((each, at) => each !== other[at]);
  return i === -1 ? 0 : one[i] - other[i];
}
