import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { people } from '../../texts/en/people.js';

addTexts(people);
