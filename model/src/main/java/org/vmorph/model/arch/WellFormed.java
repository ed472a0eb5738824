package org.vmorph.model.arch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What the acts of a machine must obey to mean anything: of an instruction, of a trap, of what
 * belongs to every step. Errors name the machine, whose acts they are, and the act.
 */
final class WellFormed {
  private final CheckedActs.Of of;
  private final File storage;
  private final Cell mode;

  WellFormed(
      String machine,
      List<Component> components,
      File storage,
      long leastWords,
      List<Cause> causes,
      Optional<Cause> timers,
      Architecture.Mode mode) {
    this.storage = storage;
    this.mode = mode.cell();
    this.of =
        new CheckedActs.Of(
            machine, components, storage, leastWords, causes, timers, new ModeValues(mode));
  }

  void instruction(Instruction instruction, Cell programCounter) {
    var acts =
        new CheckedActs(
            of, instruction.name(), CheckedActs.May.ANYTHING, instruction.form().operands());
    Leaving.check(instruction, programCounter).ifPresent(acts::refuse);
    acts.privilege(instruction.privilege());
    acts.all(instruction.acts());
    acts.leavesTime();
  }

  void entry(Cause cause, TrapEntry entry) {
    var acts = new CheckedActs(of, "trap " + cause, CheckedActs.May.ONLY_SET, cause.values());
    acts.all(acts.asked("its acts", () -> entry.acts(cause)));
    acts.leavesTime();
    acts.saves(
        acts.asked("what it saves", () -> entry.saved(cause)),
        acts.asked("what it loses", () -> entry.lost(cause)));
  }

  void reset(List<Act> reset) {
    new CheckedActs(of, "reset", CheckedActs.May.ONLY_SET, List.of()).all(reset);
  }

  void cycle(Cycle cycle, Cell programCounter) {
    new CheckedActs(of, "check before the fetch", CheckedActs.May.ONLY_TRAP, List.of())
        .all(cycle.checks());
    var completed = new CheckedActs(of, "completed step", CheckedActs.May.ONLY_SET, List.of());
    completed.all(cycle.completed());
    completed.leaves(programCounter);
    var always = new CheckedActs(of, "step", CheckedActs.May.ONLY_SET, List.of());
    always.all(cycle.always());
    always.leaves(programCounter);
    always.changesOnly(Role.TIME);
  }

  void fetch(Addressing by, Cell programCounter) {
    var fetch = new CheckedActs(of, "fetch", CheckedActs.May.ANYTHING, List.of());
    if (programCounter.bits() > by.addressBits()) {
      fetch.refuse(
          "%s has %d bits; an address has %d"
              .formatted(programCounter, programCounter.bits(), by.addressBits()));
    }
    fetch.word(new Word.Memory(by, programCounter.extend(by.addressBits())), Path.START);
  }

  /** Whatever an address is used for. */
  void translation(Translation translation) {
    int bits = storage.indexBits();
    var address = new Word.Operand("address", bits);
    for (var access : Access.values()) {
      var acts =
          new CheckedActs(
              of,
              "translation of a " + access.name().toLowerCase(Locale.ROOT),
              CheckedActs.May.ANYTHING,
              List.of(address));
      var by = acts.asked("its access", () -> List.of(translation.by(access, bits))).getFirst();
      acts.word(new Word.Memory(by, address), Path.START);
    }
    var said = new CheckedActs(of, "translation", CheckedActs.May.ANYTHING, List.of());
    new SaidOfR(said, storage, translation, mode).check();
  }
}
