/*
 * The machine third-generation as one writes it by hand in C: a loop around a switch.
 *
 * A child process: commands on standard input, a line each, words in hexadecimal; an answer on
 * standard output where one is named.
 *
 *   base Q                  a machine of Q words, all zero
 *   cells M P l b NEXT END COUNT
 *   registers W...          sixteen of them
 *   storage W...            all Q of them
 *   input N W...            the console's first words
 *   output N W...
 *   programs N              forgets all programs, makes room for N
 *   program I N W...        the words of program I
 *   reset I                 the machine is as the base says, with program I
 *   run STEPS           ->  steps made, and whether the processor has stopped
 *   state               ->  cells, halted; then registers, storage, input, output as lines of words
 *   time TIMES STEPS    ->  nanoseconds and steps of TIMES rounds over all programs, each reset first
 */
#define _POSIX_C_SOURCE 199309L
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MEMORY = 1, PRIVILEGED = 2, ILLEGAL = 3, SVC = 4 };
enum { CELLS = 7, REGISTERS = 16, ORIGIN = 2 };

#define ADDRESS UINT32_C(0xfffff)
#define CONSOLE (ADDRESS + 1)

/* Bits that must be zero, by form. */
#define NONE UINT64_C(0x00ffffffffffffff)
#define REG UINT64_C(0x000fffffffffffff)
#define REG_REG UINT64_C(0x0000ffffffffffff)
#define REG_NUMBER UINT64_C(0x000f000000000000)
#define NUMBER UINT64_C(0x00ff000000000000)
#define ADDRESSED UINT64_C(0x00f0000000000000)

typedef struct {
  uint64_t *e;
  uint32_t q;
  uint64_t r[REGISTERS];
  uint32_t m, p, l, b;
  uint32_t next, end, count;
  uint64_t *input, *output;
  uint32_t written; /* words of output that a reset has to put back */
  bool halted;
} machine;

typedef struct {
  uint32_t words;
  uint64_t *word;
} program;

static machine base, now;
static program *programs;
static uint32_t program_count;

static void put(machine *s, uint64_t word) {
  s->output[s->count] = word;
  if (s->written <= s->count) s->written = s->count + 1;
  s->count = (s->count + 1) & ADDRESS;
}

static uint64_t get(machine *s) { return s->next < s->end ? s->input[s->next++] : UINT64_MAX; }

#define TRAP(c) { cause = c; break; }
#define MUST_BE_ZERO(mask) if (w & (mask)) TRAP(ILLEGAL)
#define PRIVILEGE if (m) TRAP(PRIVILEGED)
#define X ((uint64_t)((int64_t)(w << 16) >> 16))
#define EA (X + (rb == 0 ? 0 : r[rb]))
#define TRANSLATE \
  uint64_t ea = EA; \
  uint32_t at = l + (uint32_t)ea; \
  if (ea >= b || at >= q) TRAP(MEMORY)
#define CALCULATE(value) { MUST_BE_ZERO(REG_REG) r[ra] = value; p++; continue; }
#define BRANCH(test) { p = (test) ? (uint32_t)w & ADDRESS : p + 1; continue; }

