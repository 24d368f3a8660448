import { App, Chart } from 'cdk8s';
import { Place } from '../../src/faults/place';

/** Where values of tests stand. */
export const PLACE = Place.of(new Chart(new App(), 'chart')).at('value');
