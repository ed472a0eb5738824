package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
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

  /** Somebody's own allocator is a subclass, and may be what a program begins with. */
  @Test
  void which_allocator_is_initialized_first_makes_no_difference() throws Exception {
    var path = System.getProperty("java.class.path").split(File.pathSeparator);
    var urls = new URL[path.length];
    for (int i = 0; i < path.length; i++) {
      urls[i] = Path.of(path[i]).toUri().toURL();
    }
    for (var first : List.of(RelocationAllocator.class, PageAllocator.class, Allocator.class)) {
      try (var fresh = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
        Class.forName(first.getName(), true, fresh);
        var monitor = Class.forName(TrapAndEmulate.class.getName(), true, fresh);
        assertThat(monitor).isNotEqualTo(TrapAndEmulate.class);
        assertThat(monitor.getConstructor().newInstance()).as("%s first", first).isNotNull();
      }
    }
  }
}
