import { personalLevels, type PersonalLevel } from '../../../../domain/access/limits.js';
import { Choice, Text } from '../openapi/fields.js';

export class NewDeviceLogin {
  @Text({ max: 100, description: 'What asks, for whoever lets it in: the command line and its machine.' })
  client!: string;

  @Choice(personalLevels, {
    optional: true,
    description: 'What its token is to be good for; `act` where nothing is said.',
  })
  level?: PersonalLevel;
}

export class DeviceCode {
  @Text({ max: 100, description: 'The `deviceCode` of its question.' })
  deviceCode!: string;
}
