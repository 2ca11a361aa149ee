import { agoText, howMany, type Check, type DatabaseFacts } from './check.js';
import { waitingCheck } from './judge-engine.js';

/** Messages wait for others of their person for a minute or two, and for a vendor that is away for longer, ms. */
const messageMs = 15 * 60_000;
const webhookMs = 60 * 60_000;
const sealMs = 5 * 60_000;

/** Whom and what messages reach, who administers, and the trail. */
export function reachChecks(database: DatabaseFacts): Check[] {
  return [
    messagesCheck(database),
    webhooksCheck(database),
    escalationsCheck(database),
    peopleCheck(database),
    administratorsCheck(database),
    trailCheck(database),
  ];
}

function messagesCheck({ waiting, undeliverable, now }: DatabaseFacts): Check {
  const { messages, deliveries } = waiting;
  const held = [messages, deliveries].find(({ oldest }) => oldest !== null && now - oldest > messageMs);
  if (held !== undefined)
    return waitingCheck('messages', held, now, messageMs, {
      none: '',
      some: 'Messages that wait to be sent',
      mend: 'See what the mail server or the chat answers: tollgate contacts, and the page of deliveries.',
    });
  if (undeliverable.deliveries.count > 0)
    return {
      about: 'messages',
      state: 'warning',
      says: `Messages of the last day that could not be delivered: ${howMany(undeliverable.deliveries)}.`,
      mend: 'The page of deliveries shows to whom, and why; each can be sent again.',
    };
  return { about: 'messages', state: 'well', says: 'Messages are delivered.', mend: null };
}

function webhooksCheck({ waiting, undeliverable, now }: DatabaseFacts): Check {
  const says = 'Events that wait to be sent to other systems';
  const mend = 'See what each endpoint answers: tollgate webhooks.';
  const held = waitingCheck('webhooks', waiting.webhooks, now, webhookMs, { none: '', some: says, mend });
  if (held.state !== 'well') return held;
  if (undeliverable.webhooks.count > 0)
    return {
      about: 'webhooks',
      state: 'warning',
      says: `Events for other systems that were given up in the last day: ${howMany(undeliverable.webhooks)}.`,
      mend: `${mend} What they missed can be sent again from there.`,
    };
  return { about: 'webhooks', state: 'well', says: 'Events reach other systems.', mend: null };
}

function escalationsCheck({ undeliverable: { escalations } }: DatabaseFacts): Check {
  if (escalations.count === 0)
    return {
      about: 'escalations',
      state: 'well',
      says: 'Each escalation of the last day has reached somebody.',
      mend: null,
    };
  return {
    about: 'escalations',
    state: 'problem',
    says: `Escalations of the last day that reached nobody: ${howMany(escalations)}.`,
    mend: 'The page of messages that reached nobody shows which; give those people an address, or the record another owner.',
  };
}

function peopleCheck({ unreachable: { count, names } }: DatabaseFacts): Check {
  if (count === 0)
    return { about: 'people', state: 'well', says: 'Whoever answers for something live can be reached.', mend: null };
  const others = count - names.length;
  return {
    about: 'people',
    state: 'warning',
    says: `People who answer for something live and have neither a mail address nor a chat: ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}.`,
    mend: 'Give them an address: tollgate people, or the directory they come from.',
  };
}

function administratorsCheck({ administrators }: DatabaseFacts): Check {
  if (administrators > 1)
    return { about: 'administrators', state: 'well', says: `${administrators} people administer.`, mend: null };
  return {
    about: 'administrators',
    state: 'warning',
    says:
      administrators === 0
        ? 'Nobody administers.'
        : 'One person alone administers: nobody else can let people in, or help them out.',
    mend: 'Make a second administrator.',
  };
}

function trailCheck({ unsealedSince, failingDestinations, now }: DatabaseFacts): Check {
  const about = 'trail';
  if (unsealedSince !== null && now - unsealedSince > sealMs)
    return {
      about,
      state: 'problem',
      says: `Events of the trail have waited for their seal for ${agoText(unsealedSince, now)}.`,
      mend: 'Whoever seals does not: see DATABASE_SEALER_URL, and the log of the workers.',
    };
  const [failing] = failingDestinations;
  if (failing !== undefined)
    return {
      about,
      state: 'warning',
      says: `Checkpoints are not taken at ${failing.destination}: ${failing.answer}`,
      mend: 'They are sent again by themselves. See that the place takes them: CHECKPOINT_FILE, CHECKPOINT_MAIL, CHECKPOINT_URL.',
    };
  return { about, state: 'well', says: 'The trail is sealed, and checkpoints leave.', mend: null };
}
