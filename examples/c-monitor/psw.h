/* The PSW is (M, P, R) in one word: mode 1 bit, cause 3, P 20, l 20, b 20. */
#ifndef PSW_H
#define PSW_H

#include <stdbool.h>
#include <stdint.h>

#define ADDRESS_MASK UINT64_C(0xfffff)

/* R = (l, b): relative address 0 is the real address l, and b words can be addressed. */
struct relocation {
  uint32_t l;
  uint32_t b;
};

struct psw {
  bool user;
  uint32_t p;
  struct relocation r;
};

/* Why a trap was taken, by its code in the old PSW; NO_CAUSE if none was. */
enum cause { NO_CAUSE = 0, MEMORY = 1, PRIVILEGED = 2, ILLEGAL = 3, SVC = 4 };

/* R as lrb and srb see it. */
uint64_t relocation_word(struct relocation r);
struct relocation relocation_of(uint64_t word);

/* The PSW as a trap stores it, and as it is loaded: then the cause is ignored. */
uint64_t psw_word(struct psw psw, enum cause cause);
struct psw psw_of(uint64_t word);

#endif
