import { type ApiFamily, simulated, supported } from './api-entry.ts';

export const locationFamily: ApiFamily = {
  title: 'Location',
  apis: {
    chooseLocation: simulated('A dialog asks the developer for the outcome.'),
    choosePoi: simulated('A dialog asks the developer for the outcome.'),
    getFuzzyLocation: simulated('The place of the device tools, rounded to a hundredth of a degree.'),
    getLocation: simulated('The place that the device tools of the IDE set.'),
    offLocationChange: supported,
    offLocationChangeError: supported,
    onLocationChange: simulated('The place that the device tools of the IDE set.'),
    onLocationChangeError: simulated('The place that the device tools of the IDE set.'),
    openLocation: simulated('A dialog asks the developer for the outcome.'),
    startLocationUpdate: supported,
    startLocationUpdateBackground: supported,
    stopLocationUpdate: supported,
  },
};
