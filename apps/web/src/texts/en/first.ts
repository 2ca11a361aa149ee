/** The way from an empty installation to a program that runs. */
export const first = {
  first: {
    title: 'From here to a program that runs, in four steps',
    hide: 'Hide this',
    peopleStep: 'Tell who works here',
    peopleHint:
      'Whoever owes something, whoever signs, and those to whom it escalates. Two or three are enough to see it work.',
    peopleHere_one: '{{count}} person is here: {{names}}',
    peopleHere_other: '{{count}} people are here: {{names}}',
    addPerson: 'Add a person',
    programStep: 'Make a program',
    programHint:
      'A sample of two phases and six action items, given to those who are here; or your own, from a spreadsheet. It is a draft: nobody is told anything yet.',
    sample: 'Take a sample program',
    import: 'Bring in a spreadsheet',
    programIs: 'It is there, as a draft:',
    rehearseStep: 'See it escalate, in a rehearsal',
    rehearseHint:
      'Plays 90 days as if nobody did anything: who is told what, when, and how high it goes. Nothing real is touched.',
    launchStep: 'Launch it',
    launchHint: 'From then on its deadlines hold, and what is overdue escalates by itself. Launch is on its page.',
    openProgram: 'Open {{name}}',
    needsProgram: 'After the program is there.',
    name: 'Name',
    email: 'Mail address (may be left out)',
    done: 'Done',
  },
  sample: {
    name: 'Sample: seller onboarding controls',
    description:
      'The October review found sellers without a second identity check. This program closes the gap in two phases, each with a tollgate at its end. It is a sample: cancel it whenever you like.',
    phaseOne: 'Close the gap',
    phaseTwo: 'Prove that it holds',
    itemOne: 'Give every new seller a second identity check',
    itemTwo: 'Reconcile the list of banned sellers with payouts',
    itemThree: 'Publish the policy on seller identity',
    itemFour: 'Train the reviewers on the new policy',
    itemFive: 'Draw a sample of 200 sellers, and check them again',
    itemSix: 'Report the result to the head of governance',
  },
} as const;
