import { Manifest } from './home';
import { isLabelKey, isLabelValue } from '../../spec/names';
import { Fields } from '../fields';

/** A selector of labels. */
export function checkSelector(fields: Fields, selector: Manifest | undefined): void {
  const at = 'podGC.labelSelector';
  fields.labels('label', selector?.matchLabels);
  for (const { key, operator, values = [] } of (selector?.matchExpressions ?? []) as Manifest[]) {
    fields.exact(`${at}.key`, key, isLabelKey, 'the key of a label');
    fields.oneOf(`${at}.operator`, operator, ['In', 'NotIn', 'Exists', 'DoesNotExist']);
    const wantsValues = ['In', 'NotIn'].includes(operator);
    if (wantsValues !== values.length > 0) {
      fields.refuse(`${at}.values`, values, wantsValues ? 'at least one value' : `no values beside '${operator}'`);
    }
    for (const value of values) fields.exact(`${at}.values`, value, isLabelValue, 'values of labels');
  }
}
