/** Largest first: a size is written in the largest unit that keeps it whole. */
const BINARY_UNITS: [string, number][] = [['Ti', 1024 ** 3], ['Gi', 1024 ** 2], ['Mi', 1024], ['Ki', 1]];

const SUFFIXES: Record<string, number> = {
  'n': 1e-9,
  'u': 1e-6,
  'm': 1e-3,
  '': 1,
  'k': 1e3,
  'M': 1e6,
  'G': 1e9,
  'T': 1e12,
  'P': 1e15,
  'E': 1e18,
  'Ki': 1024,
  'Mi': 1024 ** 2,
  'Gi': 1024 ** 3,
  'Ti': 1024 ** 4,
  'Pi': 1024 ** 5,
  'Ei': 1024 ** 6,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i))?$/;

/** An HPA reads quantities in thousandths, and rounds up to one. Source: kubernetes v1.36 resource.Quantity, MilliValue. */
const THOUSAND = 1000;
const HUNDRED = 100;
/** Digits of a decimal that a binary number always keeps. */
const DECIMAL_DIGITS = 15;
/** What a binary number is off from the decimal that is meant, at most, as a share of it. */
const NOISE = 1e-9;

/** A size as a Kubernetes quantity, without loss: `Size.mebibytes(1536)` is `1536Mi`, `Size.gibibytes(2)` is `2Gi`. */
export function sizeQuantity(size: { toKibibytes(): number }): string {
  const kibibytes = size.toKibibytes();
  if (kibibytes === 0) {
    return '0';
  }
  const [unit, factor] = BINARY_UNITS.find(([, each]) => kibibytes % each === 0) ?? ['Ki', 1];
  return `${kibibytes / factor}${unit}`;
}

/** The number that a quantity stands for, in whole units (cores, bytes), or undefined where it is no quantity. */
export function quantityValue(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') {
    return quantity;
  }
  const match = typeof quantity === 'string' ? QUANTITY.exec(quantity) : null;
  if (match === null) {
    return undefined;
  }
  const [, digits, exponent, suffix] = match;
  return exponent !== undefined ? Number(digits + exponent) : Number(digits) * SUFFIXES[suffix ?? ''];
}

/** Whether a number has no more than three decimals, but for what is lost in binary: 0.1 + 0.2 has one. */
export function isInThousandths(value: number): boolean {
  return Number.isInteger(value) || Math.abs(value - nearestThousandth(value)) <= NOISE * Math.abs(value);
}

/** A percentage as a share from 0 to 1, without what is lost in binary: 0.7 % is 0.007. */
export function shareOf(percent: number): number {
  return Number((percent / HUNDRED).toPrecision(DECIMAL_DIGITS));
}

/** Thousandths up to which a multiple of 1000 is off by less than what a remainder has to be away from a half. */
const MOST_COUNTED = 2 ** 40;
const SURELY_NEAREST = 0.499;

/** The number with three decimals that is nearest; the simulation of a day asks for thousands. */
export function nearestThousandth(value: number): number {
  const thousandths = value * THOUSAND;
  const whole = Math.round(thousandths);
  const isSure = Math.abs(thousandths) < MOST_COUNTED && Math.abs(thousandths - whole) < SURELY_NEAREST && value !== 0;
  return isSure ? whole / THOUSAND : Number(value.toFixed(3));
}

/** What an HPA takes a quantity for. */
export function thousandthAbove(value: number): number {
  return isInThousandths(value) ? nearestThousandth(value) : Math.ceil(value * THOUSAND) / THOUSAND;
}