/* P needs no mask where it is counted up: it was below b when its instruction was fetched. */
static uint64_t run(machine *s, uint64_t steps) {
  if (s->halted) return 0;
  uint64_t *const e = s->e;
  uint64_t *const r = s->r;
  const uint32_t q = s->q;
  uint32_t m = s->m, p = s->p, l = s->l, b = s->b;
  uint64_t left = steps;

  while (left > 0) {
    left--;
    int cause;
    if (p >= b || l + p >= q) {
      cause = MEMORY;
    } else {
      uint64_t w = e[l + p];
      unsigned ra = w >> 52 & 15;
      unsigned rb = w >> 48 & 15;
      switch (w >> 56) {
        case 0x01: { /* lpsw */
          MUST_BE_ZERO(ADDRESSED)
          PRIVILEGE
          TRANSLATE
          uint64_t psw = e[at];
          m = psw >> 63;
          p = psw >> 40 & ADDRESS;
          l = psw >> 20 & ADDRESS;
          b = psw & ADDRESS;
          continue;
        }
        case 0x02: /* lrb */
          MUST_BE_ZERO(REG)
          PRIVILEGE
          l = r[ra] >> 20 & ADDRESS;
          b = r[ra] & ADDRESS;
          p++;
          continue;
        case 0x03: /* srb */
          MUST_BE_ZERO(REG)
          PRIVILEGE
          r[ra] = (uint64_t)l << 20 | b;
          p++;
          continue;
        case 0x04: /* halt */
          MUST_BE_ZERO(NONE)
          PRIVILEGE
          s->halted = true;
          goto out;
        case 0x05: /* put */
          MUST_BE_ZERO(REG)
          PRIVILEGE
          put(s, r[ra]);
          p++;
          continue;
        case 0x06: /* get */
          MUST_BE_ZERO(REG)
          PRIVILEGE
          r[ra] = get(s);
          p++;
          continue;
        case 0x10: { /* ld */
          TRANSLATE
          r[ra] = e[at];
          p++;
          continue;
        }
        case 0x11: { /* st */
          TRANSLATE
          e[at] = r[ra];
          p++;
          continue;
        }
        case 0x12: /* li */
          MUST_BE_ZERO(REG_NUMBER)
          r[ra] = X;
          p++;
          continue;
        case 0x13: /* la */
          r[ra] = EA;
          p++;
          continue;
        case 0x14: CALCULATE(r[rb])          /* mov */
        case 0x20: CALCULATE(r[ra] + r[rb])  /* add */
        case 0x21: CALCULATE(r[ra] - r[rb])  /* sub */
        case 0x22: CALCULATE(r[ra] * r[rb])  /* mul */
        case 0x23: CALCULATE(r[ra] & r[rb])  /* and */
        case 0x24: CALCULATE(r[ra] | r[rb])  /* or */
        case 0x25: CALCULATE(r[ra] ^ r[rb])  /* xor */
        case 0x26: CALCULATE(r[rb] < 64 ? r[ra] << r[rb] : 0)                              /* shl */
        case 0x27: CALCULATE(r[rb] < 64 ? r[ra] >> r[rb] : 0)                              /* shr */
        case 0x28: CALCULATE((uint64_t)((int64_t)r[ra] >> (r[rb] < 64 ? r[rb] : 63)))      /* sar */
        case 0x29: /* addi */
          MUST_BE_ZERO(REG_NUMBER)
          r[ra] += X;
          p++;
          continue;
        case 0x30: BRANCH(r[ra] == r[rb])                   /* beq */
        case 0x31: BRANCH(r[ra] != r[rb])                   /* bne */
        case 0x32: BRANCH((int64_t)r[ra] < (int64_t)r[rb])  /* blt */
        case 0x33: BRANCH((int64_t)r[ra] >= (int64_t)r[rb]) /* bge */
        case 0x34: BRANCH(r[ra] < r[rb])                    /* bltu */
        case 0x35: BRANCH(r[ra] >= r[rb])                   /* bgeu */
        case 0x38: /* jmp */
          MUST_BE_ZERO(ADDRESSED)
          p = EA & ADDRESS;
          continue;
        case 0x39: { /* jal */
          uint32_t to = EA & ADDRESS;
          r[ra] = p + 1;
          p = to;
          continue;
        }
        case 0x3e: /* svc */
          MUST_BE_ZERO(NUMBER)
          TRAP(SVC)
        case 0x3f: /* nop */
          MUST_BE_ZERO(NONE)
          p++;
          continue;
        default:
          TRAP(ILLEGAL)
      }
    }
    /* The trap of the paper. */
    uint64_t psw = e[1];
    e[0] = (uint64_t)m << 63 | (uint64_t)cause << 60 | (uint64_t)p << 40 | (uint64_t)l << 20 | b;
    m = psw >> 63;
    p = psw >> 40 & ADDRESS;
    l = psw >> 20 & ADDRESS;
    b = psw & ADDRESS;
  }
out:
  s->m = m;
  s->p = p;
  s->l = l;
  s->b = b;
  return steps - left;
}

static void reset(uint32_t number) {
  memcpy(now.e, base.e, sizeof(uint64_t) * base.q);
  memcpy(now.r, base.r, sizeof base.r);
  if (number < program_count) {
    memcpy(now.e + ORIGIN, programs[number].word, sizeof(uint64_t) * programs[number].words);
  }
  now.m = base.m;
  now.p = base.p;
  now.l = base.l;
  now.b = base.b;
  now.next = base.next;
  now.end = base.end;
  now.count = base.count;
  now.halted = base.halted;
  if (now.written > 0) {
    memcpy(now.output, base.output, sizeof(uint64_t) * now.written);
    now.written = 0;
  }
}

