package org.vmorph.model.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.honeywell.Honeywell6000;
import org.vmorph.model.machines.pdp10.Ka10;
import org.vmorph.model.step.Elaboration;

/**
 * Where addresses lead on the two machines that have it: the KA10's bound is the number of the last
 * block, the Honeywell's counts them.
 */
class UserRelocationTest {
  /** A storage of three blocks of 1024 words and a half. */
  private static final long KA10_WORDS = 3 * 1024 + 512;

  private static Cell cell(Machine machine, String name) {
    return (Cell) machine.architecture().component(name).orElseThrow();
  }

  private static void set(Machine machine, String name, long word) {
    machine.set(cell(machine, name), word);
  }

  /** Each word of storage holds its number; what a load from an address finds, or the cause. */
  private static String loaded(Machine machine, String load, String register, long... operands) {
    for (long i = 0; i < machine.size(); i++) {
      machine.store(machine.architecture().storage(), i, i);
    }
    var event = machine.execute(machine.architecture().instruction(load).orElseThrow(), operands);
    var place = machine.architecture().component(register).orElseThrow();
    long word = place instanceof Cell cell ? machine.get(cell) : machine.load((File) place, 1);
    return event.cause().map(Object::toString).orElseGet(() -> Long.toString(word));
  }

  @ParameterizedTest
  @CsvSource({
    // user, relocation, last block, address, what comes of it
    "1, 1, 1, 5, 1029",
    "1, 1, 1, 1024, 2048",
    "1, 1, 0, 1024, protection",
    "1, 0, 2, 3071, 3071",
    "1, 0, 3, 3072, protection",
    "1, 3, 0, 0, protection",
    "1, 255, 255, 1024, protection",
    "0, 1, 0, 5, 5",
    "0, 1, 0, 3583, 3583",
    "0, 0, 255, 3584, protection",
  })
  void of_the_ka10(long user, long relocation, long last, long address, String what) {
    var machine = new Machine(new Elaboration(Ka10.MACHINE), KA10_WORDS);
    set(machine, "USER", user);
    set(machine, "RL", relocation);
    set(machine, "PR", last);
    assertEquals(what, loaded(machine, "move", "AC", 1, 0, address));
  }

  @ParameterizedTest
  @CsvSource({
    // master, base, bound, address, what comes of it
    "0, 1, 2, 5, 517",
    "0, 1, 2, 1023, 1535",
    "0, 1, 2, 1024, store",
    "0, 0, 0, 0, store",
    "0, 6, 2, 511, 3583",
    "0, 6, 2, 512, store",
    "1, 6, 0, 512, 512",
  })
  void of_the_honeywell(long master, long base, long bound, long address, String what) {
    var machine = new Machine(new Elaboration(new Honeywell6000().machine), KA10_WORDS);
    set(machine, "master", master);
    set(machine, "base", base);
    set(machine, "bound", bound);
    assertEquals(what, loaded(machine, "lda", "A", address, 0, 0));
  }

  @Test
  void what_it_comes_to_depends_on_the_mode() {
    var translation = Ka10.MACHINE.translation().orElseThrow();
    assertTrue(translation.dependsOn(Ka10.MACHINE.mode().cell()));
    assertEquals(Optional.empty(), translation.unfit(Ka10.MACHINE.storage()));
  }
}
