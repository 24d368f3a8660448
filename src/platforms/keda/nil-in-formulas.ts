/** The behavior of a fallback under which a trigger that is lost is nil in the formula. Source: kedacore/keda v2.20 pkg/fallback/fallback.go. */
export const MAKES_NIL = 'scalingModifiers';
/** What KEDA takes where a fallback does not say. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go. */
const DEFAULT_BEHAVIOR = 'static';

/** Why a formula tests for nil in vain, where it does; undefined where a trigger that is lost is nil to it. */
export function nilTestFault(fallback: { readonly behavior?: string } | undefined): string | undefined {
  const { behavior = DEFAULT_BEHAVIOR } = fallback ?? {};
  return behavior === MAKES_NIL ? undefined : `tests for nil, which no trigger is without the fallback behavior ${MAKES_NIL}: ${fallback === undefined
    ? 'a metric that is lost is an error of the whole formula'
    : `with the behavior ${behavior} the fallback stands for the whole formula while a metric is lost`}`;
}
