/* The guest runs on the hardware in user mode, in the window that the allocator gives it. */
#include <string.h>

#include "monitor.h"

#define START 2 /* P after a reset */

uint64_t *guest_storage(struct monitor *monitor) {
  return monitor->real.storage + K;
}

void guest_boot(struct monitor *monitor, uint32_t words) {
  monitor->w = words;
  monitor->virtual.user = false;
  monitor->virtual.p = START;
  monitor->virtual.r.l = 0;
  monitor->virtual.r.b = words;
  monitor->halted = false;
  memset(&monitor->tally, 0, sizeof monitor->tally);
  memset(monitor->real.r, 0, sizeof monitor->real.r);
}

static void confine(struct monitor *monitor) {
  monitor->real.psw.user = true;
  monitor->real.psw.p = monitor->virtual.p;
  monitor->real.psw.r = allocate(monitor->virtual.r, K, monitor->w);
}

struct event guest_run(struct monitor *monitor, uint64_t steps) {
  struct event event = {STEPS_MADE, NO_CAUSE, 0};
  while (event.steps < steps && event.cause == NO_CAUSE && !monitor->halted) {
    confine(monitor);
    struct event real = machine_run(&monitor->real, steps - event.steps);
    event.steps += real.steps;
    if (real.ending == TRAPPED) {
      monitor->tally.direct += real.steps - 1;
      event.cause = dispatch(monitor, real.cause);
    } else {
      monitor->tally.direct += real.steps;
      monitor->virtual.p = monitor->real.psw.p;
    }
  }
  event.ending = event.cause != NO_CAUSE ? TRAPPED : monitor->halted ? HALTED : STEPS_MADE;
  return event;
}
