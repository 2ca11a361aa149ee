import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { exceptions } from '../../texts/en/exceptions.js';
import { programs } from '../../texts/en/programs.js';
import { cases } from '../../texts/en/cases.js';
import { reviews } from '../../texts/en/reviews.js';
import { findings } from '../../texts/en/findings.js';
import { risks } from '../../texts/en/risks.js';
import { search } from '../../texts/en/search.js';

addTexts({ ...exceptions, ...programs, ...risks, ...cases, ...reviews, ...findings, ...search });
