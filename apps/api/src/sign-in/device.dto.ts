import { tokenLevels, type TokenLevel } from '../../../../domain/access/limits.js';
import { Choice, Text } from '../openapi/fields.js';

export class NewDeviceLogin {
  @Text({ max: 100, description: 'What asks, for whoever lets it in: the command line and its machine.' })
  client!: string;

  @Choice(tokenLevels, {
    optional: true,
    description: 'What its token is to be good for; `act` where nothing is said.',
  })
  level?: TokenLevel;
}

export class DeviceCode {
  @Text({ max: 100, description: 'The `deviceCode` of its question.' })
  deviceCode!: string;
}
