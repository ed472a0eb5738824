package org.vmorph.vmm.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/** A monitor beside guests of every size; where they differ each is made when it is asked for. */
final class Installations {
  private final String name;
  private final LongFunction<Installed> made;
  private final long least;
  private final Installed smallest;
  private final Map<Long, Installed> known = new ConcurrentHashMap<>();

  private Installations(String name, LongFunction<Installed> made, long least) {
    this.name = name;
    this.made = made;
    this.least = least;
    this.smallest = made.apply(least);
  }

  /** The same words whatever the size. */
  static Installations of(String name, Architecture machine, long[] words, GuestMap map) {
    return always(name, machine, Installed.before(name, machine, words, map));
  }

  /** The same program whatever the size. */
  static Installations of(String name, Architecture machine, Program program) {
    var monitor = Installed.of(name, machine, program, machine.leastWords());
    return always(name, machine, monitor);
  }

  private static Installations always(String name, Architecture machine, Installed monitor) {
    return new Installations(name, w -> monitor, machine.leastWords());
  }

  /**
   * A text, assembled once for all sizes, or for each.
   *
   * @throws IOException if it cannot be read
   */
  static Installations of(String name, Architecture machine, MonitorText text) throws IOException {
    var assembler = new Assembler(machine);
    if (!Installed.isBehind(machine)) {
      return of(name, machine, text.assembled(assembler));
    }
    try {
      return new Installations(
          name, w -> assembled(name, assembler, text, w), machine.leastWords());
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static Installed assembled(String name, Assembler assembler, MonitorText text, long w) {
    try {
      var program = text.assembled(assembler.given(MonitorText.GUEST_WORDS, w));
      return Installed.of(name, assembler.machine(), program, w);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one word changed. */
  Installations with(int number, long word) {
    return new Installations(name, w -> beside(w).with(number, word), least);
  }

  /** Beside the smallest guest: labels are there, or are not, whatever the size. */
  Installed smallest() {
    return smallest;
  }

  /**
   * Beside a guest of so many words.
   *
   * @throws IllegalArgumentException if it has not as many words there as elsewhere
   */
  Installed beside(long w) {
    var here = known.computeIfAbsent(w, made::apply);
    if (here.size() != smallest.size()) {
      throw new IllegalArgumentException(
          "%s has %d words beside a guest of %d, and %d beside one of %d; expected as many"
              .formatted(name, here.size(), w, smallest.size(), least));
    }
    return here;
  }
}
