/* The allocator decides what storage the guest reaches. */
#include "monitor.h"

struct relocation allocate(struct relocation virtual, uint32_t k, uint32_t w) {
  struct relocation real = {k, 0};
  if (virtual.l >= w) {
    return real;
  }
  real.l = virtual.l + k;
#ifdef FORGETS_TO_CLAMP
  real.b = virtual.b;
#else
  real.b = virtual.b < w - virtual.l ? virtual.b : w - virtual.l;
#endif
  return real;
}
