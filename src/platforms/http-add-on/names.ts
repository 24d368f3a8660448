// KEDA's HTTP add-on. Source: kedacore/http-add-on v0.15 operator/controllers/http/app.go.

/** The kind by which it is told what to scale, with its group. */
export const HTTP_SCALED_OBJECT = 'http.keda.sh/HTTPScaledObject';

/** On an HTTPScaledObject, with the value `true`: the ScaledObject that was written for it is deleted, and none is written. */
export const SKIP_SCALED_OBJECT = 'httpscaledobject.keda.sh/skip-scaledobject-creation';
/** On an HTTPScaledObject, with the value `true`: the ScaledObject that was written for it belongs to the user from then on. */
export const ORPHAN_SCALED_OBJECT = 'httpscaledobject.keda.sh/orphan-scaledobject';
/** The kind that follows it, which makes no ScaledObject. */
export const INTERCEPTOR_ROUTE = 'http.keda.sh/InterceptorRoute';
