#include "psw.h"

uint64_t relocation_word(struct relocation r) {
  return (uint64_t)r.l << 20 | r.b;
}

struct relocation relocation_of(uint64_t word) {
  struct relocation r;
  r.l = (uint32_t)(word >> 20 & ADDRESS_MASK);
  r.b = (uint32_t)(word & ADDRESS_MASK);
  return r;
}

uint64_t psw_word(struct psw psw, enum cause cause) {
  return (uint64_t)psw.user << 63 | (uint64_t)cause << 60 | (uint64_t)psw.p << 40 |
         relocation_word(psw.r);
}

struct psw psw_of(uint64_t word) {
  struct psw psw;
  psw.user = word >> 63 != 0;
  psw.p = (uint32_t)(word >> 40 & ADDRESS_MASK);
  psw.r = relocation_of(word);
  return psw;
}
