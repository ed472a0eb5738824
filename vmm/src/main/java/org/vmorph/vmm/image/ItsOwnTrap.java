package org.vmorph.vmm.image;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cause;
import org.vmorph.vmm.Guest;

/**
 * Tells by a guest's state whether its monitor has reflected a trap: the old PSW is where a trap
 * puts it, with a cause, and the new one came from where a trap takes it. A monitor says nothing;
 * this is what can be seen of it.
 */
final class ItsOwnTrap {
  private final Guest guest;
  private final Architecture machine;
  private final PswWord psw;
  private final TrapEntry.Places places;
  private long old;

  /** Whether the state before looks as if the trap had been reflected already. */
  private boolean inDoubt;

  private boolean trapsBare;

  ItsOwnTrap(Guest guest, PswWord psw) {
    this.guest = guest;
    this.machine = guest.semantics().machine();
    this.psw = psw;
    this.places = machine.trapEntry().places().orElseThrow();
  }

  private long word(StoragePlace at) {
    return guest.load(machine.storage(), at.in(guest.size()));
  }

  /**
   * The hardware has taken a trap, and the monitor has done nothing yet.
   *
   * @param before the PSW that the guest believed in when it trapped
   */
  void expect(Cause hardware, long before) {
    old = word(places.old());
    var mode = machine.mode();
    inDoubt =
        hardware.isPrivilege()
            && psw.get(before, mode.cell()) == mode.supervisor()
            && psw.plain(old) == before
            && psw.cause(old).isPresent();
    trapsBare = inDoubt && trapsBare(psw.get(before, machine.programCounter()));
  }

  /** What the machine itself does in the guest's state: asked only where the guest cannot tell. */
  private boolean trapsBare(long p) {
    var bare = new Machine(guest.engine(), guest.size());
    machine.cells().forEach(cell -> bare.set(cell, guest.get(cell)));
    for (var file : machine.files()) {
      var words = new long[Math.toIntExact(guest.used(file))];
      guest.loadAll(file, 0, words);
      for (int i = 0; i < words.length; i++) {
        bare.store(file, i, words[i]);
      }
    }
    bare.set(machine.programCounter(), p);
    return bare.step().kind() == Event.Kind.TRAPPED;
  }

  /**
   * The trap the guest has taken, if it has: the monitor is done.
   *
   * @param after the PSW the guest believes in now
   */
  Optional<Cause> taken(long before, long after) {
    long stored = word(places.old());
    boolean looksSo = psw.plain(stored) == before && psw.plain(word(places.next())) == after;
    return looksSo && !(inDoubt && stored == old && !trapsBare)
        ? psw.cause(stored)
        : Optional.empty();
  }
}
