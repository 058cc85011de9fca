import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A film that is being written. */
export interface VideoEncoder {
  /** Shows a PNG for so many frames. */
  write: (png: Buffer, frames: number) => Promise<void>;
  /** Ends the film; rejects when it could not be written. */
  close: () => Promise<void>;
}

/** Ends with a sentence where the program is missing that makes films. */
export function requireFfmpeg(): void {
  if (spawnSync('ffmpeg', ['-version']).status === 0) return;
  throw new Error(
    'A recording is encoded by ffmpeg, and there is none on this machine. Install it (apt-get install ffmpeg), then run this again.',
  );
}

/**
 * Encodes pictures as an MP4 that every browser plays, and that starts before it is whole.
 *
 * @param keys seconds at which a part starts, so that a player gets there at once
 */
export function openEncoder(file: string, fps: number, keys: readonly number[]): VideoEncoder {
  const child = spawn('ffmpeg', toArguments(file, fps, keys), {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<void>((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`ffmpeg could not encode the film:\n${errors.trim().slice(-600)}`));
    });
  });
  // Writing to a program that has ended fails too; why it ended is told by `close`.
  ended.catch(() => {});
  child.stdin.on('error', () => {});
  return {
    write: async (png, frames) => {
      for (let frame = 0; frame < frames; frame += 1)
        if (!child.stdin.write(png)) await Promise.race([once(child.stdin, 'drain'), ended]);
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

function toArguments(file: string, fps: number, keys: readonly number[]): string[] {
  return [
    ['-v', 'error', '-y'],
    ['-f', 'image2pipe', '-c:v', 'png', '-framerate', String(fps), '-i', '-'],
    ['-c:v', 'libx264', '-preset', 'slower', '-crf', '33', '-tune', 'animation'],
    // Pages are scrolled further from picture to picture than things move in the world.
    ['-x264-params', 'me=umh:merange=96'],
    ['-pix_fmt', 'yuv420p', '-g', String(fps * 30), '-force_key_frames', keys.join(',')],
    // Neither the day nor the program that made it: only what is to be seen.
    ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ['-bsf:v', 'filter_units=remove_types=6'],
    ['-movflags', '+faststart', file],
  ].flat();
}
