import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { imports } from '../../texts/en/imports.js';

addTexts(imports);
