#include "instruction.h"

#define X_BITS 48
#define X_MASK ((UINT64_C(1) << X_BITS) - 1)
#define X_SIGN (UINT64_C(1) << (X_BITS - 1))

enum operand { USES_A = 1, USES_B = 2, USES_X = 4, UNKNOWN = 8 };

static int operands(unsigned opcode) {
  switch (opcode) {
    case HALT: case NOP:
      return 0;
    case LRB: case SRB: case PUT: case GET:
      return USES_A;
    case MOV: case ADD: case SUB: case MUL: case AND: case OR: case XOR:
    case SHL: case SHR: case SAR:
      return USES_A | USES_B;
    case LI: case ADDI:
      return USES_A | USES_X;
    case SVC_X:
      return USES_X;
    case LPSW: case JMP:
      return USES_B | USES_X;
    case LD: case ST: case LA: case JAL:
    case BEQ: case BNE: case BLT: case BGE: case BLTU: case BGEU:
      return USES_A | USES_B | USES_X;
    default:
      return UNKNOWN;
  }
}

bool decode(uint64_t word, struct instruction *into) {
  unsigned opcode = (unsigned)(word >> 56);
  int used = operands(opcode);
  uint64_t x = word & X_MASK;
  into->opcode = (enum opcode)opcode;
  into->a = (unsigned)(word >> 52 & 0xf);
  into->b = (unsigned)(word >> 48 & 0xf);
  into->x = (x ^ X_SIGN) - X_SIGN;
  return used != UNKNOWN && ((used & USES_A) || into->a == 0) &&
         ((used & USES_B) || into->b == 0) && ((used & USES_X) || x == 0);
}

bool is_privileged(enum opcode opcode) {
  return opcode >= LPSW && opcode <= GET;
}
