package org.vmorph.conformance.gen;

import java.util.OptionalInt;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Console;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;

/**
 * Finds the first generated guest that ends in another state on a machine that makes a {@link
 * WrongStep}: in another mode, with another P, other registers, other words in storage or on the
 * console. What decides where an address leads is not looked at; it has to make a difference.
 */
final class FirstGuest {
  private static final long SEED = 1974;
  private static final int BUDGET = 250;

  private final Architecture machine;
  private final Generator generator;
  private final Machine right;
  private final Machine wrong;

  /** For guests of a machine of so many words. */
  FirstGuest(Architecture machine, int words) {
    var semantics = new Elaboration(machine);
    var engine = new Compiled(semantics);
    this.machine = machine;
    this.generator = new Generator(semantics, words, Set.of());
    this.right = new Machine(engine, words);
    this.wrong = new Machine(engine, words);
  }

  /** The number of the first, if it is below a number. */
  OptionalInt of(WrongStep mistake, int end) {
    for (int index = 0; index < end; index++) {
      var guest = generator.program(SEED, index);
      guest.load(right);
      guest.load(wrong);
      mistake.start(wrong);
      for (int step = 0; step < BUDGET; step++) {
        right.step();
        if (!wrong.halted()) {
          mistake.step(wrong);
        }
      }
      if (differ()) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  private boolean differ() {
    return right.halted() != wrong.halted()
        || differ(machine.mode().cell())
        || differ(machine.programCounter())
        || machine.console().map(Console::count).filter(this::differ).isPresent()
        || machine.files().stream().filter(this::shows).anyMatch(this::differ);
  }

  private boolean shows(File file) {
    return file.role() == Role.GENERAL
        || file.role() == Role.STORAGE
        || machine.console().map(Console::output).filter(file::equals).isPresent();
  }

  private boolean differ(Cell cell) {
    return right.get(cell) != wrong.get(cell);
  }

  private boolean differ(File file) {
    long end = Math.max(right.used(file), wrong.used(file));
    for (long i = 0; i < end; i++) {
      if (right.load(file, i) != wrong.load(file, i)) {
        return true;
      }
    }
    return false;
  }
}
