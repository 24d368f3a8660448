// The VerticalPodAutoscaler. Source: kubernetes/autoscaler vertical-pod-autoscaler 1.7 pkg/apis/autoscaling.k8s.io/v1/types.go.

/** Its kind, with its group. */
export const VERTICAL_POD_AUTOSCALER = 'autoscaling.k8s.io/VerticalPodAutoscaler';

/** The container whose policy holds for all that have none of their own. */
export const ALL_CONTAINERS = '*';
/** An update mode, and a mode of a policy, in which nothing is moved. */
export const OFF = 'Off';
/** Whether a container is sized. */
export const POLICY_MODES = ['Auto', OFF];
/** How pods get new requests where nothing is said. */
export const DEFAULT_UPDATE_MODE = 'Recreate';
/** The deprecated word for it. */
export const AUTO = 'Auto';
/** Modes in which pods are evicted to be resized. */
export const EVICTING_MODES = [DEFAULT_UPDATE_MODE, AUTO, 'InPlaceOrRecreate'];
/** What it moves where nothing is said. */
export const DEFAULT_CONTROLLED_RESOURCES = ['cpu', 'memory'];
