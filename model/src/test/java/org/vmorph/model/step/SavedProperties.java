package org.vmorph.model.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;

/** What a trap loads can be put back, all of it: that is what a control program does first. */
class SavedProperties {
  private static final long SIZE = 4096;

  @Provide
  Arbitrary<Architecture> machines() {
    return Arbitraries.of(Machines.all());
  }

  private static State<Long, Cells> state(Architecture machine, Random random) {
    var cells =
        machine.cells().stream()
            .map(
                cell ->
                    cell.name().equals("D")
                        ? 0L
                        : Concrete.low(random.nextInt(), cell.bits()) % (SIZE - 200))
            .toList();
    long seed = random.nextLong();
    var files =
        machine.files().stream()
            .map(
                file ->
                    (Cells) index -> Concrete.low(new Random(seed + index).nextLong(), file.bits()))
            .toList();
    return new State<>(SIZE, cells, files);
  }

  @Property
  void every_word_that_a_trap_changes_is_where_it_is_said_to_be(
      @ForAll("machines") Architecture machine, @ForAll long seed) {
    var random = new Random(seed);
    var semantics = new Elaboration(machine);
    var before = state(machine, random);
    // A frame that does not lie in storage is not stacked.
    Assume.that(
        machine.cells().stream()
            .filter(cell -> cell.name().startsWith("A7") || cell.name().endsWith("SP"))
            .allMatch(cell -> before.get(cell) > 16));
    // Ring 0 directs all traps to itself, but from itself they go nowhere else.
    Assume.that(
        machine.cells().stream()
            .filter(cell -> cell.name().equals("D"))
            .allMatch(
                cell ->
                    before.get(cell) == 0
                        && before.get(machine.mode().cell()) == machine.mode().user()));
    for (var cause : machine.causes()) {
      var values =
          cause.values().stream()
              .map(value -> Concrete.low(random.nextLong(), value.bits()))
              .toList();
      var after = Outcome.entry(semantics, Concrete.DOMAIN, cause, values, before);
      var meaning = new Meaning<>(Concrete.DOMAIN, OperandValues.<Long>none(), after);
      for (var saved : semantics.saved(cause)) {
        assertThat(meaning.word(saved.old()))
            .as("%s after trap %s of %s", saved.cell(), cause, machine)
            .isEqualTo(before.get(saved.cell()));
      }
      var put =
          semantics.saved(cause).stream().map(TrapEntry.Saved::cell).collect(Collectors.toSet());
      for (Cell cell : machine.cells()) {
        if (!put.contains(cell) && cell.role() != Role.TIME) {
          assertThat(after.get(cell)).as("%s", cell).isEqualTo(before.get(cell));
        }
      }
    }
  }
}
