package org.vmorph.vmm.host;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.compiled.Change;
import org.vmorph.model.compiled.Folding;
import org.vmorph.model.compiled.Written;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.State;

/**
 * f and its inverse as expressions: the guest's state in terms of its host's, and what becomes of
 * the host when the guest's state changes.
 */
final class VirtualState {
  private final Architecture machine;
  private final VirtualPsw psw;
  private final Allocator allocator;
  private final Word.Size w;

  /** The monitor's words, from the host's word 0 on. */
  private final File own;

  VirtualState(Architecture machine, Allocator allocator) {
    this.machine = machine;
    this.psw = new VirtualPsw(machine);
    this.allocator = allocator;
    var storage = machine.storage();
    this.w = new Word.Size(storage.indexBits());
    this.own =
        new File("monitor", storage.bits(), storage.indexBits(), Role.STORAGE, storage.slot());
  }

  /** The monitor's own words, as a file. */
  File own() {
    return own;
  }

  private Word.At own(long index) {
    return own.at(new Word.Literal(index, own.indexBits()));
  }

  /** When a trap has been taken: P is in the old PSW. */
  State<Word, Written> trapped(Folding folding) {
    return state(folding, true);
  }

  /** Between two steps: P is where it always is. */
  State<Word, Written> running(Folding folding) {
    return state(folding, false);
  }

  private State<Word, Written> state(Folding folding, boolean trapped) {
    var cells = new ArrayList<Word>();
    for (var cell : machine.cells()) {
      if (psw.isVirtual(cell)) {
        cells.add(kept(folding, cell));
      } else if (trapped && cell.equals(machine.programCounter())) {
        cells.add(psw.get(folding, own(PswSwap.OLD), cell));
      } else {
        cells.add(cell);
      }
    }
    var files = new ArrayList<Written>();
    machine.files().forEach(file -> files.add(new Written.Old(file)));
    return new State<>(w, cells, files);
  }

  /** What the host has to become, whatever its M and R are at the moment. */
  Change become(Folding folding, State<Word, Written> next) {
    var change = unconfined(folding, next);
    var cells = new ArrayList<>(change.cells());
    cells.addAll(confined(folding, next).cells());
    return new Change(cells, change.writes());
  }

  /** What the host has to become if its M and R are as the guest's state needs them. */
  Change step(Folding folding, State<Word, Written> next) {
    var running = running(folding);
    boolean same =
        machine.cells().stream()
            .filter(psw::isVirtual)
            .allMatch(cell -> next.get(cell).equals(running.get(cell)));
    return same ? unconfined(folding, next) : become(folding, next);
  }

  private Change unconfined(Folding folding, State<Word, Written> next) {
    var cells = new ArrayList<Change.Assigned>();
    Word packed = own(VirtualPsw.AT);
    for (var cell : machine.cells()) {
      var word = next.get(cell);
      if (psw.isVirtual(cell)) {
        packed = word.equals(kept(folding, cell)) ? packed : psw.with(folding, packed, cell, word);
      } else if (!word.equals(cell) && cell.role() != Role.TIME) {
        cells.add(new Change.Assigned(cell, word));
      }
    }
    var writes = new ArrayList<Written.Write>();
    machine.files().forEach(file -> writes.addAll(next.get(file).writes()));
    if (!packed.equals(own(VirtualPsw.AT))) {
      writes.add(new Written.Write(Condition.Always.TRUE, own(VirtualPsw.AT), packed));
    }
    return new Change(cells, writes);
  }

  /** The guest's own word of a cell that the hardware no longer shows. */
  private Word kept(Folding folding, Cell cell) {
    return psw.get(folding, own(VirtualPsw.AT), cell);
  }

  /** The hardware's M and R, whatever they are at the moment. */
  Change confined(Folding folding, State<Word, Written> virtual) {
    var relocation = machine.relocation().orElseThrow();
    var mode = machine.mode();
    int bits = relocation.base().bits();
    var place =
        allocator.place(
            folding,
            bits,
            new Allocator.R<Word>(virtual.get(relocation.base()), virtual.get(relocation.bound())),
            folding.literal(TrapAndEmulate.K, bits),
            w.bits() < bits ? folding.extend(w, w.bits(), bits, false) : folding.slice(w, 0, bits));
    return new Change(
        List.of(
            new Change.Assigned(mode.cell(), folding.literal(mode.user(), mode.cell().bits())),
            new Change.Assigned(relocation.base(), place.base()),
            new Change.Assigned(relocation.bound(), place.bound())),
        List.of());
  }
}
