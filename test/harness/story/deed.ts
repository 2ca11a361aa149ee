export type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri';

/**
 * When something happens: the week, the day and the local time of the market it happens in, e.g. `W2 Tue 18:00`. Week 1
 * begins on the first Monday after the day of the launch, so that a story begun on any day keeps to working days.
 */
export type When = `W${number} ${Weekday} ${string}`;

/** What a person does to an action item, in the words that people say it in. `to` is somebody of the story. */
export type Deed =
  | { does: 'start' }
  | { does: 'acknowledge'; holdFor?: string; note?: string }
  | { does: 'add a link'; title: string; url: string }
  | { does: 'add a file'; title: string; file: string; content: string }
  | { does: 'hand in'; statement?: string }
  | { does: 'take back' }
  | { does: 'sign' }
  | { does: 'send back'; reason?: string }
  | { does: 'ask for more time'; until: When; reason: string; impact?: string }
  | { does: 'take the request back'; reason?: string }
  | { does: 'grant more time'; reason?: string }
  | { does: 'refuse more time'; reason?: string }
  | { does: 'put on hold'; reason: string }
  | { does: 'resume' }
  | { does: 'give to'; to: string; reason?: string }
  | { does: 'agree on another date'; due: When; reason: string }
  | { does: 'cancel'; reason: string }
  | { does: 'reopen'; reason: string; due?: When };
