import { faultOf, resultOfError } from './fault.js';

const answer = (command: string, response: string) => ({
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
  code: command.startsWith('AUTH') ? 'EAUTH' : 'EENVELOPE',
});

test.each([
  // Us: our access, our sender, our limit, our network.
  ['us', 'MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first'],
  ['us', 'AUTH PLAIN', '535 5.7.8 Error: authentication failed'],
  ['us', 'AUTH LOGIN', '454 4.7.0 Temporary authentication failure'],
  ['us', 'MAIL FROM', '550 5.4.5 Daily sending quota exceeded'],
  ['us', 'DATA', '550 5.4.5 Daily user sending limit exceeded'],
  ['us', 'MAIL FROM', '553 5.7.1 Sender address rejected: not owned by user'],
  ['us', 'MAIL FROM', '550 5.7.60 Client does not have permissions to send as this sender'],
  ['us', 'RCPT TO', '554 5.7.1 <lin@example.com>: Relay access denied'],
  ['us', 'RCPT TO', '550 5.7.1 Unable to relay'],
  ['us', 'RCPT TO', '530 Authentication required'],
  ['us', 'DATA', '550-5.7.26 This mail has been blocked because the sender is unauthenticated'],
  ['us', 'DATA', '421-4.7.28 unusual rate of mail'.replace('421', '450')],
  ['us', 'RCPT TO', '554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org'],
  ['us', 'CONN', '554 5.7.1 No SMTP service here for you'],
  ['us', 'MAIL FROM', '501 5.1.7 Bad sender address syntax'],
  ['us', 'RCPT TO', '550 too many messages this hour'],
  ['us', 'RCPT TO', '450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]'],
  ['us', 'RCPT TO', '554 5.7.1 <gw.example.com[192.0.2.1]>: Client host rejected: Access denied'],
  ['us', 'RCPT TO', '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname'],
  ['us', 'RCPT TO', '450 4.7.1 <gw>: Helo command rejected: Host not found'],
  ['us', 'RCPT TO', '550 Sender verify failed'],
  ['us', 'RCPT TO', '550 Please turn on SMTP Authentication in your mail client'],
  ['us', 'RCPT TO', '550 5.7.1 Session encryption is required'],
  ['us', 'DATA', '550 No PTR record for your address'],
  // The server, for now.
  ['server', 'CONN', '421 4.3.2 Service shutting down'],
  ['server', 'RCPT TO', '421 4.7.0 Try again later, closing connection'],
  ['server', 'MAIL FROM', '451 4.3.0 try later'],
  ['server', 'MAIL FROM', '452 4.3.1 Insufficient system storage'],
  ['server', 'RCPT TO', '452 4.5.3 Too many recipients'],
  ['server', 'DATA', '451 4.3.0 Temporary lookup failure'],
  ['server', 'DATA', '451 try again'],
  // This address.
  ['address', 'RCPT TO', '550 5.1.1 no such user'],
  ['address', 'RCPT TO', '550 no such user'],
  ['address', 'RCPT TO', '552 5.2.2 Mailbox full'],
  ['address', 'RCPT TO', '452 4.2.2 The mailbox is over quota'],
  ['address', 'RCPT TO', '450 4.2.0 Greylisted'],
  ['address', 'RCPT TO', '451 4.7.1 Greylisting in action'],
  ['address', 'RCPT TO', '450 4.7.1 Client host rejected: Greylisted, try again in 300 seconds'],
  ['address', 'RCPT TO', '550 5.4.1 Recipient address rejected: Access denied'],
  ['address', 'RCPT TO', '550 5.7.1 The group does not take mail from outside'],
  // This message.
  ['message', 'MAIL FROM', '552 5.3.4 Message size exceeds fixed limit'],
  ['message', 'DATA', '554 5.6.0 Message contains invalid header'],
  ['message', 'DATA', '554 5.7.1 Spam message rejected'],
  ['message', 'DATA', '550 no'],
])('%s: %s %s', (fault, command, response) => {
  const result = resultOfError(Object.assign(new Error(response), answer(command, response)));
  expect(faultOf(answer(command, response)).fault).toBe(fault);
  const final = response.startsWith('5') && (fault === 'address' || fault === 'message');
  expect(result).toMatchObject({ outcome: final ? 'refused' : 'retry', fault });
});

test.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'ECONNREFUSED'])('%s is the server’s', (code) => {
  expect(faultOf({ code, command: 'CONN' })).toEqual({ fault: 'server', final: false });
});
