import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { imports } from '../../texts/en/imports.js';
import { registerImports } from '../../texts/en/register-imports.js';

addTexts(imports);
addTexts(registerImports);
