import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { policies } from '../../texts/en/policies.js';
import { policyForm } from '../../texts/en/policy-form.js';

addTexts(policies);
addTexts(policyForm);
