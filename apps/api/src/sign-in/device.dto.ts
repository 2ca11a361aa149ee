import { deviceLevels, type DeviceLevel } from '../../../../domain/access/device-level.js';
import { Choice, Text } from '../openapi/fields.js';

export class NewDeviceLogin {
  @Text({ max: 100, description: 'What asks, for whoever lets it in: the command line and its machine.' })
  client!: string;

  @Choice(deviceLevels, {
    optional: true,
    description:
      'What its token is to be good for; `act` where nothing is said. `prove`: no token, but a proof for the header Tollgate-Proof, as ' +
      'POST /proof gives it to those who have a password.',
  })
  level?: DeviceLevel;
}

export class DeviceCode {
  @Text({ max: 100, description: 'The `deviceCode` of its question.' })
  deviceCode!: string;
}
