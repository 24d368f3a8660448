import { Construct, IConstruct } from 'constructs';
import { classNameOf, Place } from '../../faults/place';

/** Static methods that a message names. */
const MOST_FACTORIES = 4;

/** The scope and the id of a construct that is being made: what is neither is refused here, since `constructs` does not say whose it is. */
export function checkedId(className: string, scope: unknown, id: unknown): string {
  checkedScope(className, scope);
  if (typeof id === 'string' && id.trim() !== '') {
    return id;
  }
  return Place.of(scope as IConstruct).at('id').refuse(`must be a text that names the ${className} within its scope`, kindOf(id), exampleOf(className));
}

/** The same of the scope alone. */
export function checkedScope(className: string, scope: unknown): Construct {
  return Construct.isConstruct(scope) ? scope
    : Place.named(className).at('scope').refuse('must be the chart or the construct that it goes into', kindOf(scope), exampleOf(className));
}

function exampleOf(className: string): string {
  return `write new ${className}(chart, 'chat', { ... })`;
}

/** Props that stand where an id should would fill the message. */
function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? `an object with the keys ${Object.keys(value).slice(0, 5).join(', ') || '(none)'}` : value;
}

/**
 * Refuses a value that was made by `new` though its class has a private constructor, as only plain JavaScript can: it would fail much later,
 * in words of our own code.
 *
 * @param isMade whether the constructor got what the static methods give it
 * @param got its first argument
 */
export function checkMadeByFactory(value: object, isMade: boolean, got: unknown): void {
  if (!isMade) {
    const { constructor } = value;
    const name = classNameOf(constructor);
    const factories = Object.getOwnPropertyNames(constructor).filter((key) =>
      !key.startsWith('_') && typeof Object.getOwnPropertyDescriptor(constructor, key)?.value === 'function');
    Place.named(name).refuse('is made by its static methods, and not by new', got,
      `write ${factories.slice(0, MOST_FACTORIES).map((factory) => `${name}.${factory}(...)`).join(' or ')}`);
  }
}
