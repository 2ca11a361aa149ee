import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { exceptions } from '../../texts/en/exceptions.js';
import { programs } from '../../texts/en/programs.js';
import { cases } from '../../texts/en/cases.js';
import { reviews } from '../../texts/en/reviews.js';
import { analyses } from '../../texts/en/analyses.js';
import { alignments } from '../../texts/en/alignments.js';
import { controls } from '../../texts/en/controls.js';
import { findings } from '../../texts/en/findings.js';
import { risks } from '../../texts/en/risks.js';
import { search } from '../../texts/en/search.js';

addTexts({
  ...exceptions,
  ...programs,
  ...risks,
  ...cases,
  ...reviews,
  ...findings,
  ...analyses,
  ...alignments,
  ...controls,
  ...search,
});
