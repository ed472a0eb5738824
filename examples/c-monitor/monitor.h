/*
 * The monitor of Popek and Goldberg's Theorem 1: a dispatcher, an allocator and one interpreter
 * routine for each privileged instruction. It has one guest, in the words K, ..., K + w - 1 of a
 * real machine.
 */
#ifndef MONITOR_H
#define MONITOR_H

#include "machine.h"

/* The words before the guest are the monitor's own: the PSWs of the real trap are among them. */
#define K 8

/* The hardware is never smaller, so that there is something behind a small guest. */
#define LEAST_WORDS 4096

struct tally {
  uint64_t direct;    /* completed on the hardware */
  uint64_t emulated;  /* trapped, and completed by an interpreter routine */
  uint64_t reflected; /* trapped, and given to the guest as its own trap */
};

struct monitor {
  struct machine real;
  uint32_t w;          /* the guest's storage */
  struct psw virtual;  /* what the guest believes; its P is the real one while it runs */
  bool halted;
  struct tally tally;
};

/* What an interpreter routine came to: it completed (NO_CAUSE), or the guest traps. */
typedef enum cause (*routine)(struct monitor *, struct instruction);

/* allocator.c: what the real R has to be for a virtual one, of a guest in w words from k on. */
struct relocation allocate(struct relocation virtual, uint32_t k, uint32_t w);

/* routines.c: the routine of a privileged instruction. */
routine interpreter_routine(enum opcode opcode);

/* dispatcher.c: serves a trap of the hardware; the guest's own trap, if it takes one. */
enum cause dispatch(struct monitor *monitor, enum cause cause);

/* guest.c: a guest just reset, and a run of it, until its own trap, its halt, or so many steps. */
void guest_boot(struct monitor *monitor, uint32_t words);
struct event guest_run(struct monitor *monitor, uint64_t steps);

/* The guest's storage. */
uint64_t *guest_storage(struct monitor *monitor);

#endif
