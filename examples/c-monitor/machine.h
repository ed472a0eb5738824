/* The machine third-generation, as docs/manual/third-generation.md has it. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "instruction.h"
#include "psw.h"

#define REGISTERS 16

/* Where a trap stores the old PSW, and where it takes the new one from. */
#define OLD_PSW 0
#define NEW_PSW 1

/* What the console has to say, and what it was told; the counters have 20 bits. */
struct console {
  uint64_t *input;
  uint32_t next;
  uint32_t end;
  uint64_t *output; /* grows; words behind the last one put are zero */
  size_t room;
  uint32_t count;
};

struct machine {
  uint64_t *storage;
  uint32_t size; /* q */
  struct psw psw;
  uint64_t r[REGISTERS];
  struct console console;
};

/* How a run ended. */
enum ending { STEPS_MADE, TRAPPED, HALTED };

struct event {
  enum ending ending;
  enum cause cause; /* of a trap; it has been taken */
  uint64_t steps;   /* made, the trapping or halting one included */
};

/* Runs until a trap has been taken, the processor halts, or so many steps are made. */
struct event machine_run(struct machine *machine, uint64_t steps);

/* x(rb): number 0 means no index, not register 0. */
uint64_t effective_address(const struct machine *machine, struct instruction i);

/* Whether R lets an address be reached in q words of storage; if so, where. */
bool relocate(struct relocation r, uint32_t q, uint64_t address, uint32_t *real);

/* A put of the console, and a get: the next word, or -1. */
void console_put(struct console *console, uint64_t word);
uint64_t console_get(struct console *console);

#endif
