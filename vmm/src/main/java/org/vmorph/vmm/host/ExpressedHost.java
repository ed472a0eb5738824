package org.vmorph.vmm.host;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Change;
import org.vmorph.model.compiled.Folding;
import org.vmorph.model.compiled.WrittenFile;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * A host and its guest as expressions, to be compiled: the guest's storage is a file, and the words
 * that are its monitor's own are another. What becomes of the host is what the control program
 * says.
 */
final class ExpressedHost {
  private final Elaboration semantics;
  private final Architecture machine;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Region region;

  /** The host as it is. */
  private final State<Word, WrittenFile> now;

  /** The monitor's words, from the host's word 0 on. */
  private final File own;

  ExpressedHost(Elaboration semantics, Dispatcher dispatcher, Allocator allocator) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    var storage = machine.storage();
    this.own =
        new File("monitor", storage.bits(), storage.indexBits(), Role.STORAGE, storage.slot());
    this.region = new Region(storage);
    var files =
        machine.files().stream()
            .map(file -> (WrittenFile) new WrittenFile.Old(file.equals(storage) ? own : file))
            .toList();
    this.now = new State<>(new Word.Size(storage.indexBits()), List.copyOf(machine.cells()), files);
  }

  /** The monitor's own words, as a file. */
  File own() {
    return own;
  }

  /** The control program where this is known. */
  private ControlProgram<Word, Condition, WrittenFile> program(Folding known) {
    return new ControlProgram<>(semantics, known, dispatcher, allocator, region);
  }

  /** The guest as it is, between two steps. */
  State<Word, WrittenFile> running(Folding known) {
    return program(known).guest(now);
  }

  /** The guest as it is when the hardware has taken a trap. */
  State<Word, WrittenFile> trapped(Folding known, Cause cause) {
    return program(known).trapped(now, cause);
  }

  /** What the host has to become, whatever its M and R are at the moment. */
  Change become(Folding known, State<Word, WrittenFile> next) {
    return to(program(known).host(now, next));
  }

  /** What the host has to become if its M and R are as the guest's state needs them. */
  Change step(Folding known, State<Word, WrittenFile> next) {
    var running = running(known);
    boolean same =
        Confining.virtual(machine).stream()
            .allMatch(cell -> next.get(cell).equals(running.get(cell)));
    return same ? to(program(known).unconfined(now, next)) : become(known, next);
  }

  /** What makes the hardware's M and R what the guest's state needs. */
  Change confined(Folding known) {
    var program = program(known);
    return to(program.confined(now, program.guest(now)));
  }

  private Change to(State<Word, WrittenFile> next) {
    return Change.between(machine, now, next);
  }

  /** The guest's words behind k, as a file of their own. */
  private record Region(File storage) implements ControlProgram.Region<Word, WrittenFile> {
    @Override
    public Word low() {
      return new Word.Literal(TrapAndEmulate.K, storage.indexBits());
    }

    /** That the guest believes to be q. */
    @Override
    public Word words() {
      return new Word.Size(storage.indexBits());
    }

    @Override
    public WrittenFile inside(WrittenFile host) {
      return new WrittenFile.Old(storage);
    }

    @Override
    public WrittenFile with(WrittenFile host, WrittenFile guest) {
      return guest instanceof WrittenFile.Old ? host : new WrittenFile.Beside(host, guest);
    }
  }
}
