/** The behavior of a fallback under which a trigger that is lost is nil in the formula. Source: kedacore/keda v2.20 pkg/fallback/fallback.go. */
export const MAKES_NIL = 'scalingModifiers';
/** What KEDA takes where a fallback does not say. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go. */
export const DEFAULT_FALLBACK_BEHAVIOR = 'static';

/** Why a formula tests for nil in vain, where it does; undefined where a trigger that is lost is nil to it. */
export function nilTestFault(fallback: { readonly behavior?: string } | undefined): string | undefined {
  const { behavior = DEFAULT_FALLBACK_BEHAVIOR } = fallback ?? {};
  return behavior === MAKES_NIL ? undefined : `tests for nil, and no trigger is ever nil: a lost one is nil only with fallback.behavior ${MAKES_NIL}; ${fallback === undefined
    ? 'without a fallback it makes an error of the whole formula'
    : `with ${behavior} the fallback replaces the result of the whole formula`}`;
}
