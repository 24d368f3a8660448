import { App } from 'cdk8s';
import { SeldonCore1RequestRate } from '../../../examples/seldon-core-1-request-rate';
import { yamlOf } from '../../support/synth';
test('x', () => { console.log(yamlOf(new SeldonCore1RequestRate(new App(), 'a'))); });
