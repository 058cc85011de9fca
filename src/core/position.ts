import { geoDistance } from 'd3-geo';
import { z } from 'zod';

/** A point on Earth, in degrees (WGS 84). */
export interface Position {
  /** -90 to 90; north is positive. */
  lat: number;
  /** -180 to 180; east is positive. */
  lng: number;
}

/** Mean radius of Earth in kilometres, as the International Union of Geodesy and Geophysics has it. */
export const earthRadius = 6371.0088;

/** Kilometres along the surface of a sphere, which is within 0.6 % of the true figure. */
export const distanceBetween = (a: Position, b: Position) =>
  geoDistance([a.lng, a.lat], [b.lng, b.lat]) * earthRadius;

/** Metres a person walks in a minute on level ground: 4.8 km/h. */
export const walkingPace = 80;

/** Minutes to walk as the crow flies, at least 1. */
export const walkingMinutes = (a: Position, b: Position) =>
  Math.max(1, Math.round((distanceBetween(a, b) * 1000) / walkingPace));

const degrees = (name: string, limit: number, example: string) => {
  const message = `Write the ${name} in degrees, as a number from -${limit} to ${limit}, like ${example}.`;
  return z
    .number({
      error: ({ input }) =>
        input === undefined ? `Add the ${name} in degrees, like ${example}.` : message,
    })
    .min(-limit, message)
    .max(limit, message);
};

/** Fields `lat` and `lng`. */
export const positionFields = () => ({
  /** Degrees north of the equator; south is negative. */
  lat: degrees('latitude (lat)', 90, '38.7223'),
  /** Degrees east of Greenwich; west is negative. */
  lng: degrees('longitude (lng)', 180, '-9.1393'),
});

/** `38.7223° N 9.1393° W` */
export const formatPosition = ({ lat, lng }: Position, digits = 4) =>
  `${Math.abs(lat).toFixed(digits)}° ${lat < 0 ? 'S' : 'N'} ${Math.abs(lng).toFixed(digits)}° ${lng < 0 ? 'W' : 'E'}`;
