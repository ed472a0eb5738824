/* Words as instructions: opcode 63-56, a 55-52, b 51-48, x 47-0. */
#ifndef INSTRUCTION_H
#define INSTRUCTION_H

#include <stdbool.h>
#include <stdint.h>

enum opcode {
  /* privileged */
  LPSW = 0x01, LRB, SRB, HALT, PUT, GET,
  LD = 0x10, ST, LI, LA, MOV,
  ADD = 0x20, SUB, MUL, AND, OR, XOR, SHL, SHR, SAR, ADDI,
  BEQ = 0x30, BNE, BLT, BGE, BLTU, BGEU,
  JMP = 0x38, JAL,
  SVC_X = 0x3e, NOP
};

struct instruction {
  enum opcode opcode;
  unsigned a;
  unsigned b;
  uint64_t x; /* its sign extended */
};

/* Whether the word is an instruction: a known opcode, and every bit it does not use is 0. */
bool decode(uint64_t word, struct instruction *into);

bool is_privileged(enum opcode opcode);

#endif
