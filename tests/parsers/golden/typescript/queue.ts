import type { Job } from './job'

/** A place where jobs wait. */
export interface Queue<T> {
  size: number
  push(job: T): Promise<void>
}

export type Handler = (job: Job) => void

export enum State { Waiting = 'waiting', Done = 'done' }

export abstract class MemoryQueue<T> implements Queue<T> {
  private jobs: T[] = []
  size = 0
  @logged() async push(job: T): Promise<void> {}
  abstract flush(): void
  #drain() {}
  onDone = () => 1
}

export function open(name: string): Queue<Job>
export function open(name: number): Queue<Job>
export function open(name: any) { return name }

namespace limits {
  export const most = 3
  export function check() {}
}

declare function outside(name: string): void

const internal = () => 1
export const LIMITS = [1, 2], { first, rest: others } = open('x')
export { internal as inside }
