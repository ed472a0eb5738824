package org.vmorph.vmm.control;

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
  private final Allocator allocator;
  private final Shadow shadow;
  private final HostLayout layout;
  private final Region region;

  /** The host as it is. */
  private final State<Word, WrittenFile> now;

  /** The monitor's words, from the host's word 0 on. */
  private final File own;

  ExpressedHost(Elaboration semantics, Allocator allocator, HostLayout layout) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.allocator = allocator;
    var storage = machine.storage();
    this.own =
        new File("monitor", storage.bits(), storage.indexBits(), Role.STORAGE, storage.slot());
    this.shadow = layout.shadow();
    this.layout = layout;
    this.region = new Region(storage, place(storage, layout, shadow));
    var files =
        machine.files().stream()
            .map(file -> (WrittenFile) new WrittenFile.Old(file.equals(storage) ? own : file))
            .toList();
    var q = new Word.Operand(HostPlaces.HOST_WORDS, storage.indexBits());
    this.now = new State<>(q, List.copyOf(machine.cells()), files);
  }

  /** Where the guest's words start. */
  long low() {
    return layout.low();
  }

  /** The monitor's own words, as a file. */
  File own() {
    return own;
  }

  /** f where this is known. */
  private VirtualMachineMap<Word, Condition, WrittenFile> map(Folding known) {
    return new VirtualMachineMap<>(semantics, known, shadow, allocator, region);
  }

  /** The guest as it is, between two steps. */
  State<Word, WrittenFile> running(Folding known) {
    return map(known).guest(now);
  }

  /** The guest as it is when the hardware has taken a trap. */
  State<Word, WrittenFile> trapped(Folding known, Cause cause) {
    return map(known).trapped(now, cause);
  }

  /** What the host has to become, whatever its M and R are at the moment. */
  Change become(Folding known, State<Word, WrittenFile> next) {
    return to(map(known).host(now, next));
  }

  /** What the host has to become if its M and R are as the guest's state needs them. */
  Change step(Folding known, State<Word, WrittenFile> next) {
    var running = running(known);
    boolean same =
        shadow.cells().stream().allMatch(cell -> next.get(cell).equals(running.get(cell)))
            && shadow.files().stream().allMatch(file -> next.get(file).equals(running.get(file)));
    return same ? to(map(known).unconfined(now, next)) : become(known, next);
  }

  /** What makes the hardware's M and R what the guest's state needs. */
  Change confined(Folding known) {
    var f = map(known);
    return to(f.confined(now, f.guest(now)));
  }

  private Change to(State<Word, WrittenFile> next) {
    return Change.between(machine, now, next);
  }

  /** That the guest has w words is what it believes to be q. */
  private static VirtualMachineMap.Place<Word> place(
      File storage, HostLayout layout, Shadow shadow) {
    int bits = storage.indexBits();
    var w = new Word.Size(bits);
    var low = new Word.Literal(layout.low(), bits);
    var own = layout.side() == HostLayout.Side.BEHIND ? w : new Word.Literal(0, bits);
    return new VirtualMachineMap.Place<>(low, w, own, shadow.words());
  }

  /** The guest's words as a file of their own. */
  private record Region(File storage, VirtualMachineMap.Place<Word> place)
      implements VirtualMachineMap.Region<Word, WrittenFile> {
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
