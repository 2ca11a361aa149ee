import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { list } from '../../texts/en/list.js';

addTexts(list);
