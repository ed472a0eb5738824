/* The interpreter routines: each does to the virtual machine what its instruction does to a real one. */
#include "monitor.h"

static void go_on(struct monitor *monitor) {
  monitor->virtual.p = (monitor->virtual.p + 1) & ADDRESS_MASK;
}

static enum cause lpsw(struct monitor *monitor, struct instruction i) {
  uint32_t at;
  uint64_t address = effective_address(&monitor->real, i);
  if (!relocate(monitor->virtual.r, monitor->w, address, &at)) {
    return MEMORY;
  }
  monitor->virtual = psw_of(guest_storage(monitor)[at]);
  return NO_CAUSE;
}

static enum cause lrb(struct monitor *monitor, struct instruction i) {
  monitor->virtual.r = relocation_of(monitor->real.r[i.a]);
  go_on(monitor);
  return NO_CAUSE;
}

static enum cause srb(struct monitor *monitor, struct instruction i) {
#ifdef SHOWS_THE_REAL_BASE
  monitor->real.r[i.a] = relocation_word(allocate(monitor->virtual.r, K, monitor->w));
#else
  monitor->real.r[i.a] = relocation_word(monitor->virtual.r);
#endif
  go_on(monitor);
  return NO_CAUSE;
}

static enum cause halt(struct monitor *monitor, struct instruction i) {
  (void)i;
#ifdef NEVER_HALTS
  go_on(monitor);
#else
  monitor->halted = true;
#endif
  return NO_CAUSE;
}

static enum cause put(struct monitor *monitor, struct instruction i) {
  console_put(&monitor->real.console, monitor->real.r[i.a]);
  go_on(monitor);
  return NO_CAUSE;
}

static enum cause get(struct monitor *monitor, struct instruction i) {
  monitor->real.r[i.a] = console_get(&monitor->real.console);
  go_on(monitor);
  return NO_CAUSE;
}

routine interpreter_routine(enum opcode opcode) {
  switch (opcode) {
    case LPSW: return lpsw;
    case LRB: return lrb;
    case SRB: return srb;
    case PUT: return put;
    case GET: return get;
    default: return halt;
  }
}
