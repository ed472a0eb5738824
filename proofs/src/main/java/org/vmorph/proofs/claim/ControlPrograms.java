package org.vmorph.proofs.claim;

import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/** How a control program gets the processor: by a trap that it has seen to. */
final class ControlPrograms<W, B, M> {
  private final Terms<W, B, M> is;
  private final Architecture machine;

  ControlPrograms(Terms<W, B, M> is, Architecture machine) {
    this.is = is;
    this.machine = machine;
  }

  /** Cells hold what directs traps to it, and its PSW is one of the most privileged mode. */
  B isReady(State<W, M> state) {
    var in = in(state);
    var ready = is.domain().truth(true);
    for (var cell : machine.trapEntry().directed().entrySet()) {
      ready = is.and(ready, holds(state, cell.getKey(), in.word(cell.getValue())));
    }
    var mode = machine.mode();
    var shown = Optional.ofNullable(newPsw().get(mode.cell()));
    return shown.isEmpty()
        ? ready
        : is.and(
            ready,
            is.equal(
                mode.cell().bits(),
                in.word(shown.get()),
                is.domain().literal(mode.supervisor(), mode.cell().bits())));
  }

  /** All that its PSW shows is as it says, and M is the most privileged mode. */
  B isEntered(Run<W, B, M> run) {
    var in = in(run.before());
    var after = run.outcome().next();
    var mode = machine.mode();
    var entered =
        holds(after, mode.cell(), is.domain().literal(mode.supervisor(), mode.cell().bits()));
    for (var cell : newPsw().entrySet()) {
      entered = is.and(entered, holds(after, cell.getKey(), in.word(cell.getValue())));
    }
    return entered;
  }

  private Meaning<W, B, M> in(State<W, M> state) {
    return new Meaning<>(is.domain(), OperandValues.<W>none(), state);
  }

  private B holds(State<W, M> state, Cell cell, W word) {
    return is.equal(cell.bits(), state.get(cell), word);
  }

  /** What a trap finds for each cell; nothing where there is no PSW in storage. */
  private Map<Cell, Word> newPsw() {
    var next = machine.trapEntry().places().map(TrapEntry.Places::next);
    return next.flatMap(
            at ->
                machine.trapEntry().layout().map(layout -> layout.cells(at.of(machine.storage()))))
        .orElse(Map.of());
  }
}
