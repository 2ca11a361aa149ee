import { addTexts } from '../../lib/texts.js';
import { policies } from '../../texts/en/policies.js';

addTexts(policies);
