package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmorph.model.concrete.Concrete;

/**
 * The clamp, on every R of a small machine: what is reached is what the guest may reach, and
 * nothing else.
 */
class AllocatorTest {
  private static final int BITS = 6;
  private static final long TOP = 1 << BITS;

  private static boolean reached(long address, long base, long bound, long q) {
    return address < bound && address + base < q;
  }

  @Test
  void the_hardware_reaches_exactly_what_the_virtual_machine_reaches() {
    for (long k = 2; k < 20; k += 3) {
      for (long w = 2; k + w < TOP; w += 5) {
        for (long l = 0; l < TOP; l++) {
          for (long b = 0; b < TOP; b++) {
            check(k, w, l, b);
          }
        }
      }
    }
  }

  private static void check(long k, long w, long l, long b) {
    var real =
        RelocationAllocator.CLAMPED.place(
            Concrete.DOMAIN, BITS, new RelocationAllocator.R<>(l, b), k, w);
    long q = TOP - 1;
    for (long address = 0; address < TOP; address += 3) {
      boolean virtual = reached(address, l, b, w);
      assertThat(reached(address, real.base(), real.bound(), q))
          .as("k=%d w=%d l=%d b=%d a=%d", k, w, l, b, address)
          .isEqualTo(virtual);
      if (virtual) {
        assertThat(address + real.base()).isEqualTo(k + address + l).isBetween(k, k + w - 1);
      }
    }
  }
}