static uint64_t nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void measure(uint64_t times, uint64_t steps) {
  uint64_t made = 0;
  uint64_t from = nanoseconds();
  for (uint64_t i = 0; i < times; i++) {
    for (uint32_t number = 0; number < program_count; number++) {
      reset(number);
      made += run(&now, steps);
    }
  }
  printf("%" PRIu64 " %" PRIu64 "\n", nanoseconds() - from, made);
}

/* The protocol. */

static uint64_t word(void) {
  uint64_t value;
  if (scanf("%" SCNx64, &value) != 1) {
    fprintf(stderr, "machine: a word is missing\n");
    exit(1);
  }
  return value;
}

static void words(uint64_t *to, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) to[i] = word();
}

static void tell(const uint64_t *from, uint32_t count) {
  while (count > 0 && from[count - 1] == 0) count--;
  for (uint32_t i = 0; i < count; i++) printf("%" PRIx64 " ", from[i]);
  printf("\n");
}

static uint64_t *room(uint32_t count) {
  uint64_t *made = calloc(count, sizeof(uint64_t));
  if (!made) {
    fprintf(stderr, "machine: no room for %u words\n", count);
    exit(1);
  }
  return made;
}

/* The console is cleared as far as it may have been used, so that small machines stay quick. */
static void clear(uint64_t *console, uint32_t *used) {
  memset(console, 0, sizeof(uint64_t) * *used);
  *used = 0;
}

static uint32_t input_used, output_used;

static void make(uint32_t q) {
  free(base.e);
  free(now.e);
  if (!base.input) {
    base.input = now.input = room(CONSOLE);
    base.output = room(CONSOLE);
    now.output = room(CONSOLE);
  }
  if (now.written < output_used) now.written = output_used;
  clear(now.output, &now.written);
  clear(base.input, &input_used);
  clear(base.output, &output_used);
  base.e = room(q);
  now.e = room(q);
  base.q = now.q = q;
  base.halted = false;
}

static void cells(void) {
  base.m = word();
  base.p = word();
  base.l = word();
  base.b = word();
  base.next = word();
  base.end = word();
  base.count = word();
}

static void state(void) {
  printf("%x %x %x %x %x %x %x %x\n", now.m, now.p, now.l, now.b, now.next, now.end, now.count,
         now.halted);
  uint32_t output = now.written > output_used ? now.written : output_used;
  tell(now.r, REGISTERS);
  tell(now.e, now.q);
  tell(now.input, input_used);
  tell(now.output, output);
}

static void forget(uint32_t count) {
  for (uint32_t i = 0; i < program_count; i++) free(programs[i].word);
  free(programs);
  programs = calloc(count, sizeof(program));
  program_count = count;
}

static void learn(uint32_t number) {
  program *one = &programs[number];
  one->words = word();
  one->word = room(one->words);
  words(one->word, one->words);
}

int main(void) {
  char command[16];
  while (scanf("%15s", command) == 1) {
    if (!strcmp(command, "base")) {
      make(word());
    } else if (!strcmp(command, "cells")) {
      cells();
    } else if (!strcmp(command, "registers")) {
      words(base.r, REGISTERS);
    } else if (!strcmp(command, "storage")) {
      words(base.e, base.q);
    } else if (!strcmp(command, "input")) {
      words(base.input, input_used = word());
    } else if (!strcmp(command, "output")) {
      words(base.output, output_used = word());
      memcpy(now.output, base.output, sizeof(uint64_t) * output_used);
      now.written = output_used;
    } else if (!strcmp(command, "programs")) {
      forget(word());
    } else if (!strcmp(command, "program")) {
      learn(word());
    } else if (!strcmp(command, "reset")) {
      reset(word());
    } else if (!strcmp(command, "run")) {
      uint64_t made = run(&now, word());
      printf("%" PRIx64 " %x\n", made, now.halted);
    } else if (!strcmp(command, "state")) {
      state();
    } else if (!strcmp(command, "time")) {
      uint64_t times = word();
      measure(times, word());
    } else {
      fprintf(stderr, "machine: unknown command %s\n", command);
      return 1;
    }
    fflush(stdout);
  }
  return 0;
}
