package org.vmorph.conformance.cli.run;

import java.util.Optional;
import org.vmorph.model.concrete.Machine;

/**
 * The word where a program tells its host what it has come to, as test programs for RISC-V do: 1
 * that all is well, 2n + 1 that it ends with n, and a character to be put on the console.
 */
final class ToHost {
  /** Device 1, command 1: the character is in the low byte. */
  private static final long CHARACTER = 0x0101L << 48;

  private final Machine machine;
  private final long index;
  private final StringBuilder console = new StringBuilder();
  private long told;

  /** The word at an address of storage. */
  ToHost(Machine machine, long address) {
    this.machine = machine;
    this.index = machine.architecture().numbering().index(address);
  }

  /** Whether the program has ended. */
  boolean ends() {
    var storage = machine.architecture().storage();
    told = machine.load(storage, index);
    if ((told & ~0xffL) == CHARACTER) {
      console.append((char) (told & 0xff));
      machine.store(storage, index, 0);
      told = 0;
    }
    return told != 0;
  }

  /** What it ends with; empty if it asks for something else, which nobody does. */
  Optional<Integer> code() {
    // More than a process can end with is not to look like 0.
    return told % 2 == 0
        ? Optional.empty()
        : Optional.of((int) (Long.compareUnsigned(told >>> 1, 255) > 0 ? 255 : told >>> 1));
  }

  /** The characters it has put here. */
  String console() {
    return console.toString();
  }

  /** What it has come to, for people. */
  String report() {
    return code()
        .map(code -> code == 0 ? "told its host: all is well" : "told its host: " + (told >>> 1))
        .orElse("told its host: 0x%x, which is nothing that is done here".formatted(told));
  }
}
