/* The dispatcher decides what becomes of a trap of the hardware. */
#include "monitor.h"

/* Gives the guest the trap as its own: by its own E[0] and E[1], with its own PSW. */
static enum cause reflect(struct monitor *monitor, enum cause cause) {
  uint64_t *storage = guest_storage(monitor);
#ifdef LOSES_THE_CAUSE
  storage[OLD_PSW] = psw_word(monitor->virtual, NO_CAUSE);
#else
  storage[OLD_PSW] = psw_word(monitor->virtual, cause);
#endif
  monitor->virtual = psw_of(storage[NEW_PSW]);
  monitor->tally.reflected++;
  return cause;
}

/* What trapped at P. It was fetched by the hardware, so it is there. */
static struct instruction trapped(const struct monitor *monitor, struct psw old) {
  struct instruction i;
  decode(monitor->real.storage[old.r.l + old.p], &i);
  return i;
}

enum cause dispatch(struct monitor *monitor, enum cause cause) {
  struct psw old = psw_of(monitor->real.storage[OLD_PSW]);
  monitor->virtual.p = old.p;
#ifdef EMULATES_FOR_USERS
  bool emulates = cause == PRIVILEGED;
#else
  bool emulates = cause == PRIVILEGED && !monitor->virtual.user;
#endif
  if (emulates) {
    struct instruction i = trapped(monitor, old);
    cause = interpreter_routine(i.opcode)(monitor, i);
    if (cause == NO_CAUSE) {
      monitor->tally.emulated++;
      return NO_CAUSE;
    }
  }
  return reflect(monitor, cause);
}
