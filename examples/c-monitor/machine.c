#include "machine.h"

uint64_t effective_address(const struct machine *machine, struct instruction i) {
  return i.b == 0 ? i.x : i.x + machine->r[i.b];
}

bool relocate(struct relocation r, uint32_t q, uint64_t address, uint32_t *real) {
  /* The sum is exact: an address below b has 20 bits, and so has l. */
  if (address >= r.b || address + r.l >= q) {
    return false;
  }
  *real = (uint32_t)(address + r.l);
  return true;
}

static struct event ended(enum ending ending, enum cause cause) {
  struct event event = {ending, cause, 0};
  return event;
}

/* P in the old PSW is the address of what trapped; nothing else changes. */
static struct event trap(struct machine *m, enum cause cause) {
  m->storage[OLD_PSW] = psw_word(m->psw, cause);
  m->psw = psw_of(m->storage[NEW_PSW]);
  return ended(TRAPPED, cause);
}

static struct event go_on(struct machine *m, uint64_t p) {
  m->psw.p = (uint32_t)(p & ADDRESS_MASK);
  return ended(STEPS_MADE, NO_CAUSE);
}

static struct event next(struct machine *m) {
  return go_on(m, (uint64_t)m->psw.p + 1);
}

/* What needs storage: ld, st and lpsw. */
static struct event storage(struct machine *m, struct instruction i) {
  uint32_t real;
  if (!relocate(m->psw.r, m->size, effective_address(m, i), &real)) {
    return trap(m, MEMORY);
  }
  switch (i.opcode) {
    case LD:
      m->r[i.a] = m->storage[real];
      return next(m);
    case ST:
      m->storage[real] = m->r[i.a];
      return next(m);
    default: /* LPSW */
      m->psw = psw_of(m->storage[real]);
      return ended(STEPS_MADE, NO_CAUSE);
  }
}

/* lrb, srb, halt, put and get, by the supervisor. */
static struct event privileged(struct machine *m, struct instruction i) {
  switch (i.opcode) {
    case LRB:
      m->psw.r = relocation_of(m->r[i.a]);
      return next(m);
    case SRB:
      m->r[i.a] = relocation_word(m->psw.r);
      return next(m);
    case PUT:
      console_put(&m->console, m->r[i.a]);
      return next(m);
    case GET:
      m->r[i.a] = console_get(&m->console);
      return next(m);
    default: /* HALT: P stays on it */
      return ended(HALTED, NO_CAUSE);
  }
}

static uint64_t shift_left(uint64_t word, uint64_t by) {
  return by > 63 ? 0 : word << by;
}

static uint64_t shift_right(uint64_t word, uint64_t by) {
  return by > 63 ? 0 : word >> by;
}

static uint64_t shift_signed(uint64_t word, uint64_t by) {
  uint64_t sign = word >> 63 ? UINT64_MAX : 0;
  return by > 63 ? sign : by == 0 ? word : word >> by | sign << (64 - by);
}

static uint64_t calculated(uint64_t a, uint64_t b, enum opcode opcode) {
  switch (opcode) {
    case ADD: return a + b;
    case SUB: return a - b;
    case MUL: return a * b;
    case AND: return a & b;
    case OR: return a | b;
    case XOR: return a ^ b;
    case SHL: return shift_left(a, b);
    case SHR: return shift_right(a, b);
    case SAR: return shift_signed(a, b);
    default: return b; /* MOV */
  }
}

/* Signed numbers in the order of unsigned ones. */
static uint64_t biased(uint64_t word) {
  return word ^ UINT64_C(1) << 63;
}

static bool holds(uint64_t a, uint64_t b, enum opcode opcode) {
  switch (opcode) {
    case BEQ: return a == b;
    case BNE: return a != b;
    case BLT: return biased(a) < biased(b);
    case BGE: return biased(a) >= biased(b);
    case BLTU: return a < b;
    default: return a >= b; /* BGEU */
  }
}

static struct event jump_and_link(struct machine *m, struct instruction i) {
  uint64_t to = effective_address(m, i);
  m->r[i.a] = (m->psw.p + 1) & ADDRESS_MASK;
  return go_on(m, to);
}

static struct event execute(struct machine *m, struct instruction i) {
  switch (i.opcode) {
    case LD: case ST: case LPSW:
      return storage(m, i);
    case LRB: case SRB: case HALT: case PUT: case GET:
      return privileged(m, i);
    case LI:
      m->r[i.a] = i.x;
      return next(m);
    case LA:
      m->r[i.a] = effective_address(m, i);
      return next(m);
    case ADDI:
      m->r[i.a] += i.x;
      return next(m);
    case MOV: case ADD: case SUB: case MUL: case AND: case OR: case XOR:
    case SHL: case SHR: case SAR:
      m->r[i.a] = calculated(m->r[i.a], m->r[i.b], i.opcode);
      return next(m);
    case BEQ: case BNE: case BLT: case BGE: case BLTU: case BGEU:
      return holds(m->r[i.a], m->r[i.b], i.opcode) ? go_on(m, i.x) : next(m);
    case JMP:
      return go_on(m, effective_address(m, i));
    case JAL:
      return jump_and_link(m, i);
    case SVC_X:
      return trap(m, SVC);
    case NOP:
      return next(m);
  }
  return trap(m, ILLEGAL);
}

static struct event step(struct machine *m) {
  uint32_t real;
  struct instruction i;
  if (!relocate(m->psw.r, m->size, m->psw.p, &real)) {
    return trap(m, MEMORY);
  }
  if (!decode(m->storage[real], &i)) {
    return trap(m, ILLEGAL);
  }
  if (m->psw.user && is_privileged(i.opcode)) {
    return trap(m, PRIVILEGED);
  }
  return execute(m, i);
}

struct event machine_run(struct machine *m, uint64_t steps) {
  struct event event = ended(STEPS_MADE, NO_CAUSE);
  uint64_t made = 0;
  while (made < steps && event.ending == STEPS_MADE) {
    event = step(m);
    made++;
  }
  event.steps = made;
  return event;
}
