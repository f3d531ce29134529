import { type ApiFamily, refused, simulated, supported } from './api-entry.ts';

export const locationFamily: ApiFamily = {
  title: 'Location',
  apis: {
    chooseLocation: simulated('A dialog asks the developer for the outcome.'),
    choosePoi: simulated('A dialog asks the developer for the outcome.'),
    getFuzzyLocation: refused('The simulator does not have it yet.'),
    getLocation: supported,
    offLocationChange: refused('The simulator does not have it yet.'),
    offLocationChangeError: refused('The simulator does not have it yet.'),
    onLocationChange: refused('The simulator does not have it yet.'),
    onLocationChangeError: refused('The simulator does not have it yet.'),
    openLocation: simulated('A dialog asks the developer for the outcome.'),
    startLocationUpdate: refused('The simulator does not have it yet.'),
    startLocationUpdateBackground: refused('The simulator does not have it yet.'),
    stopLocationUpdate: refused('The simulator does not have it yet.'),
  },
};
