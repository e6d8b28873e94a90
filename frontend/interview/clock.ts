/**
 * Keeps the times of an interview right although the phone's clock may be wrong or be set meanwhile.
 * An interview is told in the clock it began with; the server learns that clock's offset from
 * `phone_now`, which is that clock's reading at the moment of sending.
 */

/** Our own time and the phone's at the same moment. */
export interface Mark {
  wall: number;
  server: number;
}

export interface Clock {
  started: number;
  /** How much the phone's clock was set forward since it began, as far as the open page saw it. */
  shift: number;
  /** Milliseconds spent with the form open, counted without the clock. */
  active: number;
  /** The last time we heard ours before it began. */
  mark: Mark | null;
}

const LONGEST_MS = 6 * 3_600_000;
const SET_BACK_MS = 60_000;
const PAUSE_MS = 5 * 60_000;
const SLACK_MS = 120_000;

export function begin(mark: Mark | null): Clock {
  return { started: Date.now(), shift: 0, active: 0, mark };
}

/** Looks at the clock again and again while a page is open, and sees when it is set. */
export class Watch {
  private last: { wall: number; steady: number } | null = null;

  /** `mark` is kept in the clock as it is now; `clock` is that of the interview on the screen. */
  constructor(
    public mark: Mark | null,
    private readonly isSet: (mark: Mark) => void,
    public clock: Clock | null = null,
  ) {}

  /** Counts the time since the last look. A phone that slept is no clock that was set. */
  tick(): void {
    const now = { wall: Date.now(), steady: performance.now() };
    if (this.last) {
      const steady = now.steady - this.last.steady;
      const jump = now.wall - this.last.wall - steady;
      if (jump < -SET_BACK_MS || jump > LONGEST_MS) this.jump(jump);
      if (this.clock) this.clock.active += Math.min(steady, PAUSE_MS);
    }
    this.last = now;
  }

  private jump(by: number): void {
    if (this.clock) this.clock.shift += by;
    if (!this.mark) return;
    this.mark = { ...this.mark, wall: this.mark.wall + by };
    this.isSet(this.mark);
  }
}

/** The end in the clock of the start; where that clock was set unseen, the time spent decides. */
export function endOf(clock: Clock): number {
  const end = Date.now() - clock.shift;
  const long = end - clock.started;
  return long >= 0 && long < LONGEST_MS ? end : clock.started + Math.min(clock.active, LONGEST_MS - 1);
}

/**
 * How far the clock of an interview was behind ours. It is the offset known before, where the
 * interview then lies between that moment and now; else the clock was set since, and today's counts.
 * Where neither fits, nobody knows.
 */
export function offsetOf(clock: Clock, now: Mark | null): number | null {
  const before = clock.mark ? clock.mark.server - clock.mark.wall : null;
  const after = now ? now.server - now.wall + clock.shift : null;
  const fitting = [before, after].find((offset) => offset !== null && fits(clock, offset, now));
  return fitting ?? null;
}

function fits(clock: Clock, offset: number, now: Mark | null): boolean {
  const began = clock.started + offset;
  const early = clock.mark ? clock.mark.server - SLACK_MS : -Infinity;
  const late = now ? now.server + SLACK_MS : Infinity;
  return began >= early && began <= late;
}

/** What the clock of an interview shows at this moment, so that the server finds its offset. */
export function phoneNow(clock: Clock, now: Mark | null): number | null {
  const offset = offsetOf(clock, now);
  if (offset === null || !now) return null;
  return Date.now() + (now.server - now.wall) - offset;
}
