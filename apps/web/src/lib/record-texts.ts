import { acts } from '../texts/en/acts.js';
import { engine } from '../texts/en/engine.js';
import { items } from '../texts/en/items.js';
import { links } from '../texts/en/links.js';
import { model } from '../texts/en/model.js';
import { views } from '../texts/en/views.js';
import { work } from '../texts/en/work.js';
import { addTexts } from './texts.js';

/** What every page of records says: they all import it, and what stands around them does without. */
addTexts({ ...acts, ...engine, ...items, ...links, ...model, ...views, ...work });
