import { type Box, overlaps, type Point, tenth } from './drawing.ts';
import { type Frame, frameSize } from './map-frame.ts';
import { labelGap } from './map-labels.ts';
import { walkingPace } from './position.ts';

/** Minutes to walk from the centre, as the crow flies. */
export interface WalkingRing {
  minutes: number;
  radius: number;
  /** Middle of its words; absent where there is no room. */
  label?: Point;
}

/** Units that the words on a ring take. */
const words = { width: 60, height: 18 };

/** Bearings in degrees, in the order in which words on a ring try them. */
const bearings = Array.from({ length: 24 }, (_, index) => (45 + index * 105) % 360);

/** Circles that look well together, the best first. */
const evenSeries = [
  [10, 20, 30],
  [5, 10, 20],
  [5, 10, 15],
  [15, 30, 60],
];

/** At most three circles that are large enough to see and reach into the frame. */
export function toRings(frame: Frame, taken: Box[]): WalkingRing[] {
  const { centre, unitsPerMetre } = frame;
  const { width, height } = frameSize;
  const reach = Math.max(centre.x, centre.y, width - centre.x, height - centre.y);
  const visible = [5, 10, 15, 20, 30, 60]
    .map((minutes) => ({ minutes, radius: tenth(minutes * walkingPace * unitsPerMetre) }))
    .filter(({ radius }) => radius >= 36 && radius <= reach * 0.96);
  const series = evenSeries.find((minutes) =>
    minutes.every((step) => visible.some(({ minutes: some }) => some === step)),
  );
  const rings = series ? visible.filter(({ minutes }) => series.includes(minutes)) : visible;
  const blocked = [...taken, { ...centre, width: 20, height: 20 }];
  return rings.map((ring) => {
    const label = findRoom(ring.radius, centre, blocked);
    if (label) blocked.push({ ...label, ...words });
    return { ...ring, ...(label ? { label } : {}) };
  });
}

function findRoom(radius: number, centre: Point, blocked: Box[]): Point | undefined {
  return bearings
    .map((bearing) => {
      const angle = (bearing * Math.PI) / 180;
      return {
        x: tenth(centre.x + Math.sin(angle) * radius),
        y: tenth(centre.y - Math.cos(angle) * radius),
        ...words,
      };
    })
    .filter(isInFrame)
    .filter((box) => !blocked.some((other) => overlaps(box, other, labelGap)))
    .map(({ x, y }) => ({ x, y }))[0];
}

const isInFrame = ({ x, y, width, height }: Box) =>
  x > width / 2 &&
  x < frameSize.width - width / 2 &&
  y > height / 2 &&
  y < frameSize.height - height / 2;
