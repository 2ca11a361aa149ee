import { addTexts } from '../../lib/texts.js';
import { imports } from '../../texts/en/imports.js';

addTexts(imports);
