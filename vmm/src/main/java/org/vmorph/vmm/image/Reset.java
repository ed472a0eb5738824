package org.vmorph.vmm.image;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Footprint;
import org.vmorph.model.step.Step;
import org.vmorph.vmm.Host;

/**
 * What a machine does when it is switched on, once more for a host that was switched on before its
 * program was there: what is in storage may say how it begins.
 */
final class Reset {
  private record Begin(Cell cell, Predicate<StateView> when, ToLongFunction<StateView> word) {
    static Begin of(Step.Write write) {
      return new Begin(
          (Cell) write.place(), StateFunction.of(write.when()), StateFunction.of(write.value()));
    }
  }

  private final boolean isFromStorage;
  private final List<Begin> cells;

  Reset(Architecture machine) {
    var step = new Elaboration(machine).reset();
    this.isFromStorage = Footprint.reads(step).contains(machine.storage());
    this.cells =
        step.writes().stream()
            .filter(write -> write.place() instanceof Cell)
            .map(Begin::of)
            .toList();
  }

  /** Whether how the machine begins depends on what is in its storage. */
  boolean isFromStorage() {
    return isFromStorage;
  }

  /** Gives the cells of a host the words they begin with, where they have others. */
  void again(Host host) {
    var holds = cells.stream().map(begin -> begin.when().test(host)).toList();
    var words = cells.stream().mapToLong(begin -> begin.word().applyAsLong(host)).toArray();
    for (int i = 0; i < words.length; i++) {
      var cell = cells.get(i).cell();
      if (holds.get(i) && host.get(cell) != words[i]) {
        host.set(cell, words[i]);
      }
    }
  }
}
